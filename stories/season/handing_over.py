"""A month goes to another region: offered with a checklist, accepted by a lead over there."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..models.slot import Handover, HandoverPoint, Slot
from . import rights
from .slots import SlotRefused, go, locked, note, require_manager
from .states import State


@transaction.atomic
def offer(slot: Slot, *, to_region, checklist: Iterable[str], by) -> Handover:
    """Offers a month to the region that will carry it to its release.

    Arguments: checklist, codes of HandoverPoint, all of them. Raises SlotRefused.
    """
    slot = locked(slot)
    require_manager(slot, by)
    if slot.state != State.IN_WORK:
        raise SlotRefused(_("Only a month whose story is in work can be handed over."))
    if set(checklist) != set(HandoverPoint.values):
        raise SlotRefused(_("Every point of the list has to be done before a month is handed over."))
    try:
        with transaction.atomic():
            handover = Handover.objects.create(
                slot=slot,
                from_region=slot.region,
                to_region=to_region,
                checklist=HandoverPoint.values,
                offered_by_id=by.pk,
            )
    except IntegrityError as error:
        raise SlotRefused(_("A hand-over of this month is open already.")) from error
    note("handover_offered", slot, by, to=to_region.code)
    return handover


@transaction.atomic
def answer(handover: Handover, *, accepted: bool, by) -> Slot:
    """The receiving region's lead accepts or declines; the month is theirs once they accepted."""
    slot = locked(handover.slot)
    handover = (
        Handover.objects.select_for_update(of=("self",), no_key=True)
        .select_related("to_region")
        .get(pk=handover.pk)
    )
    if not rights.may_accept(by, handover.to_region):
        raise SlotRefused(_("A lead of %(region)s has to answer.") % {"region": handover.to_region})
    if by.pk == handover.offered_by_id:
        raise SlotRefused(_("You offered it: another lead has to answer."))
    if handover.accepted is not None:
        raise SlotRefused(_("This hand-over was answered already."))
    handover.accepted, handover.answered_by_id, handover.answered_at = accepted, by.pk, timezone.now()
    handover.save()
    if accepted:
        go(slot, State.HANDED_OVER)
        if slot.region_id != handover.to_region_id:
            slot.region, slot.owner, slot.backup = handover.to_region, by, None
        slot.save()
    note("handover_answered", slot, by, accepted=accepted)
    return slot


@transaction.atomic
def withdraw(handover: Handover, *, by) -> None:
    """Takes back an offer that nobody answered."""
    slot = locked(handover.slot)
    require_manager(slot, by)
    deleted, _rows = Handover.objects.filter(pk=handover.pk, accepted=None).delete()
    if not deleted:
        raise SlotRefused(_("This hand-over was answered already."))
    note("handover_withdrawn", slot, by)
