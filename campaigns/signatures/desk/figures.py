"""What a region's people see of signatures: numbers, and names that wait for a look. No address, ever."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek
from django.utils import timezone
from wagtail.models import Page

from editorial.models import Placement

from ...models import Signature
from ...models.signable import SignablePage
from ...models.signature import today

SOON = datetime.timedelta(days=14)
WEEKS = 12


@dataclass
class Row:
    """One content that can be signed. to_look_at: names and organisations that wait."""

    placement: Placement
    page: Page
    people: int = 0
    organisations: int = 0
    to_look_at: int = 0

    @property
    def closes_soon(self) -> bool:
        return bool(self.page.closes_on) and today() <= self.page.closes_on <= today() + SOON


def rows_of(regions) -> list[Row]:
    """Every content of these regions that takes signatures, those with names that wait first, then those
    that close soon. Statements: pages (one a type and one for all), placements, counts."""
    theirs = Placement.objects.filter(region__in=regions)
    pages = Page.objects.type(SignablePage).filter(translation_key__in=theirs.values("translation_key"))
    pages = [page for page in pages.specific() if page.takes_signatures]
    placements = theirs.filter(translation_key__in=[page.translation_key for page in pages])
    by_key = {placement.translation_key: placement for placement in placements.select_related("region")}
    rows = {}
    for page in pages:
        placement = by_key[page.translation_key]
        if page.locale_id == placement.source_locale_id:
            rows[placement.pk] = Row(placement, page)
    for placement_id, *numbers in counts(rows):
        row = rows[placement_id]
        row.people, row.organisations, row.to_look_at = numbers
    return sorted(
        rows.values(), key=lambda row: (-row.to_look_at, not row.closes_soon, row.page.title.casefold())
    )


def counts(placement_ids):
    confirmed = Q(state=Signature.State.CONFIRMED)
    person, organisation = Q(kind=Signature.Kind.PERSON), Q(kind=Signature.Kind.ORGANISATION)
    looked_at = Q(looked_at__isnull=False, is_refused=False)
    found = Signature.objects.filter(placement__in=list(placement_ids)).order_by().values_list("placement")
    return found.annotate(
        people=Count("pk", filter=confirmed & person),
        organisations=Count("pk", filter=confirmed & organisation & looked_at),
        waiting=Count("pk", filter=confirmed & Q(looked_at=None, name__isnull=False)),
    )


@dataclass(frozen=True)
class Weeks:
    """Confirmed in each of the last weeks, the oldest first: [(Monday, number)]. earlier: before them."""

    weeks: list[tuple[datetime.date, int]] = field(default_factory=list)
    earlier: int = 0

    @property
    def most(self) -> int:
        return max((number for _day, number in self.weeks), default=0)

    @property
    def bars(self) -> list[tuple[datetime.date, int, int, int]]:
        """(Monday, number, height in percent, place from the start) of each column."""
        most = self.most or 1
        return [(day, number, number * 100 // most, place) for place, (day, number) in enumerate(self.weeks)]


def weeks_of(placement: Placement) -> Weeks:
    """Two statements. Unlike a country, a week tells nobody apart."""
    this_week = today() - datetime.timedelta(days=timezone.now().weekday())
    first = this_week - datetime.timedelta(weeks=WEEKS - 1)
    counted = Signature.objects.filter(placement=placement).counted().order_by()
    by_week = counted.filter(confirmed_on__gte=first).annotate(week=TruncWeek("confirmed_on"))
    numbers = dict(by_week.values_list("week").annotate(number=Count("pk")))
    days = [first + datetime.timedelta(weeks=number) for number in range(WEEKS)]
    return Weeks([(day, numbers.get(day, 0)) for day in days], counted.filter(confirmed_on__lt=first).count())
