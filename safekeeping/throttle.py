"""Slow down whoever tries too often. Counts live in the shared cache, under keyed hashes."""

import logging
import math
import time
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate

from django.core.cache import caches
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache

from safekeeping.hashing import keyed_hash

logger = logging.getLogger(__name__)

SLOTS = 10

# What one process remembers while the shared cache is away: about 2 MB.
_own_counts = LocMemCache("safekeeping-throttles", {"OPTIONS": {"MAX_ENTRIES": 10_000}})


class WhenCacheIsAway(Enum):
    """What a throttle answers when the shared cache cannot be asked."""

    COUNT_HERE = "each process counts for itself: nobody is locked out, guessing stays slow"
    REFUSE = "refuse: for what can wait and must never go unlimited"
    ALLOW = "allow: for what does no harm"


@dataclass(frozen=True)
class Verdict:
    """May it go on? If not, `retry_after` is the number of whole seconds after which it may (at least 1)."""

    allowed: bool
    retry_after: int = 0


@dataclass(frozen=True)
class Throttle:
    """At most `limit` hits within any `seconds`, for each key.

    A sliding window of SLOTS counters and the running one, each counted whole: the limit is never passed,
    and one hit is free again after `seconds` and at most a tenth. Refused hits are not counted, so that
    waiting `retry_after` always helps.
    """

    name: str
    limit: int
    seconds: int
    when_cache_is_away: WhenCacheIsAway = WhenCacheIsAway.COUNT_HERE

    def __post_init__(self) -> None:
        if self.limit < 1 or self.seconds < 1:
            raise ValueError("A throttle lets at least one hit through, in at least one second.")

    def hit(self, key: str) -> Verdict:
        """Count one attempt of `key` (an address, a handle, an account) and say whether it may go on.

        Never raises for the cache. `key` is hashed before it leaves this call.
        """
        hashed = keyed_hash(f"throttle:{self.name}", key)
        try:
            return self._count(caches["counts"], hashed)
        except Exception as error:  # every backend has its own errors, and none may stop a request
            logger.warning("Throttle %s: the shared cache is away (%s)", self.name, type(error).__name__)
            return self._answer_without_cache(hashed)

    def wait(self, key: str) -> int:
        """Seconds until one more hit of `key` fits, 0 where it fits now. Counts nothing."""
        verdict = self.hit(key)
        if verdict.allowed:
            self.take_back(key)
        return verdict.retry_after

    def take_back(self, key: str) -> None:
        """Uncount one hit of `key` that turned out harmless, such as the right password. Never raises."""
        hashed = keyed_hash(f"throttle:{self.name}", key)
        try:
            self._uncount(caches["counts"], hashed)
        except Exception:  # the cache is away, as it may have been for `hit`, which said so
            self._uncount(_own_counts, hashed)

    def _answer_without_cache(self, hashed: str) -> Verdict:
        if self.when_cache_is_away is WhenCacheIsAway.ALLOW:
            return Verdict(allowed=True)
        if self.when_cache_is_away is WhenCacheIsAway.REFUSE:
            return Verdict(allowed=False, retry_after=min(self.seconds, 60))
        return self._count(_own_counts, hashed)

    def _count(self, counts: BaseCache, hashed: str) -> Verdict:
        now = time.time()
        slot = self._slot(now)
        earlier = self._earlier_hits(counts, hashed, slot)
        hits = self._increase(counts, self._counter(hashed, slot))
        if hits + sum(earlier.values()) <= self.limit:
            return Verdict(allowed=True)
        counts.decr(self._counter(hashed, slot))
        free_at = self._free_slot({**earlier, slot: hits - 1}) * self.seconds / SLOTS
        return Verdict(allowed=False, retry_after=max(1, math.ceil(free_at - now)))

    def _uncount(self, counts: BaseCache, hashed: str) -> None:
        # The hit may have been counted in an earlier slot: checking a password takes a moment.
        slot = self._slot(time.time())
        hits = {**self._earlier_hits(counts, hashed, slot), slot: counts.get(self._counter(hashed, slot), 0)}
        newest = next((slot for slot in reversed(hits) if hits[slot] > 0), None)
        if newest is not None:
            counts.decr(self._counter(hashed, newest))

    def _slot(self, now: float) -> int:
        return int(now * SLOTS / self.seconds)

    def _counter(self, hashed: str, slot: int) -> str:
        return f"throttle:{self.name}:{hashed}:{slot}"

    def _earlier_hits(self, counts: BaseCache, hashed: str, slot: int) -> dict[int, int]:
        """Hits by slot, oldest first, of the slots before this one that still count."""
        slots = {self._counter(hashed, earlier): earlier for earlier in range(slot - SLOTS, slot)}
        found = counts.get_many(slots)
        return {slots[counter]: found[counter] for counter in slots if counter in found}

    def _increase(self, counts: BaseCache, counter: str) -> int:
        # `incr` alone is atomic, but wants the counter to exist; kept for longer than it counts.
        counts.add(counter, 0, timeout=2 * self.seconds)
        return counts.incr(counter)

    def _free_slot(self, hits: dict[int, int]) -> int:
        """The slot in which one more hit fits, when nobody else tries meanwhile."""
        excess = sum(hits.values()) + 1 - self.limit  # at most the sum, as the limit is at least one
        freed = zip(hits, accumulate(hits.values()), strict=True)
        return next(slot + SLOTS + 1 for slot, count in freed if count >= excess)
