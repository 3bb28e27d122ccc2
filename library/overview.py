"""The picture of what members see: a row for each region, a column for each year, one mark for each
insight. Everything that is drawn is worked out here, in units of the drawing. No queries.

Three kinds have three shapes, so that nobody needs to tell colours apart. In languages that are written from
the right, the years run from the right, too.
"""

from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _

from home.shell import Shell

from .models.insight import InsightKind

YEARS = 10  # the latest that are drawn; the library has the others
STEP, MARK, ACROSS = 15, 11, 3  # from mark to mark, the size of one, so many side by side
NAMES, COLUMN, TOP, GAP = 136, 58, 34, 16  # room for the regions' names, for a year, for the years' names
MOST = 9  # marks of one cell that are drawn; the number beside them says how many there are


@dataclass(frozen=True)
class Mark:
    kind: str
    x: int
    y: int


@dataclass(frozen=True)
class Label:
    text: str
    x: int
    y: int


@dataclass(frozen=True)
class Cell:
    """What a region saw in a year: (kind, its name, number) in the order of the kinds."""

    year: int
    numbers: tuple[tuple[str, str, int], ...] = ()

    @property
    def total(self) -> int:
        return sum(number for _kind, _label, number in self.numbers)

    @property
    def kinds(self) -> list[str]:
        return [kind for kind, _label, number in self.numbers for _one in range(number)]


@dataclass(frozen=True)
class Row:
    """A region; code is empty where it has no public page, and its name is then nobody's."""

    code: str
    name: str
    cells: tuple[Cell, ...]

    @property
    def lines(self) -> int:
        most = max((min(cell.total, MOST) for cell in self.cells), default=0)
        return max(-(-most // ACROSS), 1)


@dataclass(frozen=True)
class Overview:
    years: tuple[int, ...]
    rows: tuple[Row, ...]
    mirrored: bool

    @property
    def width(self) -> int:
        return NAMES + COLUMN * len(self.years)

    @property
    def height(self) -> int:
        return TOP + sum(row.lines * STEP + GAP for row in self.rows)

    @property
    def total(self) -> int:
        return sum(cell.total for row in self.rows for cell in row.cells)

    @property
    def kinds(self) -> list:
        return InsightKind.choices

    def across(self, x: int) -> int:
        return self.width - x if self.mirrored else x

    @property
    def year_labels(self) -> list[Label]:
        return [
            Label(str(year), self.across(NAMES + COLUMN * number + STEP * ACROSS // 2), TOP - 14)
            for number, year in enumerate(self.years)
        ]

    @property
    def row_labels(self) -> list[Label]:
        return [Label(row.name, self.across(0), y + MARK) for row, y in self._placed()]

    @property
    def lines(self) -> list[int]:
        """Heights of the lines between the regions."""
        return [y - GAP // 2 for _row, y in self._placed()]

    @property
    def marks(self) -> list[Mark]:
        return [mark for row, y in self._placed() for mark in self._marks(row, y)]

    def _placed(self):
        y = TOP + GAP // 2
        for row in self.rows:
            yield row, y
            y += row.lines * STEP + GAP

    def _marks(self, row: Row, y: int):
        for number, cell in enumerate(row.cells):
            for place, kind in enumerate(islice(cell.kinds, MOST)):
                x = NAMES + COLUMN * number + STEP * (place % ACROSS) + MARK // 2
                yield Mark(kind, self.across(x), y + STEP * (place // ACROSS) + MARK // 2)


def picture_of(counted, shell: Shell) -> Overview:
    """Arguments: counted as `InsightQuerySet.counted` gives it; shell in the reader's language."""
    numbers: dict[tuple[str, str], dict[tuple[int, str], int]] = {}
    for kind, year, region_id, code, number in counted:
        link = shell.regions.get(region_id)
        name = (code, link.title) if link else ("", _("Elsewhere"))
        of_region = numbers.setdefault(name, {})
        of_region[year, kind] = of_region.get((year, kind), 0) + number
    seen = [year for of_region in numbers.values() for year, _kind in of_region]
    years = tuple(range(min(seen), max(seen) + 1))[-YEARS:] if seen else ()
    rows = tuple(
        Row(code, name, tuple(_cell(year, numbers[code, name]) for year in years))
        for code, name in sorted(numbers, key=lambda region: (region[0] == "", region[1]))
    )
    return Overview(years, rows, shell.language.direction == "rtl")


def _cell(year: int, of_region: dict) -> Cell:
    numbers = ((kind, str(label), of_region.get((year, kind), 0)) for kind, label in InsightKind.choices)
    return Cell(year, tuple(row for row in numbers if row[2]))
