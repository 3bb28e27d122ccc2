"""Where the public may come upon a month's story."""

from ..models import Slot
from .calendar import short_link


def short_links():
    """Every month's short link, whether something is public behind it or not."""
    return [short_link(slot.season.slug, slot.month) for slot in Slot.objects.select_related("season")]
