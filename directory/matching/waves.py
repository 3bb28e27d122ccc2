"""How many are asked at once, when the next are, and how long somebody who was asked is left in peace."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from directory.matching.facts import Need, Urgency

HOUR = 3600
DAY = 24 * HOUR


@dataclass(frozen=True, slots=True)
class Wave:
    """`asks` at once; the next wave after `every` seconds without a yes; then `rest` seconds without a new
    ask."""

    asks: int
    every: int
    rest: int


WAVES: Mapping[Urgency, Wave] = MappingProxyType(
    {
        Urgency.NOW: Wave(asks=3, every=HOUR // 2, rest=DAY),
        Urgency.DAYS: Wave(asks=2, every=12 * HOUR, rest=2 * DAY),
        Urgency.WEEKS: Wave(asks=1, every=3 * DAY, rest=3 * DAY),
        Urgency.OPEN: Wave(asks=1, every=5 * DAY, rest=5 * DAY),
    }
)


def asks_wanted(need: Need) -> int:
    """How many are to be asked in this wave."""
    return WAVES[need.urgency].asks if need.wanted is None else max(0, need.wanted)


def next_wave(urgency: Urgency, last: int | None, now: int) -> int:
    """The moment of the next wave in Unix seconds: at once where none went yet."""
    return now if last is None else last + WAVES[urgency].every


def is_due(urgency: Urgency, last: int | None, now: int) -> bool:
    return next_wave(urgency, last, now) <= now


def rests_until(urgency: Urgency, asked: int) -> int:
    """Until when somebody asked at that moment is asked nothing more by the engine, whatever the answer."""
    return asked + WAVES[urgency].rest
