"""Lines of time. Time runs as the reader reads: from the left, or from the right."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from ..states import Precision

WIDTH = 640
EDGE = 24  # half the width of a year's number
ROW = 46  # a campaign's title and its bar
MOST_YEARS = 8


@dataclass(frozen=True)
class Event:
    """Something on a campaign's line of time. kind: began, milestone, update, ended; precision: how closely
    the day may be told."""

    date: datetime.date
    kind: str
    title: str = ""
    text: str = ""
    url: str = ""
    precision: str = Precision.DAY
    language: object = None

    @property
    def told_on(self) -> datetime.date:
        """Where the drawing puts it: the first day of the month or year it may be told to, so that no
        distance gives the day away."""
        return as_told(self.date, self.precision)

    @property
    def is_to_come(self) -> bool:
        return self.date > timezone.localdate()


def as_told(date: datetime.date, precision: str) -> datetime.date:
    if precision == Precision.DAY:
        return date
    return date.replace(day=1) if precision == Precision.MONTH else date.replace(month=1, day=1)


@dataclass(frozen=True)
class Scale:
    """From the first to the last day, over the drawing's width."""

    first: datetime.date
    last: datetime.date
    is_mirrored: bool = False

    def place(self, date: datetime.date) -> int:
        days = max((self.last - self.first).days, 1)
        share = min(max((date - self.first).days / days, 0), 1)
        along = round(EDGE + share * (WIDTH - 2 * EDGE))
        return WIDTH - along if self.is_mirrored else along

    @property
    def years(self) -> list[tuple[int, int]]:
        """(year, place) of every new year within it, thinned out where there are many."""
        inside = [
            year
            for year in range(self.first.year, self.last.year + 2)
            if self.first <= datetime.date(year, 1, 1) <= self.last
        ]
        if not inside:  # all within one year: its number, where the line begins
            return [(self.first.year, self.place(self.first))]
        step = -(-len(inside) // MOST_YEARS)
        return [(year, self.place(datetime.date(year, 1, 1))) for year in inside[::step]]


@dataclass(frozen=True)
class Dot:
    x: int
    event: Event


@dataclass(frozen=True)
class Line:
    """A campaign's events, the first first, with the places of their dots."""

    events: list[Event]
    dots: list[Dot]
    years: list[tuple[int, int]]
    today: int | None


def line_of(events: list[Event], *, is_mirrored: bool) -> Line | None:
    """None where nothing happened yet."""
    if not events:
        return None
    events = sorted(events, key=lambda event: (event.told_on, event.kind))
    first = events[0].told_on
    last = max(events[-1].told_on, first + datetime.timedelta(days=1))
    scale, day = Scale(first, last, is_mirrored), timezone.localdate()
    today = scale.place(day) if first <= day <= last else None
    return Line(events, [Dot(scale.place(event.told_on), event) for event in events], scale.years, today)


@dataclass(frozen=True)
class Bar:
    """A campaign from its beginning to its end, or to today. text: where its title begins."""

    card: object
    start: int
    width: int
    top: int
    is_open: bool


@dataclass(frozen=True)
class Bars:
    rows: list[Bar]
    years: list[tuple[int, int]]
    height: int
    edge: int


def bars_of(cards: list, *, is_mirrored: bool) -> Bars | None:
    """Those of the campaigns that say when they began; None where none does."""
    dated = sorted((card for card in cards if card.page.started_on), key=lambda card: card.page.started_on)
    if not dated:
        return None
    today = timezone.localdate()
    ends = [max(card.page.ended_on or today, card.page.started_on) for card in dated]
    first = dated[0].page.started_on.replace(month=1, day=1)
    scale = Scale(first, max(*ends, today, first + datetime.timedelta(days=1)), is_mirrored)
    rows = [
        _bar(number, card, end, scale) for number, (card, end) in enumerate(zip(dated, ends, strict=True))
    ]
    return Bars(rows, scale.years, ROW * len(rows) + ROW // 2, WIDTH if is_mirrored else 0)


def _bar(number: int, card, end: datetime.date, scale: Scale) -> Bar:
    start, stop = (scale.place(as_told(date, Precision.MONTH)) for date in (card.page.started_on, end))
    width = max(abs(stop - start), 6)
    return Bar(card, min(start, stop), width, number * ROW, card.page.ended_on is None)
