"""Content that can withhold where it comes from. What withholds its place stands publicly under the network
only: on no region's page, feed, facet or map, and in no region's count."""

from django.db.models import Exists, OuterRef, Subquery

from editorial.models import Placement


class WithheldPlace:
    """Mixed into page types with the fields `place_withheld` and `countries`."""

    @property
    def withholds_place(self) -> bool:
        """Its own choice, or that of another public language of it, which it has not caught up with."""
        return self.place_withheld or getattr(self, "is_withheld", False)

    @property
    def public_countries(self) -> list:
        """The countries that may be named; none where the place is withheld, whatever is stored."""
        return [] if self.withholds_place else list(self.countries)

    @property
    def searched_facts(self) -> list[str]:
        return [str(country.name) for country in self.public_countries]


class PlaceQuerySet:
    """Mixed into the query sets of such pages."""

    def told_by(self, region):
        """Those that stand publicly under a region; under the network also all that withhold their place."""
        placed = Exists(Placement.objects.filter(translation_key=OuterRef("translation_key"), region=region))
        return self.filter(placed | self.withheld() if region.is_network else placed & ~self.withheld())

    def open_about_place(self):
        """Those that withhold nothing."""
        return self.filter(~self.withheld())

    def withheld(self):
        """Whether any public language of the content withholds its place: a translation that was signed
        before still has the countries, and has to be silent from the same moment on."""
        same = self.model._base_manager.filter(translation_key=OuterRef("translation_key"), live=True)
        return Exists(same.filter(place_withheld=True))

    def of_regions(self, regions):
        """Those whose words belong to one of these regions, wherever they stand publicly."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"), region__in=regions)
        return self.filter(Exists(placed))

    def with_region(self):
        return with_region(self)


def with_region(rows):
    """Adds `region_id`, whose content it is; what the public may know of it, cards decide."""
    placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
    return rows.annotate(region_id=Subquery(placed.values("region_id")[:1]))
