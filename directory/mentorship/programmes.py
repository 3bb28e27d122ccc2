"""Programmes: coordinators open and close them; a member who has mentored before leads each."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from regions.permissions import is_coordinator
from safekeeping import audit

from ..models import Member, MemberSkill, Mentorship, Programme
from ..notices import notify
from ..states import MAY_BE_ASKED, State
from . import agreeing
from .states import OVER

MONTH = timedelta(days=30)


def require_coordinator(user: Any) -> None:
    if not is_coordinator(user):
        raise PermissionDenied(_("Programmes are the coordinators’."))


def locked(programme: Programme) -> Programme:
    return Programme.objects.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)


def note(act: str, programme: Programme, actor_id: int | None) -> None:
    audit.record(f"programme.{act}", actor_id=actor_id, subject=f"programme:{programme.pk}")


@transaction.atomic
def save(programme: Programme, *, by: Any) -> None:
    """Words, dates and length, also of one that is open. Raises PermissionDenied."""
    require_coordinator(by)
    act = "changed" if programme.pk else "made"
    programme.save()
    note(act, programme, by.pk)


@transaction.atomic
def open_up(programme: Programme, *, by: Any) -> None:
    """Members can enter from its first day on. Raises PermissionDenied, ValidationError while nobody leads
    it."""
    require_coordinator(by)
    row = locked(programme)
    if row.leader is None or not row.leader.is_listed:
        raise ValidationError(_("A programme opens once a member who has mentored before leads it."))
    if row.state != Programme.State.OPEN:
        row.state = Programme.State.OPEN
        row.save(update_fields=["state"])
        note("opened", row, by.pk)


def close(programme: Programme, *, by: Any) -> None:
    """No entry and no new pair any more; what runs goes on to its own end. Raises PermissionDenied."""
    require_coordinator(by)
    with transaction.atomic():
        row = locked(programme)
        if row.state == Programme.State.OPEN:
            row.state = Programme.State.CLOSED
            row.save(update_fields=["state"])
            note("closed", row, by.pk)
    agreeing.end_overdue()


# Who leads ---------------------------------------------------------------------------------------------


def has_mentored(member: Member) -> bool:
    """Was a mentor here to some end, or says in the profile which skills they mentor: what somebody did
    before this site was, only they can tell, and two people have vouched for them."""
    given = Mentorship.objects.filter(mentor=member, state__in=OVER)
    return given.exists() or member.skills.filter(kind=MemberSkill.Kind.MENTORED).exists()


def may_lead(member: Member | None) -> bool:
    return member is not None and State(member.state) in MAY_BE_ASKED and has_mentored(member)


@transaction.atomic
def ask_to_lead(programme: Programme, handle: str, *, by: Any) -> None:
    """Asks the member of this handle. The answer is the same whether there is one and whether they may:
    coordinators do not look up members. Raises PermissionDenied."""
    require_coordinator(by)
    member = Member.objects.filter(user__handle=handle.strip().lower()).first()
    row = locked(programme)
    row.asked_leader = member if may_lead(member) else None
    row.save(update_fields=["asked_leader"])
    if row.asked_leader is not None:
        notify(row.asked_leader, "asked_to_lead", row.public_id)
    note("leader_asked", row, by.pk)


@transaction.atomic
def answer_to_lead(programme: Programme, *, by: Member, yes: bool) -> None:
    """The one who was asked says yes or no; a no is told to nobody. From anybody else it changes nothing."""
    row = locked(programme)
    if row.asked_leader_id != by.pk:
        return
    row.asked_leader = None
    if yes and may_lead(by):
        row.leader = by
        note("led", row, by.user_id)
    row.save(update_fields=["asked_leader", "leader"])
