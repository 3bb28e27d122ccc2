"""How good a pair is: whole points from 0 to 1000, in named parts that add up exactly."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from directory.matching.facts import Helper, Nearness, Need, Offer
from directory.matching.filters import fitting_offers, language_in_common
from directory.matching.hours import common
from directory.matching.skills import SkillTree
from directory.matching.waves import DAY
from directory.matching.weights import PARTS, STANDARD, Part, Weights

LEVELS = 4


@dataclass(frozen=True, slots=True)
class Score:
    """Points of each part; `total` is their sum. `version` names the table of weights."""

    parts: Mapping[Part, int]
    version: int

    @property
    def total(self) -> int:
        return sum(self.parts.values())


@dataclass(frozen=True, slots=True)
class Look:
    """One request, one helper, one of the helper's offers, at one moment."""

    need: Need
    helper: Helper
    offer: Offer
    tree: SkillTree
    now: int
    weights: Weights


def skill_points(look: Look, most: int) -> int:
    """All of them for the very skill, a quarter less for each level narrower."""
    steps = look.tree.steps(look.need.skill, look.offer.skill)
    return 0 if steps is None else most * max(0, LEVELS - steps) // LEVELS


def level_points(look: Look, most: int) -> int:
    """A quarter less for each level above what is asked: those who know most are kept for those who need
    it."""
    above = look.offer.level - look.need.level if look.need.level else 0
    return most * (LEVELS - min(above, LEVELS)) // LEVELS if above >= 0 else 0


def language_points(look: Look, most: int) -> int:
    return most * min(language_in_common(look.need, look.helper, look.offer), LEVELS) // LEVELS


def time_points(look: Look, most: int) -> int:
    """All where no window is asked for, half where the helper told no hours, else by the common hours."""
    if not look.need.window:
        return most
    if not look.helper.hours:
        return most // 2
    enough = look.weights.enough_hours
    return most * min(common(look.need.window, look.helper.hours), enough) // enough


def jurisdiction_points(look: Look, most: int) -> int:
    place = look.need.jurisdiction
    return most if place is None or place in look.offer.jurisdictions else 0


def region_points(look: Look, most: int) -> int:
    """All where the one who asks does not mind; half where it is not known."""
    need, helper = look.need, look.helper
    if need.nearness is Nearness.EITHER:
        return most
    theirs, mine = (
        (helper.region, need.region)
        if need.nearness is Nearness.SAME_REGION
        else (helper.country, need.country)
    )
    if theirs is None or mine is None:
        return most // 2
    return most if (theirs == mine) is (need.nearness is Nearness.SAME_REGION) else 0


def rest_points(look: Look, most: int) -> int:
    """By whole days since the last ask."""
    last, full = look.helper.last_asked, look.weights.full_rest
    days = full if last is None else (look.now - last) // DAY
    return most * min(max(days, 0), full) // full


POINTS: Mapping[Part, Callable[[Look, int], int]] = MappingProxyType(
    {
        Part.SKILL: skill_points,
        Part.LEVEL: level_points,
        Part.LANGUAGE: language_points,
        Part.TIME: time_points,
        Part.JURISDICTION: jurisdiction_points,
        Part.REGION: region_points,
        Part.REST: rest_points,
    }
)


def points(look: Look) -> tuple[int, ...]:
    """The points of every part, in the order of PARTS."""
    return tuple(POINTS[part](look, look.weights.points[part]) for part in PARTS)


def score(need: Need, helper: Helper, tree: SkillTree, now: int, weights: Weights = STANDARD) -> Score | None:
    """The best score of the helper's fitting offers, None where none fits.

    Asks only the filters of offers: whether the person may be asked is `eligible`'s.
    """
    looks = looks_at(need, helper, tree, now, weights)
    return best_score(looks) if looks else None


def looks_at(need: Need, helper: Helper, tree: SkillTree, now: int, weights: Weights) -> tuple[Look, ...]:
    """One for each of the helper's fitting offers."""
    offers = fitting_offers(need, helper, tree, now)
    return tuple(Look(need, helper, offer, tree, now, weights) for offer in offers)


def best_score(looks: Sequence[Look]) -> Score:
    """Of equal offers that with more points in the earlier parts counts, whatever their order.

    Raises ValueError where there is nothing to look at.
    """
    best = max((points(look) for look in looks), key=lambda found: (sum(found), found))
    return Score(MappingProxyType(dict(zip(PARTS, best, strict=True))), looks[0].weights.version)
