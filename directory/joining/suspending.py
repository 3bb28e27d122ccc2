"""A lead closes a membership, and opens it again. It hides the member from everybody at once."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from regions.permissions import may_manage_members

from ..lifecycle import locked, move, standing
from ..models import Member
from ..profiles.registries import let_everything_go
from ..states import By, State, SuspendedFor, may_follow


def may_close(user: Any, member: Member) -> bool:
    return (
        may_manage_members(user, member.region)
        and user.pk != member.user_id
        and may_follow(member.state, State.SUSPENDED, By.LEAD)
    )


def may_open_again(user: Any, member: Member) -> bool:
    is_lead = may_manage_members(user, member.region) and user.pk != member.user_id
    return is_lead and member.state == State.SUSPENDED


@transaction.atomic
def suspend(member: Member, reason: str, *, by: Any) -> Member:
    """Raises PermissionDenied for all but another lead of the region; ValueError for an unknown reason."""
    row = locked(member)
    if not may_close(by, row):
        raise PermissionDenied(_("This membership is not yours to suspend."))
    code = SuspendedFor(reason)
    Member.objects.filter(pk=row.pk).update(suspended_for=code)
    row = move(row, State.SUSPENDED, by=By.LEAD, actor_id=by.pk, why=code.value)
    let_everything_go(row)
    return row


@transaction.atomic
def reinstate(member: Member, *, by: Any) -> Member:
    """Back to where the vetting stood. Raises PermissionDenied."""
    row = locked(member)
    if not may_open_again(by, row):
        raise PermissionDenied(_("This membership is not yours to open again."))
    Member.objects.filter(pk=row.pk).update(suspended_for="")
    return move(row, standing(row), by=By.LEAD, actor_id=by.pk)
