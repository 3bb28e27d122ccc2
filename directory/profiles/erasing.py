"""Erasure: what stays of a member is that there was one, so that others' introductions do not break."""

from django.db import transaction

from accounts.closing import close_account, lock_account
from safekeeping import audit, erasure
from safekeeping.fields import EncryptedTextField

from ..audiences import Preset
from ..lifecycle import locked, move
from ..models import Member
from ..models.member import today
from ..states import By, State
from .registries import erasure_steps, locking_steps

KIND = "member"  # on the erasure list, with the public id


@transaction.atomic
def erase(member: Member, *, by: By, actor_id: int | None = None) -> None:
    """Empties the row, deletes what hangs on it, closes the account and puts the id on the erasure list,
    all of it or nothing. Raises WrongTransition for somebody erased before."""
    row = locked(member)
    user = row.user
    for lock in locking_steps:
        lock(row)
    if user is not None:
        lock_account(user)
    audit.take_turn()  # as hiding does, before anything that is shared with others
    for step in erasure_steps:
        step(row)
    delete_rows(row)
    row.notices.all().delete()
    row.private_looks.all().delete()
    empty_texts(row)
    row.user, row.invited_by = None, None
    row.preset, row.audiences = Preset.INVISIBLE, {}
    row.mailed_on, row.reminded_at, row.last_seen_on = None, None, today()
    row.save()
    move(row, State.ERASED, by=by, actor_id=actor_id)
    Member.objects.filter(pk=row.pk).update(vetted_at=None, suspended_for="")
    erasure.remember(KIND, row.public_id)
    if user is not None:
        close_account(user)


def erase_again(public_id: str) -> int:
    """For the erasure list, after an older backup was restored. Returns how many were erased."""
    member = Member.objects.filter(public_id=public_id).exclude(state=State.ERASED).first()
    if member is None:
        return 0
    erase(member, by=By.SITE)
    return 1


def delete_rows(row: Member) -> None:
    row.languages.all().delete()
    row.skills.all().delete()
    row.contact_details.all().delete()


def empty_texts(row: Member) -> None:
    """Everything that is told, and kept encrypted; the caller saves."""
    for field in Member._meta.concrete_fields:
        if isinstance(field, EncryptedTextField):
            setattr(row, field.attname, None if field.null else "")
