"""The months that a story's own form offers. The story's model is built on that form, so the models are asked
for when they are needed."""

from django.apps import apps
from django.db.models import F, Q

from . import rights
from .calendar import this_month
from .states import State


def months_in_sight():
    """The months of seasons that are not over, in their order."""
    now = this_month()
    over = Q(season__year__lt=now.year - 1) | Q(season__year=now.year - 1, season__start_month__lte=now.month)
    nth = (F("month") - F("season__start_month") + 12) % 12
    slots = apps.get_model("stories", "Slot").objects.exclude(over)
    return slots.select_related("season", "region").order_by("season__year", nth)


def open_to(user, slots) -> list:
    """Of these months those that the person may fill: without a story, of nobody or of an own region."""
    own = set(rights.regions_to_host_for(user).values_list("pk", flat=True))
    now = this_month()
    return [
        slot
        for slot in slots
        if slot.story_id is None
        and slot.state != State.SKIPPED
        and slot.when >= now
        and slot.region_id in {None, *own}
    ]


def label(slot) -> str:
    parts = [slot.when.name, slot.season.title, slot.region and str(slot.region)]
    return " · ".join(part for part in parts if part)
