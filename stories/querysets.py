"""Which stories stand where."""

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Subquery

from editorial.models import Placement
from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet
from home.places import PlaceQuerySet

from .season.calendar import this_month


class StoryQuerySet(PlaceQuerySet, ReadableQuerySet, RegionalPageQuerySet):
    def with_facts(self):
        """Adds `is_withheld`, and `warned`: the warnings of the public original, which a translation that
        was signed before them lacks."""
        original = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"),
            live=True,
            locale_id=Subquery(
                Placement.objects.filter(translation_key=OuterRef("translation_key")).values(
                    "source_locale_id"
                )[:1]
            ),
        )
        return self.annotate(is_withheld=self.withheld(), warned=Subquery(original.values("warnings")[:1]))

    def for_cards(self):
        """What a list shows, with `is_this_month`; the bodies stay in the database."""
        slots = apps.get_model("stories", "Slot").objects.of_month(this_month())
        mine = slots.filter(story__translation_key=OuterRef("translation_key"))
        listed = self.with_region().with_facts().annotate(is_this_month=Exists(mine))
        return listed.defer("body", "ask", "corrections", "updates")

    def for_feeds(self):
        return self.with_region().with_facts().defer("body", "ask")

    def with_notes(self):
        """Those that have a correction, or tell what came of them."""
        return self.exclude(corrections=[], updates=[])

    def this_month_first(self):
        """After `for_cards()`: the story of the month, then the newest."""
        return self.order_by(F("is_this_month").desc(), "-first_published_at", "-pk")

    def for_reading(self):
        """With the season and month in whose short link the story stands; None where it has none."""
        slots = apps.get_model("stories", "Slot").objects
        mine = slots.filter(story__translation_key=OuterRef("translation_key"))
        return self.with_facts().annotate(
            season_slug=Subquery(mine.values("season__slug")[:1]),
            season_month=Subquery(mine.values("month")[:1]),
        )


class SeasonQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def latest_first(self):
        return self.order_by("-year", "-start_month", "-pk")
