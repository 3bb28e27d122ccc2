"""What the engine knows of people and requests: small numbers, never a name, a text or an address.

Keys, skills, languages, jurisdictions, regions and countries are whole numbers that mean something to the
caller only. Moments are Unix seconds. Hours are a set of the 168 hours of a week in UTC, one bit each; see
`hours`.
"""

from dataclasses import dataclass
from enum import Enum, IntEnum, IntFlag


class Mode(IntFlag):
    """How help is given. An offer and a request each name one or several."""

    ADVICE = 1
    REVIEW = 2
    TRAINING = 4
    INTRODUCTION = 8
    PRESENCE = 16


ANY_MODE = Mode(31)


class Urgency(IntEnum):
    """How soon; the higher number goes first where not everybody can be served."""

    OPEN = 0
    WEEKS = 1
    DAYS = 2
    NOW = 3


class Nearness(Enum):
    """Whether the one who asks would rather have somebody who knows the region, or somebody out of its
    reach."""

    EITHER = "either"
    SAME_REGION = "same-region"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Offer:
    """One skill that somebody offers.

    `level` 1 to 4. `languages` narrows the helper's own for this offer; empty: all of them. `jurisdictions`
    are those it covers, apart from where the helper lives. `expires` in Unix seconds, None: never.
    """

    skill: int
    level: int = 1
    modes: Mode = ANY_MODE
    languages: frozenset[int] = frozenset()
    jurisdictions: frozenset[int] = frozenset()
    expires: int | None = None


@dataclass(frozen=True, slots=True)
class Helper:
    """Somebody who offers.

    `languages` are (language, level 1 to 4). `hours` 0: not told. `capacity` is how many more may be asked of
    them now, over all their limits; `load` is what they carry already, for which they are spared. `excluded`
    and `excluded_countries` are those they will have nothing to do with. `rests_until`: not asked before that
    moment. `last_asked` None: never.
    """

    key: int
    offers: tuple[Offer, ...]
    languages: tuple[tuple[int, int], ...]
    capacity: int = 1
    load: int = 0
    active: bool = True
    hours: int = 0
    region: int | None = None
    country: int | None = None
    excluded: frozenset[int] = frozenset()
    excluded_countries: frozenset[int] = frozenset()
    rests_until: int | None = None
    last_asked: int | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """One request.

    `level` is the least that is asked, 0: any. Any of `modes` will do. `window` 0: any hour. `jurisdiction`
    None: not bound to one. `asked` are those who were asked before, whatever they answered. `wanted` is how
    many are asked at once in this wave; None: what `WAVES` says for the urgency. `since` is when it was
    opened, None: now.
    """

    key: int
    requester: int
    skill: int
    languages: tuple[tuple[int, int], ...]
    level: int = 0
    modes: Mode = ANY_MODE
    urgency: Urgency = Urgency.OPEN
    window: int = 0
    jurisdiction: int | None = None
    region: int | None = None
    country: int | None = None
    nearness: Nearness = Nearness.EITHER
    excluded: frozenset[int] = frozenset()
    excluded_countries: frozenset[int] = frozenset()
    asked: frozenset[int] = frozenset()
    wanted: int | None = None
    since: int | None = None
