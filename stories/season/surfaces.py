"""Where the public may come upon a month's story."""

from ..models import Slot
from .calendar import short_link as path_of_month


def short_links():
    """Every month's short link, whether something is public behind it or not."""
    return [path_of_month(slot.season.slug, slot.month) for slot in Slot.objects.select_related("season")]


def short_link(key) -> str:
    """The short link of a story by its translation key; empty where it has no month."""
    slot = Slot.objects.filter(story__translation_key=key, season__live=True).select_related("season").first()
    return path_of_month(slot.season.slug, slot.month) if slot else ""
