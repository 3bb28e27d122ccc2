"""What may be told of a month's counts, so that nobody can be worked out from them.

A cell under five, nought included, is not told; the rest is rounded to five. One total is broken down in
several ways (by region, by field…), and whoever takes the cells that are told from the total must not learn
that a cell that is not told is small: where the rest would be too narrow, the smallest of the cells that are
told is kept back, too. Pure arithmetic: no database, no names.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ..matching.gaps import LEAST, STEP, suppressed

SLACK = STEP // 2  # a number that is told may be so far from the true one
FEWEST_WITHHELD = 2  # one alone would be the rest of the sum

Line = dict[str, int | None]


@dataclass(frozen=True)
class Told:
    """total None: fewer than five, and then nothing of it is told. lines: the same total, broken down in
    ways; None: not told."""

    total: int | None
    lines: dict[str, Line]


def least(told: int) -> int:
    """The smallest count that is told as this number."""
    return max(LEAST, told - SLACK)


def most(told: int) -> int:
    return told + SLACK


def tell(lines: Mapping[str, Mapping[str, int]]) -> Told:
    """What may be told of counts that are broken down in several ways.

    Arguments: lines, {way: {cell: count}}, each with the same sum. Raises ValueError where the sums differ.
    """
    sums = {sum(cells.values()) for cells in lines.values()}
    if len(sums) > 1:
        raise ValueError("the same total is broken down in every way")
    total = suppressed({"": sums.pop() if sums else 0})[""]
    if total is None:
        return Told(None, {way: dict.fromkeys(cells) for way, cells in lines.items()})
    shown = {way: dict(suppressed(cells)) for way, cells in lines.items()}
    highest = highest_total(total, shown)
    return Told(total, {way: protected(line, highest) for way, line in shown.items()})


def highest_total(total: int, lines: Mapping[str, Line]) -> int:
    """The largest true total that fits everything that is told: lines without a gap bound it as well."""
    whole = [[told for told in line.values() if told is not None] for line in lines.values()]
    sums = [
        sum(map(most, told))
        for told, line in zip(whole, lines.values(), strict=True)
        if len(told) == len(line) and told
    ]
    return min([most(total), *sums])


def protected(line: Line, highest: int) -> Line:
    """The line with as many more cells kept back as it needs: each cell that is not told could be nought, and
    could be five or more."""
    kept = dict(line)
    if None not in kept.values():
        return kept
    while True:
        told = {cell: number for cell, number in kept.items() if number is not None}
        withheld = len(kept) - len(told)
        if not told or (withheld >= FEWEST_WITHHELD and highest - sum(map(least, told.values())) >= LEAST):
            return kept
        kept[min(told, key=lambda cell: (told[cell], cell))] = None
