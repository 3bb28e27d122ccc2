"""A month is told once it is over, once and for all: what was told before and after somebody left, side by
side, would tell who left. Only what may be told is stored; the counts behind it are not."""

from datetime import date, datetime, time, timedelta

from django.db.models import Min
from django.utils import timezone

from ..models import MonthlyFigures, Request
from .counting import count
from .suppressing import tell

LOOKED_BACK = 24  # months that a late run makes up for


def month_of(day: date) -> date:
    return day.replace(day=1)


def next_month(month: date) -> date:
    return month_of(month + timedelta(days=31))


def begin_of(month: date) -> datetime:
    """By the site's clock, not by the reader's."""
    return datetime.combine(month, time.min, tzinfo=timezone.get_default_timezone())


def months_over(now: datetime) -> list[date]:
    """The months that are over, from the first request on, the latest last."""
    first = Request.objects.aggregate(first=Min("opened_at"))["first"]
    if first is None:
        return []
    here = timezone.get_default_timezone()
    month, current = month_of(first.astimezone(here).date()), month_of(now.astimezone(here).date())
    found = []
    while month < current:
        found.append(month)
        month = next_month(month)
    return found[-LOOKED_BACK:]


def publish_due() -> int:
    """Stores what may be told of every month that is over and was not told yet. Returns how many."""
    known = set(MonthlyFigures.objects.values_list("month", flat=True))
    made = 0
    for month in months_over(timezone.now()):
        if month not in known:
            _row, is_new = MonthlyFigures.objects.get_or_create(
                month=month, defaults={"figures": figures_of(month)}
            )
            made += is_new
    return made


def figures_of(month: date) -> dict:
    """measure -> {"total": number or None, "lines": {way: {cell: number or None}}}."""
    counted = count(begin_of(month), begin_of(next_month(month)))
    return {measure: vars(tell(lines)) for measure, lines in counted.items()}
