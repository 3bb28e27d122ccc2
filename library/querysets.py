from django.db.models import OuterRef, Subquery

from editorial.models import Placement
from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet


class LibraryQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def for_cards(self):
        """What a list shows, with `region_id`; the bodies stay in the database."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        return self.annotate(region_id=Subquery(placed.values("region_id")[:1])).defer("body")


class MeetingQuerySet(LibraryQuerySet):
    def latest_first(self):
        """By the day of the meeting, not of its release."""
        return self.order_by("-starts_at", "-pk")


class InsightQuerySet(LibraryQuerySet):
    def latest_first(self):
        return self.order_by("-year", "kind", "-pk")

    def of_year(self, year: int):
        return self.filter(year=year)
