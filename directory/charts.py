"""Pictures of numbers, drawn on the server: bars in the direction of the reader's script. Each goes with a
table of the same numbers, which is its text."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 320  # units of the drawing: about a telephone's pixels, so that letters keep their size there
ROW, BAR, LABEL_AT, BAR_AT = 38, 14, 12, 18
FOR_NUMBER = 80  # room behind the longest bar
WITHHELD_LENGTH = 12


@dataclass(frozen=True)
class Bar:
    """number None: it is not told. x, y, length: of the bar; edge: where the label begins; end: where the
    number stands."""

    label: str
    number: int | None
    x: float
    y: int
    length: float
    edge: int
    label_y: int
    end: float
    end_y: int


@dataclass(frozen=True)
class Chart:
    bars: tuple[Bar, ...]
    width: int
    height: int


def chart(rows: Sequence[tuple[str, int | None]], *, from_right: bool = False) -> Chart:
    """Bars below each other, each with its label above it. Arguments: rows, (label, number); from_right,
    whether the reader's script runs from right to left."""
    most = max((number for _label, number in rows if number), default=1)
    bars = tuple(_bar(at, label, number, most, from_right) for at, (label, number) in enumerate(rows))
    return Chart(bars, WIDTH, ROW * len(bars))


def _bar(at: int, label: str, number: int | None, most: int, from_right: bool) -> Bar:
    top = at * ROW
    length = WITHHELD_LENGTH if number is None else round((WIDTH - FOR_NUMBER) * number / most, 1)
    return Bar(
        label=label,
        number=number,
        x=WIDTH - length if from_right else 0,
        y=top + BAR_AT,
        length=length,
        edge=WIDTH if from_right else 0,
        label_y=top + LABEL_AT,
        end=WIDTH - length - 6 if from_right else length + 6,
        end_y=top + BAR_AT + LABEL_AT,
    )
