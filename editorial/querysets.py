"""Which pages are shown."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

from .models.placement import Placement


def restricted_above():
    """Whether a view restriction stands on a page or above it, inside the page's own query: Wagtail's
    `public()` reads every restriction first, with a query per call."""
    above = PageViewRestriction.objects.annotate(below=ExpressionWrapper(OuterRef("path"), CharField()))
    return Exists(above.filter(below__startswith=F("page__path")))


class RegionalPageQuerySet(PageQuerySet):
    def released(self):
        """What the public may see. The gate let it through; there is no second condition, so that
        listings, feeds and search cannot disagree with the page."""
        return self.live().filter(~restricted_above())

    def for_reading(self):
        """With what a page needs to be served. Page types add their own, so that it is one statement."""
        return self

    def of_region(self, region):
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"), region=region)
        return self.filter(Exists(placed))

    def originals(self):
        """Pages in the language their content began in."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        return self.filter(Exists(placed.filter(source_locale=OuterRef("locale"))))
