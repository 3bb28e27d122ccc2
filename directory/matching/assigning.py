"""Whom to ask for what: everybody's requests at once, so that nobody is asked for all of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from directory.matching.candidates import Candidates, Mask, Search, candidates
from directory.matching.columns import Crowd, Whole, gather
from directory.matching.exact import Row, Scale, best, scale
from directory.matching.facts import Helper, Need
from directory.matching.filters import Filter
from directory.matching.scoring import Score, best_score, looks_at
from directory.matching.skills import SkillTree
from directory.matching.ties import lots, pair_lots
from directory.matching.waves import DAY, asks_wanted
from directory.matching.weights import HIGHEST, STANDARD, Weights

LONGEST_WAIT = 7
# More than any person should carry; beyond it a further task cannot be dearer.
MOST_TURNS = 20
Keyed = TypeVar("Keyed", Need, Helper)
Agrees = Callable[[Need, Helper], bool]


@dataclass(frozen=True, slots=True)
class Pair:
    """Ask this helper for this request; both by key. `place` counts the asks of one request in this wave,
    from 1."""

    need: int
    helper: int
    place: int
    score: Score


@dataclass(frozen=True, slots=True)
class Unserved:
    """Nobody is asked for this request. `lacking` is the filter that took the last one who had fitted the
    filters before it; CAPACITY also where all who fit are taken by other requests. For those who lead, never
    for the one who asks: it speaks of hidden facts."""

    need: int
    lacking: Filter


@dataclass(frozen=True, slots=True)
class Assignment:
    """`pairs` by request and place, `unserved` by request. `version` is that of the weights."""

    pairs: tuple[Pair, ...]
    unserved: tuple[Unserved, ...]
    version: int


def assign(
    needs: Sequence[Need],
    helpers: Sequence[Helper],
    tree: SkillTree,
    *,
    key: bytes,
    now: int,
    weights: Weights = STANDARD,
    agrees: Agrees | None = None,
) -> Assignment:
    """The best set of asks for one wave.

    First every request gets one ask, as many as can be; only then those that want several get a second, and a
    third. In each of these rounds the outcome is the best there is: most requests served, then the most
    urgent and longest waiting, then the most points less what a further turn costs those who carry much.
    Equal outcomes are decided by lots, keyed with `key` (16 bytes or more, secret), never by the order of the
    data.

    `now` in Unix seconds. `agrees`: a further filter over a request and a helper. Needs that want no ask are
    left out. Raises ValueError for keys that come twice, a key of lots that is too short, or too many
    requests at once.
    """
    wanting = [need for need in drawn(needs, b"request", key) if asks_wanted(need)]
    crowd = gather(drawn(helpers, b"helper", key), wanting, tree)
    found = [candidates(Search(need, crowd, tree, now), weights) for need in wanting]
    if agrees:
        found = [agreed(need, crowd, one, agrees) for need, one in zip(wanting, found, strict=True)]
    wave = Wave(wanting, crowd, found, weights, key, now)
    return wave.told(wave.in_rounds(), tree)


def drawn(people: Sequence[Keyed], kind: bytes, key: bytes) -> list[Keyed]:
    """In the order of their lots: whatever order they came in, what follows is the same."""
    if len({one.key for one in people}) != len(people):
        raise ValueError(f"a {kind.decode()} is there twice")
    numbers = lots(kind, (one.key for one in people), key).tolist()
    return [one for _, _, one in sorted(zip(numbers, (one.key for one in people), people, strict=True))]


def agreed(need: Need, crowd: Crowd, found: Candidates, agrees: Agrees) -> Candidates:
    fits = np.array([agrees(need, crowd.helpers[who]) for who in found.who], dtype=bool)
    lacking = found.lacking or (None if fits.any() else Filter.WISHES)
    return Candidates(found.who[fits], found.scores[fits], lacking)


def rank(need: Need, now: int) -> int:
    """0 to 31: urgency first, then whole weeks of waiting up to seven, so nobody is passed over for ever."""
    waited = 0 if need.since is None else (now - need.since) // (7 * DAY)
    return int(need.urgency) * (LONGEST_WAIT + 1) + min(max(waited, 0), LONGEST_WAIT)


@dataclass(frozen=True)
class Wave:
    """Requests and people in the order of their lots, and who of them may meet."""

    needs: Sequence[Need]
    crowd: Crowd
    found: Sequence[Candidates]
    weights: Weights
    key: bytes
    now: int

    def in_rounds(self) -> list[list[int]]:
        """For each request the numbers of those asked, in the order of the rounds."""
        asked: list[list[int]] = [[] for _ in self.needs]
        given = np.zeros(len(self.crowd.helpers), dtype=np.int64)
        left = np.minimum(self.crowd.capacity, MOST_TURNS)
        playing = list(range(len(self.needs)))
        while playing:
            carried = np.minimum(self.crowd.load, MOST_TURNS) + given
            exact = scale(len(playing), HIGHEST + self.weights.turn(int((carried + left).max(initial=0))))
            rows = self.rows(playing, [asked[number] for number in playing], left > given, carried, exact)
            step = self.weights.load_step * exact.point
            chosen = best(rows, left - given, step, exact.unserved).tolist()
            served = [(number, who) for number, who in zip(playing, chosen, strict=True) if who >= 0]
            for number, who in served:
                asked[number].append(who)
                given[who] += 1
            playing = [number for number, _ in served if len(asked[number]) < asks_wanted(self.needs[number])]
        return asked

    def rows(
        self, playing: Sequence[int], asked: Sequence[list[int]], free: Mask, carried: Whole, exact: Scale
    ) -> list[Row]:
        """What each request's candidates are worth in this round, best first."""
        requests = lots(b"request", (self.needs[number].key for number in playing), self.key)
        people = lots(b"helper", (helper.key for helper in self.crowd.helpers), self.key)
        found = []
        for number, lot, before in zip(playing, requests, asked, strict=True):
            one = self.found[number]
            fits = free[one.who] & ~np.isin(one.who, before)
            who = one.who[fits]
            points = one.scores[fits] - self.weights.load_step * carried[who]
            worth = points * exact.point - pair_lots(lot, people[who], exact.grain)
            order = np.argsort(-worth, kind="stable")
            found.append(Row(who[order], worth[order], rank(self.needs[number], self.now)))
        return found

    def told(self, asked: Sequence[Sequence[int]], tree: SkillTree) -> Assignment:
        pairs, unserved = [], []
        for need, one, chosen in zip(self.needs, self.found, asked, strict=True):
            for place, number in enumerate(chosen, start=1):
                helper = self.crowd.helpers[number]
                points = best_score(looks_at(need, helper, tree, self.now, self.weights))
                pairs.append(Pair(need.key, helper.key, place, points))
            if not chosen:
                unserved.append(Unserved(need.key, one.lacking or Filter.CAPACITY))
        return Assignment(
            tuple(sorted(pairs, key=lambda pair: (pair.need, pair.place))),
            tuple(sorted(unserved, key=lambda missed: missed.need)),
            self.weights.version,
        )
