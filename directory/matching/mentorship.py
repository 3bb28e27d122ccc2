"""Mentors and mentees, paired by the same engine: what either will not do without holds for both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from directory.matching.assigning import Assignment, assign
from directory.matching.facts import Helper, Need
from directory.matching.hours import common
from directory.matching.skills import SkillTree
from directory.matching.weights import STANDARD, Weights


@dataclass(frozen=True, slots=True)
class Wishes:
    """What one side insists on; empty or 0: nothing.

    `languages`: the two share one of these. `regions`: the other is in one of these. `hours`: so many hours
    of the week in common. What the other did not tell is no reason against them: both still have to agree.
    """

    languages: frozenset[int] = frozenset()
    regions: frozenset[int] = frozenset()
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Mentor:
    """`helper.offers` are the skills mentored, `helper.capacity` how many more mentees, within all other
    limits."""

    helper: Helper
    wishes: Wishes = Wishes()


@dataclass(frozen=True, slots=True)
class Mentee:
    """`need.window` are the hours at which the mentee could meet, `need.asked` the mentors they had or
    declined."""

    need: Need
    wishes: Wishes = Wishes()


def granted(wishes: Wishes, languages: set[int], region: int | None, hours: int | None) -> bool:
    """Arguments: the common languages, the other's region, and the common hours, None where one told none."""
    return (
        (not wishes.languages or not wishes.languages.isdisjoint(languages))
        and (not wishes.regions or region is None or region in wishes.regions)
        and (hours is None or hours >= wishes.hours)
    )


def agree(mentor: Mentor, mentee: Mentee) -> bool:
    """Would either of the two refuse the other?"""
    helper, need = mentor.helper, mentee.need
    languages = {language for language, _ in helper.languages} & {language for language, _ in need.languages}
    hours = common(helper.hours, need.window) if helper.hours and need.window else None
    return granted(mentor.wishes, languages, need.region, hours) and granted(
        mentee.wishes, languages, helper.region, hours
    )


def pair(
    mentors: Sequence[Mentor],
    mentees: Sequence[Mentee],
    tree: SkillTree,
    *,
    key: bytes,
    now: int,
    weights: Weights = STANDARD,
) -> Assignment:
    """One mentor for each mentee, as many as can be; the best of such pairings. Both still agree or do not.

    Arguments, result and errors are those of `assign`, with the mentee's request as the need.
    """
    by_helper = {mentor.helper.key: mentor for mentor in mentors}
    by_need = {mentee.need.key: mentee for mentee in mentees}
    return assign(
        [replace(mentee.need, wanted=1) for mentee in mentees],
        [mentor.helper for mentor in mentors],
        tree,
        key=key,
        now=now,
        weights=weights,
        agrees=lambda need, helper: agree(by_helper[helper.key], by_need[need.key]),
    )
