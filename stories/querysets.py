"""Which stories stand where."""

from django.db.models import Exists, OuterRef, Q, Subquery

from editorial.models import Placement
from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet


class StoryQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def told_by(self, region):
        """Stories that stand publicly under a region.

        A story that withholds its place stands under the network only (content, "Stories and
        seasons"): on no region's page and in no region's count.
        """
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"), region=region)
        if region.is_network:
            return self.filter(Q(Exists(placed)) | Q(place_withheld=True))
        return self.filter(Exists(placed), place_withheld=False)

    def with_region(self):
        """Adds `region_id`, whose content it is; what the public may know of it, cards.py decides."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        return self.annotate(region_id=Subquery(placed.values("region_id")[:1]))

    def for_cards(self):
        """What a list shows; the bodies stay in the database."""
        return self.with_region().defer("body", "ask")
