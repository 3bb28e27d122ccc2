"""Two months of a season change places."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models.slot import Handover, Slot
from . import rights
from .slots import SlotRefused, locked, note, require_manager
from .states import PUBLIC

# What is planned in a month. Its number and its instant stay where they are.
PLAN = ("region", "owner", "backup", "claimed_by", "state", "theme", "skipped_because", "languages")


@transaction.atomic
def exchange(slot: Slot, other: Slot, *, by) -> None:
    """Everything that is planned in two months changes places, but for what is public.

    Each month keeps its instant: a story comes out in the month it is moved to, in all languages.
    Raises SlotRefused.
    """
    first, second = (locked(each) for each in sorted((slot, other), key=lambda each: each.pk))
    if first.pk == second.pk or first.season_id != second.season_id:
        raise SlotRefused(_("Choose another month of the same season."))
    for each in (first, second):
        require_movable(each, by)
    stories = first.story, second.story
    plans = [{name: getattr(each, name) for name in PLAN} for each in (first, second)]
    handovers = [list(each.handovers.values_list("pk", flat=True)) for each in (first, second)]
    first.story = None  # a story stands in one month, also for a moment
    first.save(update_fields=["story"])
    put(second, stories[0], plans[0], handovers[0])
    put(first, stories[1], plans[1], handovers[1])
    for one, other_one in ((first, second), (second, first)):  # each month tells its own history
        note("exchanged", one, by, other=other_one.pk)


def require_movable(slot: Slot, by) -> None:
    if slot.region_id:  # an empty month is everybody's
        require_manager(slot, by)
    elif not rights.plans_anything(by):
        raise SlotRefused(_("This month is planned by another region."))
    if slot.state in PUBLIC:
        raise SlotRefused(_("What is public keeps its month."))
    if slot.handovers.filter(accepted=None).exists():
        raise SlotRefused(_("A hand-over of this month is open: answer it first."))


def put(slot: Slot, story, plan: dict, handovers: list[int]) -> None:
    slot.story = story
    for name, value in plan.items():
        setattr(slot, name, value)
    slot.save()
    Handover.objects.filter(pk__in=handovers).update(slot=slot)
