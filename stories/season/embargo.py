"""The release condition: no language of a story before its month's instant."""

from django.utils import timezone
from django.utils.translation import gettext as _

from home.dates import date_format

from ..models import Slot, StoryPage
from .calendar import site_zone


def embargo_is_over(page) -> list[str]:
    """Asked of every release of every page; one query, and only for stories."""
    if not isinstance(page, StoryPage):
        return []
    until = Slot.objects.of_story(page).values_list("embargo_until", flat=True).first()
    if until is None or until <= timezone.now():
        return []
    local = date_format(timezone.localtime(until, site_zone()), "DATETIME_FORMAT")
    return [_("the end of its embargo (%(instant)s)") % {"instant": local}]
