"""Single-use links by which new people take up a mandate."""

import hashlib
import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from safekeeping import audit

from .mandates import may_grant, record_grant
from .models import Invitation, Mandate

TOKEN_BYTES = 32  # 256 bits


class InvitationSpent(PermissionDenied):
    """The link was used, withdrawn, or is older than seven days."""


def hash_of(token: str) -> str:
    """What is stored of a token. It has 256 random bits: nobody can guess it from a plain hash."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(role: str, *, by, region=None, locale=None, mandate_until=None) -> tuple[Invitation, str]:
    """Makes a link for one new person.

    Args: `by` needs the right to grant the role; None only for the founding command.
    Returns: the invitation and its token, which is shown once and stored nowhere.
    Raises: PermissionDenied; ValidationError on a wrong scope.
    """
    if by is not None and not may_grant(by, role, region=region):
        raise PermissionDenied(_("This mandate is not yours to grant."))
    Mandate(role=role, region=region, locale=locale).clean()
    token = secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        token_hash=hash_of(token),
        role=role,
        region=region,
        locale=locale,
        invited_by=by,
        mandate_until=mandate_until,
    )
    subject = f"invitation:{invitation.pk}"
    audit.record("invitation.made", actor_id=by and by.pk, subject=subject, facts={"role": role})
    return invitation, token


def find_open(token: str) -> Invitation | None:
    """The open invitation behind a token, or None for a spent, withdrawn, old or invented one."""
    return Invitation.objects.open().filter(token_hash=hash_of(token)).first()


@transaction.atomic
def accept(token: str, user) -> Mandate:
    """Spends the link: `user` takes up the mandate that the inviter may still grant.

    Raises: InvitationSpent, also for the second of two people who use one link at once.
    """
    row = Invitation.objects.select_for_update(no_key=True).open().filter(token_hash=hash_of(token)).first()
    if row is None:
        raise InvitationSpent(_("This invitation was used already, or has run out."))
    if row.invited_by is not None:
        granter_stands = may_grant(row.invited_by, row.role, region=row.region)
        if row.invited_by_id == user.pk or not granter_stands:
            raise InvitationSpent(_("This invitation is no longer valid."))
    row.used_at, row.used_by = timezone.now(), user
    row.save(update_fields=["used_at", "used_by"])
    audit.record("invitation.accepted", actor_id=user.pk, subject=f"invitation:{row.pk}")
    return record_grant(
        user, row.role, by=row.invited_by, region=row.region, locale=row.locale, until=row.mandate_until
    )


@transaction.atomic
def withdraw(invitation: Invitation, *, by) -> None:
    """Whoever may grant the role may withdraw its open invitations."""
    if not may_grant(by, invitation.role, region=invitation.region):
        raise PermissionDenied(_("This invitation is not yours to withdraw."))
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])
    audit.record("invitation.withdrawn", actor_id=by.pk, subject=f"invitation:{invitation.pk}")
