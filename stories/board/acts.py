"""What can be done with a month: the form that asks, the service that does it, and when it is offered.

Offering is friendliness; the services in `season/` decide.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Slot
from ..season import exchange, handing_over, rights, slots
from ..season.archive import archive
from ..season.calendar import this_month
from ..season.states import PUBLIC, WITHOUT_STORY, State
from . import forms


@dataclass(frozen=True)
class MonthAct:
    """do(slot, cleaned data, user). offered(slot, user): whether the screen shows it."""

    label: str | Promise
    do: Callable
    offered: Callable
    form: type[forms.MonthForm] = forms.NothingToSay
    is_serious: bool = False


def managed(*states):
    return lambda slot, user: slot.state in states and rights.may_manage(user, slot)


def open_handover(slot: Slot):
    return slot.handovers.filter(accepted=None).select_related("to_region").first()


def the_open_handover(slot: Slot):
    """Raises SlotRefused where somebody answered it in the meantime."""
    handover = open_handover(slot)
    if handover is None:
        raise slots.SlotRefused(_("This hand-over was answered already."))
    return handover


def _pitched(slot, user):
    free = slot.state == State.EMPTY or (slot.state == State.PITCHED and rights.may_manage(user, slot))
    return free and rights.regions_to_host_for(user).exists()


def _claimable(slot, user):
    return slot.state in WITHOUT_STORY and rights.plans_anything(user)


def _answerable(slot, user):
    handover = open_handover(slot)
    return handover is not None and rights.may_accept(user, handover.to_region)


def _freeable(slot, user):
    return slot.story is not None and not slot.story.live and rights.may_manage(user, slot)


def _dated(slot, user):
    return slot.state not in PUBLIC and rights.may_manage(user, slot)


ACTS: dict[str, MonthAct] = {
    "accept": MonthAct(
        _("Accept the hand-over"),
        lambda slot, data, user: handing_over.answer(the_open_handover(slot), accepted=True, by=user),
        _answerable,
    ),
    "decline": MonthAct(
        _("Decline the hand-over"),
        lambda slot, data, user: handing_over.answer(the_open_handover(slot), accepted=False, by=user),
        _answerable,
    ),
    "pitch": MonthAct(
        _("Offer to tell this month’s story"),
        lambda slot, data, user: slots.pitch(slot, by=user, **data),
        _pitched,
        forms.PitchForm,
    ),
    "assign": MonthAct(
        _("Say who answers for it"),
        lambda slot, data, user: slots.assign(slot, by=user, **data),
        lambda slot, user: bool(slot.region) and slot.state not in PUBLIC and rights.may_manage(user, slot),
        forms.AssignForm,
    ),
    "claim": MonthAct(
        _("Put a story into it"),
        lambda slot, data, user: slots.claim(slot, data["story"], by=user),
        _claimable,
        forms.ClaimForm,
    ),
    "hand_over": MonthAct(
        _("Hand it over"),
        lambda slot, data, user: handing_over.offer(slot, by=user, **data),
        lambda slot, user: managed(State.IN_WORK)(slot, user) and not open_handover(slot),
        forms.HandOverForm,
    ),
    "withdraw": MonthAct(
        _("Take the hand-over back"),
        lambda slot, data, user: handing_over.withdraw(the_open_handover(slot), by=user),
        lambda slot, user: managed(State.IN_WORK)(slot, user) and bool(open_handover(slot)),
    ),
    "ready": MonthAct(
        _("Mark it ready"),
        lambda slot, data, user: slots.make_ready(slot, by=user),
        managed(State.HANDED_OVER),
    ),
    "announce": MonthAct(
        _("Mark it announced"),
        lambda slot, data, user: slots.announce(slot, by=user),
        managed(State.READY),
    ),
    "embargo": MonthAct(
        _("Choose when it comes out"),
        lambda slot, data, user: slots.set_embargo(slot, data["instant"], by=user),
        _dated,
        forms.EmbargoForm,
    ),
    "exchange": MonthAct(
        _("Change places with another month"),
        lambda slot, data, user: exchange.exchange(slot, data["other"], by=user),
        _dated,
        forms.ExchangeForm,
    ),
    "archive": MonthAct(
        _("Put it into the archive"),
        lambda slot, data, user: archive(slot, by=user),
        lambda slot, user: managed(State.RELEASED)(slot, user) and slot.when < this_month(),
    ),
    "free": MonthAct(
        _("Take the story out of this month"),
        lambda slot, data, user: slots.free(slot, by=user),
        _freeable,
        is_serious=True,
    ),
    "give_back": MonthAct(
        _("Give the month back"),
        lambda slot, data, user: slots.give_back(slot, by=user),
        managed(State.PITCHED, State.ASSIGNED),
        is_serious=True,
    ),
    "skip": MonthAct(
        _("Skip this month"),
        lambda slot, data, user: slots.skip(slot, by=user, **data),
        managed(*WITHOUT_STORY),
        forms.SkipForm,
        is_serious=True,
    ),
    "reopen": MonthAct(
        _("Open it again"),
        lambda slot, data, user: slots.reopen(slot, by=user),
        managed(State.SKIPPED),
    ),
}
