"""Who may be asked at all. Each filter is one named question; whoever fails one is never asked, whatever the
score.

`columns` asks the same of many helpers at once; tests hold the two together.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType

from directory.matching.facts import Helper, Need, Offer
from directory.matching.hours import common
from directory.matching.skills import SkillTree


class Filter(Enum):
    """Every reason not to be asked, those that look at one offer first."""

    SKILL = "skill"
    CURRENT = "current"
    LEVEL = "level"
    MODE = "mode"
    JURISDICTION = "jurisdiction"
    LANGUAGE = "language"
    WINDOW = "window"
    ACTIVE = "active"
    ONESELF = "oneself"
    EXCLUSION = "exclusion"
    ASKED = "asked"
    RESTED = "rested"
    CAPACITY = "capacity"
    WISHES = "wishes"  # a further one that a caller of `assign` brings, as mentors and mentees do


def is_active(need: Need, helper: Helper) -> bool:
    return helper.active


def has_capacity(need: Need, helper: Helper) -> bool:
    return helper.capacity > 0


def is_somebody_else(need: Need, helper: Helper) -> bool:
    return need.requester != helper.key


def is_not_excluded(need: Need, helper: Helper) -> bool:
    """Neither wants the other kept away, by person or by country. An unknown country is nobody's."""
    return (
        helper.key not in need.excluded
        and need.requester not in helper.excluded
        and helper.country not in need.excluded_countries
        and need.country not in helper.excluded_countries
    )


def was_not_asked(need: Need, helper: Helper) -> bool:
    return helper.key not in need.asked


def is_rested(need: Need, helper: Helper, now: int) -> bool:
    return helper.rests_until is None or helper.rests_until <= now


def shares_hours(need: Need, helper: Helper) -> bool:
    """At least an hour of the week in common, where a window is asked for and the helper told any hours."""
    return not need.window or not helper.hours or common(need.window, helper.hours) > 0


def is_current(offer: Offer, now: int) -> bool:
    return offer.expires is None or offer.expires > now


def has_skill(need: Need, offer: Offer, tree: SkillTree) -> bool:
    """The skill that is asked for or a narrower one."""
    return tree.steps(need.skill, offer.skill) is not None


def has_level(need: Need, offer: Offer) -> bool:
    return offer.level >= need.level


def has_mode(need: Need, offer: Offer) -> bool:
    return bool(need.modes & offer.modes)


def covers_jurisdiction(need: Need, offer: Offer, tree: SkillTree) -> bool:
    """Asked only where the skill, wanted or offered, is worth nothing elsewhere; then a request must name
    one."""
    if not (tree.is_bound(need.skill) or tree.is_bound(offer.skill)):
        return True
    return need.jurisdiction is not None and need.jurisdiction in offer.jurisdictions


def spoken(helper: Helper, offer: Offer) -> dict[int, int]:
    """The languages of the offer with the helper's levels."""
    return {
        language: level
        for language, level in helper.languages
        if level > 0 and (not offer.languages or language in offer.languages)
    }


def language_in_common(need: Need, helper: Helper, offer: Offer) -> int:
    """How well the two understand each other in their best common language: the lower of the two levels, 0:
    not."""
    levels = spoken(helper, offer)
    return max((min(level, levels.get(language, 0)) for language, level in need.languages), default=0)


PERSON: Mapping[Filter, Callable[[Need, Helper, int], bool]] = MappingProxyType(
    {
        Filter.WINDOW: lambda need, helper, now: shares_hours(need, helper),
        Filter.ACTIVE: lambda need, helper, now: is_active(need, helper),
        Filter.ONESELF: lambda need, helper, now: is_somebody_else(need, helper),
        Filter.EXCLUSION: lambda need, helper, now: is_not_excluded(need, helper),
        Filter.ASKED: lambda need, helper, now: was_not_asked(need, helper),
        Filter.RESTED: is_rested,
        Filter.CAPACITY: lambda need, helper, now: has_capacity(need, helper),
    }
)


def offer_refusals(need: Need, helper: Helper, offer: Offer, tree: SkillTree, now: int) -> frozenset[Filter]:
    """The filters that one offer does not pass."""
    passed = {
        Filter.SKILL: has_skill(need, offer, tree),
        Filter.CURRENT: is_current(offer, now),
        Filter.LEVEL: has_level(need, offer),
        Filter.MODE: has_mode(need, offer),
        Filter.JURISDICTION: covers_jurisdiction(need, offer, tree),
        Filter.LANGUAGE: language_in_common(need, helper, offer) > 0,
    }
    return frozenset(question for question, holds in passed.items() if not holds)


def person_refusals(need: Need, helper: Helper, now: int) -> frozenset[Filter]:
    """The filters that the helper does not pass, whatever is offered."""
    return frozenset(question for question, holds in PERSON.items() if not holds(need, helper, now))


def fitting_offers(need: Need, helper: Helper, tree: SkillTree, now: int) -> tuple[Offer, ...]:
    """The helper's offers that pass every filter for offers."""
    return tuple(offer for offer in helper.offers if not offer_refusals(need, helper, offer, tree, now))


def eligible(need: Need, helper: Helper, tree: SkillTree, now: int) -> bool:
    """May this person be asked for this? Arguments: `now` in Unix seconds."""
    return not person_refusals(need, helper, now) and bool(fitting_offers(need, helper, tree, now))
