"""Why somebody was proposed, from what the reader may see.

A hidden fact may decide who is asked; it never leaves a trace here. Every answer below reads the one fact it
stands beside in `TOLD`, and is only asked where that fact is shown, so two worlds that differ in a hidden one
explain alike.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from directory.matching.facts import Helper, Nearness, Need, Offer
from directory.matching.filters import has_mode, has_skill, is_current, spoken
from directory.matching.hours import common
from directory.matching.skills import SkillTree


class Fact(Enum):
    """What an owner can show. What is not here (load, rest, capacity, exclusions, country, who was asked) is
    never shown to anybody, so it can never be told."""

    SKILL = "skill"
    LEVEL = "level"
    LANGUAGES = "languages"
    HOURS = "hours"
    JURISDICTIONS = "jurisdictions"
    REGION = "region"


class Code(Enum):
    SAME_SKILL = "same-skill"
    NARROWER_SKILL = "narrower-skill"
    LEVEL_AS_ASKED = "level-as-asked"
    LEVEL_ABOVE = "level-above"
    COMMON_LANGUAGE = "common-language"
    COMMON_HOURS = "common-hours"
    JURISDICTION_COVERED = "jurisdiction-covered"
    SAME_REGION = "same-region"


@dataclass(frozen=True, slots=True)
class Reason:
    """`about` are the numbers the code speaks of: the skill, the common languages, the jurisdiction, the
    region."""

    code: Code
    about: tuple[int, ...] = ()


def told_skill(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    steps = tree.steps(need.skill, offer.skill)
    return Reason(Code.NARROWER_SKILL if steps else Code.SAME_SKILL, (offer.skill,))


def told_level(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    if not need.level or offer.level < need.level:
        return None
    return Reason(Code.LEVEL_ABOVE if offer.level > need.level else Code.LEVEL_AS_ASKED)


def told_languages(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    both = {language for language, level in need.languages if level > 0} & spoken(helper, offer).keys()
    return Reason(Code.COMMON_LANGUAGE, tuple(sorted(both))) if both else None


def told_hours(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    """That there are some, never how many: exact availability goes to nobody."""
    return Reason(Code.COMMON_HOURS) if common(need.window, helper.hours) else None


def told_jurisdiction(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    place = need.jurisdiction
    return (
        Reason(Code.JURISDICTION_COVERED, (place,))
        if place in offer.jurisdictions and place is not None
        else None
    )


def told_region(need: Need, helper: Helper, offer: Offer, tree: SkillTree) -> Reason | None:
    """Only where it was asked for."""
    region = need.region
    if need.nearness is not Nearness.SAME_REGION or region is None or helper.region != region:
        return None
    return Reason(Code.SAME_REGION, (region,))


TOLD: Mapping[Fact, Callable[[Need, Helper, Offer, SkillTree], Reason | None]] = MappingProxyType(
    {
        Fact.SKILL: told_skill,
        Fact.LEVEL: told_level,
        Fact.LANGUAGES: told_languages,
        Fact.HOURS: told_hours,
        Fact.JURISDICTIONS: told_jurisdiction,
        Fact.REGION: told_region,
    }
)

OF_OFFERS = frozenset({Fact.SKILL, Fact.LEVEL, Fact.JURISDICTIONS})
NO_OFFER = Offer(skill=0)


def explain(
    need: Need, helper: Helper, tree: SkillTree, *, now: int, shown: frozenset[Fact]
) -> tuple[Reason, ...]:
    """Why these two, for somebody who may know the facts in `shown` of the other one.

    For the one who asks: what the helper shows them. For the helper: what the request shows. Where skills are
    hidden, levels and jurisdictions are, too. Says nothing of points and nothing of what does not fit; the
    same whatever the order of offers. Empty where nothing may be told.
    """
    offers = [
        offer
        for offer in helper.offers
        if Fact.SKILL in shown
        and is_current(offer, now)
        and has_skill(need, offer, tree)
        and has_mode(need, offer)
    ]
    told = shown if offers else shown - OF_OFFERS
    told_of = [reasons(need, helper, offer, tree, told) for offer in offers or [NO_OFFER]]
    return max(told_of, key=lambda found: (len(found), rank(found)))


def reasons(
    need: Need, helper: Helper, offer: Offer, tree: SkillTree, shown: frozenset[Fact]
) -> tuple[Reason, ...]:
    answers = (TOLD[fact](need, helper, offer, tree) for fact in Fact if fact in shown)
    return tuple(answer for answer in answers if answer)


def rank(found: tuple[Reason, ...]) -> list[tuple[int, tuple[int, ...]]]:
    """An order in which the earlier code, and then the smaller number, is better."""
    order = list(Code)
    return [(-order.index(reason.code), tuple(-number for number in reason.about)) for reason in found]
