"""Where this room keeps words that safety can strike."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from editorial.strike.places import Place

from ..models import Slot


def slots_in_reach(scope):
    """The months of the contents in reach; where whole regions are, also those they host without a story."""
    if scope.everything:
        return Slot.objects.all()
    reach = Q(story__translation_key__in=scope.keys)
    if not scope.is_one_content:
        reach |= Q(region__in=scope.placements.values("region"))
    return Slot.objects.filter(reach)


PLACES = [Place(_("notes of the season board"), slots_in_reach, ("theme", "skipped_because"))]
