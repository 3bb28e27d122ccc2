"""Which tools are shown, and which campaigns used one."""

from django.db.models import Case, IntegerField, TextField, Value, When
from django.db.models.functions import Cast

from editorial.querysets import RegionalPageQuerySet
from home.listing import ReadableQuerySet

from .kinds import ToolKind


class ToolQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def by_kind(self):
        """In the order of the kinds, then of their codes, which is the same in every language."""
        places = [When(kind=kind, then=Value(place)) for place, kind in enumerate(ToolKind.values)]
        place = Case(*places, default=Value(len(ToolKind)), output_field=IntegerField())
        return self.order_by(place, "slug", "pk")


def using(campaigns, code: str):
    """Those of a query set of campaigns that may have used a tool; `notes_on` says it for sure. The names of
    tools stand in the campaign's own words, as the database writes JSON in text."""
    written = Cast("tools", output_field=TextField())
    return campaigns.annotate(tools_written=written).filter(tools_written__contains=f'"tool": "{code}"')
