"""What happened in one month, counted by the database: five statements, however many members there are.

An event is counted in the month in which it happened, so that a month is final once it is over. "It was not
safe" is counted nowhere: it goes to the safety team alone.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, QuerySet, Value, When
from django.db.models.functions import Substr

from regions.models import Region

from ..models import FollowUp, Introduction, Request, Skill

OUTCOMES = (FollowUp.Answer.HELPED, FollowUp.Answer.PARTLY, FollowUp.Answer.NO)
LATER = "later"
# How long somebody waited for the first yes; the shortest that fits.
WAITS = {
    "hours": timedelta(hours=6),
    "day": timedelta(days=1),
    "days": timedelta(days=3),
    "week": timedelta(days=7),
}
BANDS = (*WAITS, LATER)
REGION, FIELD = "region", "field"

Lines = dict[str, dict[str, int]]


def count(since: datetime, until: datetime) -> dict[str, Lines]:
    """measure -> {way: {cell: how many}} of what happened from `since` to before `until`.

    Cells of regions and of the scheme's top fields are their ids as text; all of them are there, also where
    nothing happened.
    """
    fields = {path: str(pk) for pk, path in Skill.objects.filter(depth=1).values_list("pk", "path")}
    empty = {
        REGION: dict.fromkeys(map(str, Region.objects.values_list("pk", flat=True)), 0),
        FIELD: dict.fromkeys(fields.values(), 0),
    }
    month = {"gte": since, "lt": until}
    opened = Request.objects.filter(**within("opened_at", month))
    met = Introduction.objects.filter(**within("opened_at", month))
    answered = FollowUp.objects.filter(answer__in=OUTCOMES, **within("answered_at", month))
    return {
        "requests": lines(grouped(opened, "member__region", "skill__path"), empty, fields),
        "introductions": lines(grouped(met, "requester__region", "request__skill__path"), empty, fields),
        "answers": lines(
            grouped(
                answered.annotate(cell=F("answer")),
                "introduction__requester__region",
                "introduction__request__skill__path",
            ),
            {**empty, "outcome": dict.fromkeys(map(str, OUTCOMES), 0)},
            fields,
        ),
        "first_yes": lines(
            grouped(first_yes(month), "requester__region", "request__skill__path"),
            {**empty, "wait": dict.fromkeys(BANDS, 0)},
            fields,
        ),
    }


def within(field: str, month: dict[str, datetime]) -> dict[str, datetime]:
    return {f"{field}__{bound}": moment for bound, moment in month.items()}


def first_yes(month: dict[str, datetime]) -> QuerySet[Introduction]:
    """The first yes that each request got, with how long it took."""
    earlier = Introduction.objects.filter(request=OuterRef("request"), pk__lt=OuterRef("pk"))
    rows = Introduction.objects.filter(~Exists(earlier), **within("proposed_at", month))
    rows = rows.annotate(wait=F("proposed_at") - F("request__opened_at"))
    bands = [When(wait__lt=limit, then=Value(name)) for name, limit in WAITS.items()]
    return rows.annotate(cell=Case(*bands, default=Value(LATER), output_field=CharField()))


def grouped(rows: QuerySet, region: str, path: str) -> Iterable[tuple[int, str, str, int]]:
    """(region, path of the top field, cell of the measure's own way or nothing, how many)."""
    if "cell" not in rows.query.annotations:
        rows = rows.annotate(cell=Value("", output_field=CharField()))
    rows = rows.annotate(place=F(region), top=Substr(path, 1, Skill.steplen)).order_by()
    return (
        rows.values("place", "top", "cell")
        .annotate(number=Count("pk"))
        .values_list("place", "top", "cell", "number")
    )


def lines(rows: Iterable[tuple[int, str, str, int]], empty: Lines, fields: dict[str, str]) -> Lines:
    """The counts in every way of `empty`; a way beside region and field is the measure's own."""
    found = {way: Counter(cells) for way, cells in empty.items()}
    own = next((way for way in empty if way not in (REGION, FIELD)), None)
    for region, path, cell, number in rows:
        found[REGION][str(region)] += number
        found[FIELD][fields[path]] += number
        if own:
            found[own][cell] += number
    return {way: dict(cells) for way, cells in found.items()}
