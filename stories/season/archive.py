"""A season that is over."""

from django.db import transaction
from django.utils.translation import gettext as _

from ..models.slot import Slot
from .calendar import this_month
from .slots import SlotRefused, go, locked, note, require_manager
from .states import State


@transaction.atomic
def archive(slot: Slot, *, by) -> Slot:
    """A released month goes into the archive once it is over; its story stays where it is.

    Raises SlotRefused.
    """
    slot = locked(slot)
    require_manager(slot, by)
    if slot.when >= this_month():
        raise SlotRefused(_("This month is not over yet."))
    go(slot, State.ARCHIVED)
    slot.save()
    note("archived", slot, by)
    return slot
