"""Which meetings, resources and insights stand where, and how many there are."""

import datetime

from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.functions import ExtractYear

from editorial.models import Placement
from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet


class LibraryQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    """`kind` and `year` are columns, or what a shelf calls by these names."""

    def with_kind_and_year(self):
        return self

    def with_region(self):
        """Adds `region_id` and `region_code`: whose content it is."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        return self.annotate(
            region_id=Subquery(placed.values("region_id")[:1]),
            region_code=Subquery(placed.values("region__code")[:1]),
        )

    def for_cards(self):
        """What a list shows, with `region_id`; the bodies stay in the database."""
        return self.with_region().with_facts().defer("body")

    def for_reading(self):
        return self.with_facts()

    def with_facts(self):
        return self

    def counted(self):
        """Tuples (kind, year, region_id, region_code, number): each content once, whatever its languages."""
        placed = self.released().originals().with_kind_and_year().with_region().order_by()
        columns = ("kind", "year", "region_id", "region_code")
        return placed.values(*columns).annotate(number=Count("pk")).values_list(*columns, "number")

    def of_kind(self, kind: str):
        return self.with_kind_and_year().filter(kind=kind)

    def of_year(self, year: int):
        return self.with_kind_and_year().filter(year=year)

    def latest_first(self):
        return self.order_by("-year", "kind", "-pk")

    def newest_for_feeds(self):
        return self.with_region().with_facts().defer("body").newest_first()

    def _of_the_public_original(self, name: str):
        """A fact as the public original tells it now: a translation that was signed before a change still
        carries the old one, and nobody should travel by it."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        original = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"),
            live=True,
            locale_id=Subquery(placed.values("source_locale_id")[:1]),
        )
        return Subquery(original.values(name)[:1])


class InsightQuerySet(LibraryQuerySet):
    pass


class ResourceQuerySet(LibraryQuerySet):
    def with_facts(self):
        """Adds `files_of_original`: the files stand on the original alone."""
        return self.annotate(files_of_original=self._of_the_public_original("files"))


class MeetingQuerySet(LibraryQuerySet):
    FACTS = ("starts_at", "ends_at", "zone", "spoken", "interpretation", "place_policy")

    def with_kind_and_year(self):
        """The year of its first day, in UTC."""
        year = ExtractYear(F("starts_at"), tzinfo=datetime.UTC)
        return self.annotate(kind=Value("meeting"), year=year)

    def with_facts(self):
        """Adds `original_…` for each of FACTS."""
        return self.annotate(
            **{f"original_{name}": self._of_the_public_original(name) for name in self.FACTS}
        )

    def latest_first(self):
        """By the day of the meeting, not of its release."""
        return self.order_by("-starts_at", "-pk")
