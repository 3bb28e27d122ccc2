"""Links by which new people join: made by leads and active members, for their own region."""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.invitations import TOKEN_BYTES, InvitationSpent, hash_of
from regions.models import Region
from regions.permissions import may_manage_members
from safekeeping import audit

from ..models import Member, MemberInvitation, MemberLanguage
from ..notices import notify
from ..states import State
from ..visibility import forget_membership, member_of
from .codes import new_codes

OPEN_AT_ONCE = 5  # of one member; leads have no limit


def may_invite(user: Any, region: Region) -> bool:
    """Leads of the region, and its active members."""
    own = member_of(user)
    is_theirs = own is not None and own.state == State.ACTIVE and own.region_id == region.pk
    return region.is_active and (is_theirs or may_manage_members(user, region))


@transaction.atomic
def invite(region: Region, *, by: Any) -> tuple[MemberInvitation, str]:
    """Makes a link for one new member. Returns the invitation and its token, which is stored nowhere.

    Raises PermissionDenied; ValidationError where a member has too many open links.
    """
    if not may_invite(by, region):
        raise PermissionDenied(_("You cannot invite people to this region."))
    waiting = MemberInvitation.objects.open().made_by(by).count()
    if waiting >= OPEN_AT_ONCE and not may_manage_members(by, region):
        raise ValidationError(_("You have five open invitations. Withdraw one, or wait."))
    token = secrets.token_urlsafe(TOKEN_BYTES)
    row = MemberInvitation.objects.create(token_hash=hash_of(token), region=region, invited_by=by.pk)
    audit.record("member.invited", actor_id=by.pk, subject=f"member-invitation:{row.pk}")
    return row, token


def find_open(token: str) -> MemberInvitation | None:
    """The open invitation behind a token whose maker may still invite; None for every other token."""
    row = MemberInvitation.objects.open().select_related("region").filter(token_hash=hash_of(token)).first()
    return row if row and stands(row) else None


def stands(row: MemberInvitation) -> bool:
    """May whoever made it still invite? A link of somebody suspended does nothing."""
    maker = get_user_model().objects.filter(pk=row.invited_by, is_active=True).first()
    return maker is not None and may_invite(maker, row.region)


@transaction.atomic
def join(token: str, user: Any, *, display_name: str, languages: list[str]) -> tuple[Member, list[str]]:
    """Spends the link: `user` becomes a provisional member. Returns the member and their recovery codes.

    Raises InvitationSpent, also for the second of two people who use one link at once; IntegrityError for
    somebody who is a member already.
    """
    audit.take_turn()  # who invited may be hiding now, which takes their invitations back
    found = (
        MemberInvitation.objects.select_for_update(of=("self",), no_key=True).open().select_related("region")
    )
    row = found.filter(token_hash=hash_of(token)).first()
    if row is None or row.invited_by == user.pk or not stands(row):
        raise InvitationSpent(_("This invitation was used already, or has run out."))
    row.used_at = timezone.now()
    row.save(update_fields=["used_at"])
    member = Member.objects.create(
        user=user, region=row.region, invited_by=row.invited_by, display_name=display_name
    )
    for code in languages:
        MemberLanguage.objects.create(member=member, code=code)
    forget_membership(user)
    notify(member, "welcome")
    audit.record("member.joined", actor_id=user.pk, subject=f"member:{member.pk}")
    return member, new_codes(member)


@transaction.atomic
def withdraw(row: MemberInvitation, *, by: Any) -> None:
    """Who made it, and the leads of its region. Raises PermissionDenied."""
    if row.invited_by != by.pk and not may_manage_members(by, row.region):
        raise PermissionDenied(_("This invitation is not yours to withdraw."))
    audit.take_turn()  # as whoever joins by it
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    audit.record("member.invitation_withdrawn", actor_id=by.pk, subject=f"member-invitation:{row.pk}")
