"""Filters and points over columns: the same questions as `filters` and `scoring`, asked of everybody at
once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from directory.matching.columns import UNKNOWN, Crowd, Whole, words
from directory.matching.facts import Nearness, Need
from directory.matching.filters import Filter
from directory.matching.scoring import LEVELS
from directory.matching.skills import SkillTree
from directory.matching.waves import DAY
from directory.matching.weights import Part, Weights

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Search:
    """One request over a crowd at one moment."""

    need: Need
    crowd: Crowd
    tree: SkillTree
    now: int

    def understood(self, rows: Whole) -> Whole:
        """The lower level in the best common language of each offer, 0: none."""
        best = np.zeros(len(rows), dtype=np.int64)
        for language, level in self.need.languages:
            theirs = self.crowd.languages[language][rows]
            np.maximum(best, np.minimum(theirs, min(max(level, 0), LEVELS)), out=best)
        return best

    def common_hours(self, rows: Whole) -> Whole:
        window = np.array(words(self.need.window), dtype=np.uint64)
        both: Whole = np.bitwise_count(self.crowd.hours[self.crowd.owner[rows]] & window).sum(
            axis=1, dtype=np.int64
        )
        return both

    def told_hours(self, rows: Whole) -> Mask:
        hours = self.crowd.hours[self.crowd.owner[rows]]
        return (hours[:, 0] | hours[:, 1] | hours[:, 2]) > 0

    def covers(self, rows: Whole) -> Mask:
        place = self.need.jurisdiction
        return np.zeros(len(rows), dtype=bool) if place is None else self.crowd.jurisdictions[place][rows]

    def apart(self, rows: Whole, people: list[int]) -> Mask:
        """Not one of these people, named by key."""
        known = [self.crowd.place[key] for key in people if key in self.crowd.place]
        return ~np.isin(self.crowd.owner[rows], known)


def jurisdiction_fits(search: Search, rows: Whole) -> Mask:
    if search.tree.is_bound(search.need.skill):
        return search.covers(rows)
    return ~search.crowd.bound[rows] | search.covers(rows)


def window_fits(search: Search, rows: Whole) -> Mask:
    if not search.need.window:
        return np.ones(len(rows), dtype=bool)
    return (search.common_hours(rows) > 0) | ~search.told_hours(rows)


def nobody_excluded(search: Search, rows: Whole) -> Mask:
    need, crowd = search.need, search.crowd
    owners = crowd.owner[rows]
    fits = search.apart(rows, list(need.excluded))
    fits &= ~np.isin(owners, crowd.shunning.get(need.requester, ()))
    if need.country is not None:
        fits &= ~np.isin(owners, crowd.shunning_country.get(need.country, ()))
    return fits & ~np.isin(crowd.country[owners], list(need.excluded_countries))


STAGES: Mapping[Filter, Callable[[Search, Whole], Mask]] = MappingProxyType(
    {
        Filter.CURRENT: lambda search, rows: search.crowd.expires[rows] > search.now,
        Filter.LEVEL: lambda search, rows: search.crowd.level[rows] >= search.need.level,
        Filter.MODE: lambda search, rows: (search.crowd.modes[rows] & int(search.need.modes)) > 0,
        Filter.JURISDICTION: jurisdiction_fits,
        Filter.LANGUAGE: lambda search, rows: search.understood(rows) > 0,
        Filter.WINDOW: window_fits,
        Filter.ACTIVE: lambda search, rows: search.crowd.active[search.crowd.owner[rows]],
        Filter.ONESELF: lambda search, rows: search.apart(rows, [search.need.requester]),
        Filter.EXCLUSION: nobody_excluded,
        Filter.ASKED: lambda search, rows: search.apart(rows, list(search.need.asked)),
        Filter.RESTED: lambda search, rows: search.crowd.rests_until[search.crowd.owner[rows]] <= search.now,
        Filter.CAPACITY: lambda search, rows: search.crowd.capacity[search.crowd.owner[rows]] > 0,
    }
)


def fitting_rows(search: Search) -> tuple[Whole, Filter | None]:
    """The offers that pass every filter, and, where none does, the filter that took the last one."""
    rows = search.crowd.offering(search.need.skill)
    if not len(rows):
        return rows, Filter.SKILL
    for question, passed in STAGES.items():
        rows = rows[passed(search, rows)]
        if not len(rows):
            return rows, question
    return rows, None


def region_points(search: Search, rows: Whole, most: int) -> Whole:
    need, owners = search.need, search.crowd.owner[rows]
    if need.nearness is Nearness.EITHER:
        return np.full(len(rows), most)
    same = need.nearness is Nearness.SAME_REGION
    theirs = (search.crowd.region if same else search.crowd.country)[owners]
    mine = need.region if same else need.country
    if mine is None:
        return np.full(len(rows), most // 2)
    liked = (theirs == mine) if same else (theirs != mine)
    return np.where(theirs == UNKNOWN, most // 2, np.where(liked, most, 0))


def time_points(search: Search, rows: Whole, most: int, enough: int) -> Whole:
    if not search.need.window:
        return np.full(len(rows), most)
    by_hours = most * np.minimum(search.common_hours(rows), enough) // enough
    return np.where(search.told_hours(rows), by_hours, most // 2)


def totals(search: Search, rows: Whole, weights: Weights) -> Whole:
    """The score of each row, for rows that passed the filters."""
    need, crowd, most = search.need, search.crowd, weights.points
    steps = crowd.depth[rows] - len(search.tree.paths[need.skill])
    above = (
        np.minimum(crowd.level[rows] - need.level, LEVELS) if need.level else np.zeros(len(rows), np.int64)
    )
    rested = (search.now - crowd.last_asked[crowd.owner[rows]]) // DAY
    found = most[Part.SKILL] * np.maximum(LEVELS - steps, 0) // LEVELS
    found += most[Part.LEVEL] * (LEVELS - above) // LEVELS
    found += most[Part.LANGUAGE] * np.minimum(search.understood(rows), LEVELS) // LEVELS
    found += time_points(search, rows, most[Part.TIME], weights.enough_hours)
    found += most[Part.JURISDICTION] * (search.covers(rows) if need.jurisdiction is not None else 1)
    found += region_points(search, rows, most[Part.REGION])
    found += most[Part.REST] * np.clip(rested, 0, weights.full_rest) // weights.full_rest
    return found


@dataclass(frozen=True)
class Candidates:
    """Who may be asked for one request: numbers of helpers, rising, and the score of each. `lacking` where
    nobody."""

    who: Whole
    scores: Whole
    lacking: Filter | None = None


def candidates(search: Search, weights: Weights) -> Candidates:
    rows, lacking = fitting_rows(search)
    if lacking:
        return Candidates(rows, rows, lacking)
    found, owners = totals(search, rows, weights), search.crowd.owner[rows]
    best_first = np.lexsort((-found, owners))
    who, first = np.unique(owners[best_first], return_index=True)
    return Candidates(who, found[best_first][first])
