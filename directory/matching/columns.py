"""The people as columns of numbers, so that a request is compared with all of them at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directory.matching.facts import Helper, Need, Offer
from directory.matching.scoring import LEVELS
from directory.matching.skills import SkillTree

Whole = NDArray[np.int64]
LONG_AGO = -(1 << 61)
NEVER = 1 << 61
UNKNOWN = -(1 << 62)
WORD = (1 << 64) - 1


def or_else(values: Iterable[int | None], instead: int) -> Whole:
    return np.array([instead if value is None else value for value in values], dtype=np.int64)


def words(hours: int) -> tuple[int, int, int]:
    """The 168 hours as three numbers of 64 bits."""
    return hours & WORD, (hours >> 64) & WORD, hours >> 128


@dataclass(frozen=True)
class Crowd:
    """Everybody who offers, and below them their offers, each a row.

    Offers stand in the order of the skill tree: what is narrower than a skill is one stretch of rows.
    Languages and jurisdictions that no request names are left out.
    """

    helpers: Sequence[Helper]
    place: Mapping[int, int]
    capacity: Whole
    load: Whole
    active: NDArray[np.bool_]
    rests_until: Whole
    last_asked: Whole
    region: Whole
    country: Whole
    hours: NDArray[np.uint64]
    shunning: Mapping[int, Whole]
    shunning_country: Mapping[int, Whole]
    stretch: Mapping[int, tuple[int, int]]
    owner: Whole
    depth: Whole
    bound: NDArray[np.bool_]
    level: Whole
    modes: Whole
    expires: Whole
    languages: Mapping[int, NDArray[np.int8]]
    jurisdictions: Mapping[int, NDArray[np.bool_]]

    def offering(self, skill: int) -> Whole:
        """The rows of offers of the skill or a narrower one."""
        return np.arange(*self.stretch.get(skill, (0, 0)))


def gather(helpers: Sequence[Helper], needs: Sequence[Need], tree: SkillTree) -> Crowd:
    """Arguments: helpers in the order in which they shall be numbered. Raises ValueError for a key that comes
    twice."""
    place = {helper.key: number for number, helper in enumerate(helpers)}
    order = {path[-1]: number for number, path in enumerate(sorted(tree.paths.values()))}
    offers = sorted(
        (
            (order[o.skill], who, o)
            for who, helper in enumerate(helpers)
            for o in helper.offers
            if o.skill in order
        ),
        key=lambda row: row[:2],
    )
    return Crowd(
        helpers=helpers,
        place=place,
        **columns_of_people(helpers, needs),
        **columns_of_offers(helpers, [(who, offer) for _, who, offer in offers], needs, tree),
        stretch=stretches(np.array([number for number, _, _ in offers], dtype=np.int64), order, tree),
    )


def columns_of_people(helpers: Sequence[Helper], needs: Sequence[Need]) -> dict[str, Any]:
    return {
        "capacity": np.maximum(or_else((h.capacity for h in helpers), 0), 0),
        "load": np.maximum(or_else((h.load for h in helpers), 0), 0),
        "active": np.array([h.active for h in helpers], dtype=bool),
        "rests_until": or_else((h.rests_until for h in helpers), LONG_AGO),
        "last_asked": or_else((h.last_asked for h in helpers), LONG_AGO),
        "region": or_else((h.region for h in helpers), UNKNOWN),
        "country": or_else((h.country for h in helpers), UNKNOWN),
        "hours": np.array([words(h.hours) for h in helpers], dtype=np.uint64).reshape(-1, 3),
        "shunning": places((h.excluded for h in helpers), {need.requester for need in needs}),
        "shunning_country": places(
            (h.excluded_countries for h in helpers),
            {need.country for need in needs if need.country is not None},
        ),
    }


def columns_of_offers(
    helpers: Sequence[Helper], offers: Sequence[tuple[int, Offer]], needs: Sequence[Need], tree: SkillTree
) -> dict[str, Any]:
    jurisdictions = {need.jurisdiction for need in needs if need.jurisdiction is not None}
    covering = places((offer.jurisdictions for _, offer in offers), jurisdictions)
    return {
        "owner": np.array([who for who, _ in offers], dtype=np.int64),
        "depth": np.array([len(tree.paths[offer.skill]) for _, offer in offers], dtype=np.int64),
        "bound": np.array([tree.is_bound(offer.skill) for _, offer in offers], dtype=bool),
        "level": np.array([offer.level for _, offer in offers], dtype=np.int64),
        "modes": np.array([int(offer.modes) for _, offer in offers], dtype=np.int64),
        "expires": or_else((offer.expires for _, offer in offers), NEVER),
        "languages": columns_of_languages(helpers, offers, needs),
        "jurisdictions": {
            place: np.isin(np.arange(len(offers)), covering.get(place, ())) for place in jurisdictions
        },
    }


def columns_of_languages(
    helpers: Sequence[Helper], offers: Sequence[tuple[int, Offer]], needs: Sequence[Need]
) -> dict[int, NDArray[np.int8]]:
    """For each language that is asked for: the level in it that goes with each offer, 0 to 4."""
    levels = {
        language: np.zeros(len(offers), dtype=np.int8) for need in needs for language, _ in need.languages
    }
    for row, (who, offer) in enumerate(offers):
        for language, level in helpers[who].languages:
            if language in levels and (not offer.languages or language in offer.languages):
                levels[language][row] = min(max(level, 0), LEVELS)
    return levels


def places(sets: Iterable[frozenset[int]], asked: set[int]) -> dict[int, Whole]:
    """For each of the numbers asked for: the rows whose set holds it. Those that none holds are left out."""
    found: dict[int, list[int]] = {}
    for row, numbers in enumerate(sets):
        for number in numbers & asked if numbers else ():
            found.setdefault(number, []).append(row)
    return {number: np.array(rows, dtype=np.int64) for number, rows in found.items()}


def stretches(numbers: Whole, order: Mapping[int, int], tree: SkillTree) -> dict[int, tuple[int, int]]:
    """From which to which row the offers of each skill and of everything below it stand."""
    return {
        skill: (
            int(np.searchsorted(numbers, order[skill])),
            int(np.searchsorted(numbers, order[skill] + len(tree.narrower(skill)))),
        )
        for skill in order
    }
