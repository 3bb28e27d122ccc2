"""Codes given at joining: each sets a new password once, without an e-mail and without anybody's help."""

import base64
import secrets
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.sessions import end_other_sessions
from safekeeping import audit
from safekeeping.hashing import keyed_hash

from ..models import Member, RecoveryCode
from ..notices import notify

HOW_MANY = 8
CODE_BYTES = 10  # 80 bits, sixteen letters and digits that are not taken for each other
GROUP = 4


def new_codes(member: Member) -> list[str]:
    """Eight new codes, in the caller's transaction; the old ones stop working. Stored as hashes alone."""
    member.recovery_codes.all().delete()
    codes = [readable(base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()) for _ in range(HOW_MANY)]
    for code in codes:
        RecoveryCode.objects.create(member=member, code_hash=hash_of_code(code))
    audit.record("member.codes_made", actor_id=member.user_id, subject=f"member:{member.pk}")
    return codes


def readable(code: str) -> str:
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def hash_of_code(code: str) -> str:
    """As typed: spaces, hyphens and small letters make no difference."""
    return keyed_hash("recovery-code", "".join(sign for sign in code.upper() if sign.isalnum()))


@transaction.atomic
def use_code(handle: str, code: str, password: str) -> bool:
    """Sets a new password and ends every session, where the code is this person's and unused.

    One question to the database, whether the handle is wrong, the code, or both. A second factor stays.
    """
    unused = RecoveryCode.objects.select_for_update(of=("self",), no_key=True).select_related("member__user")
    found = unused.filter(
        code_hash=hash_of_code(code), used_at=None, member__user__handle=handle, member__user__is_active=True
    ).first()
    if found is None:
        return False
    found.used_at = timezone.now()
    found.save(update_fields=["used_at"])
    set_password(found.member.user, password)
    notify(found.member, "password-by-code")
    audit.record("member.recovered", actor_id=found.member.user_id, subject=f"member:{found.member_id}")
    return True


def set_password(user: Any, password: str) -> None:
    """Whoever knew the old one is signed out everywhere."""
    user.set_password(password)
    user.save(update_fields=["password"])
    end_other_sessions(user)
    audit.record("account.password_changed", actor_id=user.pk, subject=f"user:{user.pk}")
