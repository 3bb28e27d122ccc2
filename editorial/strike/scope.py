"""How far a strike reaches: one content in all its languages, regions, or everything."""

from dataclasses import dataclass
from functools import cached_property

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from regions.permissions import may_strike_everywhere, may_strike_in, regions_to_strike_in

from ..models import Placement


class StrikeRefused(PermissionDenied):
    """The person has no safety mandate there."""


@dataclass(frozen=True)
class Scope:
    """placements: the contents it reaches. is_one_content: that of one placement alone. everything: also
    what belongs to no content or region."""

    placements: QuerySet
    everything: bool = False
    is_one_content: bool = False

    @cached_property
    def keys(self):
        return self.placements.values("translation_key")

    @cached_property
    def pages(self):
        found = Page.objects.filter(depth__gt=1)
        return found if self.everything else found.filter(translation_key__in=self.keys)

    @cached_property
    def page_ids(self) -> list[int]:
        return list(self.pages.order_by().values_list("pk", flat=True))

    @cached_property
    def page_ids_as_text(self) -> list[str]:
        return [str(pk) for pk in self.page_ids]

    def by_key(self, rows, lookup: str):
        """Rows whose content is in reach, by the field that holds its translation key."""
        return rows if self.everything else rows.filter(**{f"{lookup}__in": self.keys})

    def by_page(self, rows, lookup: str):
        return rows if self.everything else rows.filter(**{f"{lookup}__in": self.page_ids})


def scope_for(user, placement=None) -> Scope:
    """What the person's safety mandate reaches.

    Args: placement, to stay with one content. Raises: StrikeRefused.
    """
    if placement is not None:
        if not may_strike_in(user, placement.region):
            raise StrikeRefused(_("You hold no safety mandate for this content."))
        return Scope(Placement.objects.filter(pk=placement.pk), is_one_content=True)
    if may_strike_everywhere(user):
        return Scope(Placement.objects.all(), everything=True)
    regions = regions_to_strike_in(user)
    if not regions:
        raise StrikeRefused(_("Only safety strikes names from history."))
    return Scope(Placement.objects.filter(region__in=regions))
