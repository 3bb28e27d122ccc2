"""Who takes part: presenting, asking somebody by their handle, their own yes, leaving."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from home.membership import roster
from regions.permissions import is_coordinator
from safekeeping import audit

from ..models.clinic import ClinicPart, ClinicSession, today
from . import life, public
from .states import By, Phase, Role, WrongStep

State = ClinicPart.State
MOST_ADVISERS = 8
MOST_LIVE = 2  # sessions that one member presents at once


@transaction.atomic
def present(member: Any, **brief: str) -> ClinicSession:
    """A new session, which waits for a facilitator and advisers.

    Arguments: brief, fields of ClinicSession. Raises WrongStep for somebody who is hidden or presents enough
    already.
    """
    if not roster().takes_part(member):
        raise WrongStep(_("Your profile is hidden. Show it again to present a campaign."))
    own = ClinicPart.objects.filter(member=member, role=Role.PRESENTER)
    if own.filter(session__in=ClinicSession.objects.live()).count() >= MOST_LIVE:
        raise WrongStep(_("You present two campaigns already. Finish one of them first."))
    row = ClinicSession.objects.create(**brief)
    part = row.parts.create(member=member, role=Role.PRESENTER, state=State.JOINED)
    life.note("presented", row, part)
    return row


def present_people(row: ClinicSession) -> list[Any]:
    parts = row.parts.joined().filter(member__isnull=False).select_related("member")
    return [part.member for part in parts]


@transaction.atomic
def ask_adviser(session: ClinicSession, handle: str, *, by: ClinicPart) -> None:
    """The facilitator asks somebody to advise. The answer is the same whether there is such a member, whether
    they may be asked, and whether somebody here is kept apart from them. Raises WrongStep."""
    row = life.locked(session)
    life.taking_part(row, by, Role.FACILITATOR)
    advisers = row.parts.filter(role=Role.ADVISER, state__in=[State.ASKED, State.JOINED])
    if advisers.count() >= MOST_ADVISERS:
        raise WrongStep(_("Eight advisers are enough."))
    ask(row, handle, Role.ADVISER)
    life.note("adviser_asked", row, by)


@transaction.atomic
def assign_facilitator(session: ClinicSession, handle: str, *, by: Any) -> None:
    """A coordinator asks somebody to facilitate a session of which they know that it waits, and no word. The
    answer is the same whatever became of it. Raises PermissionDenied, WrongStep."""
    if not is_coordinator(by):
        raise PermissionDenied(_("Coordinators ask facilitators."))
    row = life.locked(session)
    if not ClinicSession.objects.waiting_for_a_facilitator().filter(pk=row.pk).exists():
        raise life.over()
    ask(row, handle, Role.FACILITATOR)
    audit.record("clinic.facilitator_asked", actor_id=by.pk, subject=f"clinic:{row.pk}")


def ask(row: ClinicSession, handle: str, role: Role) -> None:
    handle = handle.strip().lower()
    waiting = row.parts.asked().filter(role=role)
    if any(part.asked_as == handle for part in waiting):
        return
    member = roster().by_handle(handle)
    if member is not None and roster().kept_apart(member, present_people(row)):
        member = None
    part = row.parts.filter(member=member).first() if member is not None else None
    if part is None:
        part = ClinicPart(session=row, member=member)
    elif part.state != State.LEFT:  # takes part, was asked before, or said no: which of them, nobody is told
        part = ClinicPart(session=row, member=None)
    part.role, part.state, part.asked_as = role, State.ASKED, handle
    part.save()
    if part.member is not None:
        roster().tell(part.member, "clinic_asked", row.public_id)


@transaction.atomic
def answer(session: ClinicSession, *, by: ClinicPart, yes: bool) -> bool:
    """Somebody who was asked says yes, and reads from then on, or no, which is told to nobody.

    Returns whether they take part now: a yes can come too late, or meet somebody they are kept apart from.
    Raises WrongStep.
    """
    row = life.locked(session)
    part = row.parts.asked().select_related("member").filter(pk=by.pk).first()
    if part is None or not row.is_live:
        raise life.over()
    if yes and not roster().takes_part(part.member):
        raise WrongStep(_("Your profile is hidden. Show it again to take part."))
    joins = yes and may_join(row, part)
    part.state = State.JOINED if joins else State.DECLINED
    part.save(update_fields=["state"])
    if joins:
        after_joining(row, part)
    return joins


def may_join(row: ClinicSession, part: ClinicPart) -> bool:
    is_taken = part.is_facilitator and row.parts.joined().filter(role=Role.FACILITATOR).exists()
    return not is_taken and not roster().kept_apart(part.member, present_people(row))


def after_joining(row: ClinicSession, part: ClinicPart) -> None:
    if part.is_facilitator:  # others who were asked need not answer any more
        row.parts.asked().filter(role=Role.FACILITATOR).update(state=State.DECLINED)
    ClinicSession.objects.filter(pk=row.pk).update(touched_on=today())
    life.tell_others(row, "clinic_joined", without=part)
    life.note("joined", row, part)


@transaction.atomic
def remove(session: ClinicSession, part: ClinicPart, *, by: ClinicPart) -> None:
    """The facilitator ends an adviser's part, or takes a question back. Raises WrongStep."""
    row = life.locked(session)
    facilitator = life.taking_part(row, by, Role.FACILITATOR)
    found = row.parts.filter(pk=part.pk, role=Role.ADVISER).first()
    if found is None or found.state not in (State.ASKED, State.JOINED, State.DECLINED):
        raise life.over()
    drop(found)
    life.note("removed", row, facilitator)


@transaction.atomic
def leave(session: ClinicSession, *, by: ClinicPart) -> None:
    """Adviser or facilitator stop here; what they wrote stays. Raises WrongStep."""
    row = life.locked(session)
    part = life.taking_part(row, by, Role.ADVISER, Role.FACILITATOR)
    public.no_longer_stands(row, part)
    drop(part)
    life.tell_others(row, "clinic_left", roles=(Role.PRESENTER, Role.FACILITATOR))
    life.note("left", row, part)


def drop(part: ClinicPart) -> None:
    """Somebody who was only asked, or whom nobody knew, leaves no row."""
    if part.state == State.JOINED:
        part.state = State.LEFT
        part.asked_as = ""
        part.save(update_fields=["state", "asked_as"])
    elif part.member_id is None:
        part.delete()
    else:
        part.state, part.asked_as = State.DECLINED, ""
        part.save(update_fields=["state", "asked_as"])


def let_go(row: ClinicSession, part: ClinicPart) -> None:
    """For a locked session: somebody hides, is erased or kept apart. Without its presenter nothing is left to
    advise on; a question without an answer goes on looking like one."""
    if part.is_presenter:
        end_for_all(row)
    elif part.state == State.JOINED:
        drop(part)
        life.tell_others(row, "clinic_left", roles=(Role.PRESENTER, Role.FACILITATOR))
    elif part.state == State.ASKED:
        part.state = State.DECLINED
        part.save(update_fields=["state"])


def end_for_all(row: ClinicSession) -> None:
    if row.is_live:
        life.end(row, By.SITE)
    elif row.phase != Phase.ENDED:
        life.shift(row, Phase.ENDED, By.SITE)
