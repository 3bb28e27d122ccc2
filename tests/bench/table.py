"""The figures of a run, each beside the limit of the standards."""

import os
from dataclasses import dataclass, field

DETERMINISTIC = ("queries", "bytes", "statements", "repeats", "plan", "people", "requests", "points", "index")
WIDTHS = (34, 30, 12, 12, 6)


@dataclass(frozen=True)
class Figure:
    """One measured thing.

    `unit` says what is counted; those of DETERMINISTIC are the same on every machine and fail the run
    above their limit, the others are only marked. `limit` None: printed for comparison.
    """

    of: str
    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def mark(self) -> str:
        if self.limit is None:
            return ""
        return "ok" if self.value <= self.limit else "over"

    @property
    def fails(self) -> bool:
        return self.mark == "over" and self.unit in DETERMINISTIC

    @property
    def cells(self) -> tuple[str, ...]:
        limit = "" if self.limit is None else f"≤ {self.limit:,g}"
        return self.of, f"{self.name} ({self.unit})", shown(self.value), limit, self.mark


def shown(value: float) -> str:
    return f"{value:,d}" if isinstance(value, int) else f"{value:,.2f}"


@dataclass
class Table:
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, *figure) -> None:
        """Arguments: those of Figure."""
        self.figures.append(Figure(*figure))

    def note(self, words: str) -> None:
        """A line below the table."""
        self.notes.append(words)

    def judge(self) -> None:
        """Fails the test where a figure that no machine explains is above its limit."""
        assert [figure for figure in self.figures if figure.fails] == []

    def lines(self) -> list[str]:
        order = list(dict.fromkeys(figure.of for figure in self.figures))
        together = sorted(self.figures, key=lambda figure: order.index(figure.of))
        rows = [("page", "figure", "measured", "limit", ""), *(figure.cells for figure in together)]
        printed = []
        for number, row in enumerate(rows):
            before = rows[number - 1][0] if number else ""
            first = row[0] if row[0] != before else ""
            if number == 1 or (first and number > 1):
                printed.append("")
            printed.append(aligned((first, *row[1:])))
        return [
            *printed,
            "",
            *self.notes,
            "",
            f"{os.cpu_count()} cores; × counts yardsticks, see measuring.py",
        ]


def aligned(row) -> str:
    words, figures = row[:2], row[2:4]
    left = "  ".join(cell.ljust(width) for cell, width in zip(words, WIDTHS, strict=False))
    right = "  ".join(cell.rjust(width) for cell, width in zip(figures, WIDTHS[2:], strict=False))
    return f"{left}  {right}  {row[4]}".rstrip()
