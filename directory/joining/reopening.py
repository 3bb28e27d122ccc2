"""Coming back without e-mail and without codes: a lead and the member who vouched make a link together.

It can be used after a day. Until then it is announced wherever the account is still signed in, and one press
there stops it.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.invitations import TOKEN_BYTES, hash_of
from regions.permissions import may_manage_members
from safekeeping import audit

from ..lifecycle import locked, move
from ..models import Member, Reopening, Vetting
from ..notices import notify
from ..states import MAY_BROWSE, By, State, may_follow
from ..visibility import member_of
from .codes import set_password

WAIT = timedelta(hours=24)
LIFE = timedelta(days=7)  # after the wait


def voucher_of(member: Member) -> Member | None:
    """Who vouched for them and is still a member in good standing; None where nobody is."""
    people = member.vettings.filter(kind=Vetting.Kind.VOUCH).values("by")
    return Member.objects.filter(user__in=people, state__in=MAY_BROWSE).order_by("pk").first()


def may_begin(user: Any, member: Member) -> bool:
    is_lead = may_manage_members(user, member.region) and user.pk != member.user_id
    return is_lead and member.state not in (State.ERASED, State.PROVISIONAL)


@transaction.atomic
def begin(member: Member, *, by: Any) -> Reopening:
    """The first of two presses, by a lead: the member who vouched is asked for the second.

    Raises PermissionDenied, also where nobody who vouched is left, or where they are the lead themselves.
    """
    row = locked(member)
    voucher = voucher_of(row)
    if not may_begin(by, row) or voucher is None or voucher.user_id == by.pk:
        raise PermissionDenied(_("Nobody who vouched for this member can help you with it."))
    waiting = row.reopenings.alive().first()
    if waiting:
        return waiting
    made = Reopening.objects.create(member=row, lead=by.pk, voucher=voucher)
    notify(voucher, "reopening-asked", made.public_id)
    note(made, "begun", by)
    return made


def waits_for_second(row: Reopening) -> bool:
    return Reopening.objects.alive().filter(pk=row.pk, token_hash=None).exists()


@transaction.atomic
def second(reopening: Reopening, *, by: Any) -> str:
    """The second press, by the member who vouched. Returns the token of the link, stored nowhere.

    Raises PermissionDenied for anybody else, and for a second time.
    """
    locked(reopening.member)
    row = Reopening.objects.alive().filter(pk=reopening.pk, token_hash=None).first()
    own = member_of(by)
    is_asked = row is not None and own is not None and own.pk == row.voucher_id and own.state in MAY_BROWSE
    if row is None or not is_asked or by.pk == row.lead:
        raise PermissionDenied(_("You were not asked."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row.token_hash, row.usable_from = hash_of(token), timezone.now() + WAIT
    row.expires_at = row.usable_from + LIFE
    row.save(update_fields=["token_hash", "usable_from", "expires_at"])
    notify(row.member, "reopening", now=True)
    note(row, "issued", by)
    return token


def find(token: str) -> Reopening | None:
    """What a link stands for, also before its day is over; None for every other token."""
    rows = Reopening.objects.issued().select_related("member__user")
    row = rows.filter(token_hash=hash_of(token), member__user__is_active=True).first()
    return row if row and row.member.state != State.ERASED else None


def is_usable(row: Reopening) -> bool:
    return row.usable_from is not None and row.usable_from <= timezone.now()


@transaction.atomic
def stop(member: Member, *, by: Any) -> int:
    """The owner says that it was not them. Every link for them is dead. Returns how many there were."""
    locked(member)
    rows = list(member.reopenings.alive())
    for row in rows:
        row.stopped_at = timezone.now()
        row.save(update_fields=["stopped_at"])
        note(row, "stopped", by)
    return len(rows)


@transaction.atomic
def use(token: str, password: str) -> bool:
    """Sets the password, ends every session and seals the membership until its owner confirms. False for a
    link that was stopped, used or run out meanwhile. A second factor stays."""
    row = find(token)
    if row is None:
        return False
    member = locked(row.member)
    row = find(token)  # once more, under the lock: it may have been stopped or used meanwhile
    if row is None or not is_usable(row):
        return False
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    set_password(row.member.user, password)
    if may_follow(member.state, State.SEALED, By.SITE):
        move(member, State.SEALED, by=By.SITE, why="reopened")
    for helper in Member.objects.filter(Q(pk=row.voucher_id) | Q(user=row.lead)).exclude(state=State.ERASED):
        notify(helper, "came-back")
    note(row, "used", None)
    return True


def note(row: Reopening, step: str, by: Any) -> None:
    facts = {"step": step}
    audit.record("member.reopening", actor_id=by and by.pk, subject=f"member:{row.member_id}", facts=facts)
