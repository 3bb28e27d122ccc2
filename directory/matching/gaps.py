"""Which skills are asked for more than they are offered, in which languages, told so that nobody can be
picked out.

Small numbers name people: in a community of 28, the one Somali-speaking lawyer is somebody. Cells under five
are not told, the others are rounded to five, and what is shown, and in what order, is decided from the
rounded numbers alone.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from directory.matching.facts import Helper, Need
from directory.matching.filters import is_current, spoken
from directory.matching.skills import SkillTree

LEAST = 5
STEP = 5
Name = TypeVar("Name", bound=Hashable)
Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill in a language, with how many ask for it and how many more could be asked; `supply` None: fewer
    than five."""

    skill: int
    language: int
    need: int
    supply: int | None


def suppressed(counts: Mapping[Name, int], least: int = LEAST, step: int = STEP) -> dict[Name, int | None]:
    """Counts that may be shown: None below `least`, nought included, else rounded to the nearest `step`,
    halves up.

    A total is suppressed and rounded on its own, never added up from the cells, nor they taken from it.
    """
    return {
        name: None if count < least else (2 * count + step) // (2 * step) * step
        for name, count in counts.items()
    }


def needed(needs: Iterable[Need], tree: SkillTree, depth: int) -> Counter[Cell]:
    """How many ask for each skill, in each language that they understand.

    `depth`: levels of the scheme that are told apart, from 1; what is narrower counts for the skill above it,
    what was asked for more broadly stands for itself. Skills that are unknown are left out.
    """
    return Counter(
        (tree.paths[need.skill][:depth][-1], language)
        for need in needs
        if need.skill in tree.paths
        for language, level in need.languages
        if level > 0
    )


def supplied(helpers: Iterable[Helper], tree: SkillTree, now: int, depth: int) -> Counter[Cell]:
    """How many more could be asked for each skill, or a narrower one, in each language.

    Somebody counts with all their room in every cell, and once in a cell, however many offers they have
    there.
    """
    found: Counter[Cell] = Counter()
    for helper in helpers:
        if not helper.active or helper.capacity <= 0:
            continue
        cells = {
            (skill, language)
            for offer in helper.offers
            if is_current(offer, now)
            for skill in tree.paths.get(offer.skill, ())[:depth]
            for language in spoken(helper, offer)
        }
        found.update(dict.fromkeys(cells, helper.capacity))
    return found


def gaps(
    needs: Sequence[Need], helpers: Sequence[Helper], tree: SkillTree, *, now: int, depth: int = 2
) -> tuple[Gap, ...]:
    """The cells with more need than supply, widest first.

    `now` in Unix seconds; `depth` as for `needed`. Raises ValueError for a depth below 1.
    """
    if depth < 1:
        raise ValueError("the scheme's levels are counted from 1")
    asked = suppressed(needed(needs, tree, depth))
    offered = supplied(helpers, tree, now, depth)
    there = suppressed({cell: offered[cell] for cell in asked})
    found = [
        Gap(*cell, need, there[cell]) for cell, need in asked.items() if need and need > (there[cell] or 0)
    ]
    return tuple(sorted(found, key=lambda gap: ((gap.supply or 0) - gap.need, gap.skill, gap.language)))
