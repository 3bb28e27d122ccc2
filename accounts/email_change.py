"""A new e-mail address counts once its owner has read the code that was sent there."""

import secrets
import time

from django.contrib.sessions.backends.base import SessionBase
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from accounts import throttles
from accounts.mail import tell_about_change
from accounts.models import User
from safekeeping import audit, outbox
from safekeeping.hashing import keyed_hash

SESSION_KEY = "email_change"
DIGITS = 8
SECONDS = 3600
PURPOSE = "accounts:email-change"


def ask(session: SessionBase, user: User, address: str) -> bool:
    """Mail a code to `address` and remember what was asked; False when too many mails were asked for.

    An address that belongs to another account gets a mail without a code: the page answers alike, so that
    nobody learns who is here.
    """
    if not throttles.EMAIL_MAIL.hit(str(user.pk)).allowed:
        return False
    taken = User.objects.filter(email=address).exclude(pk=user.pk).exists()
    code = str(secrets.randbelow(10**DIGITS)).zfill(DIGITS)
    with transaction.atomic():
        outbox.post(
            address=address,
            template="email_in_use" if taken else "email_code",
            context={"code": code},
            language=user.language,
        )
    session[SESSION_KEY] = {"email": address, "code": _kept(user, code), "until": time.time() + SECONDS}
    return True


def asked_for(session: SessionBase) -> str | None:
    """The address whose code is awaited, None when nothing was asked or the code is too old."""
    asked = session.get(SESSION_KEY)
    return asked["email"] if asked and asked["until"] > time.time() else None


def confirm(session: SessionBase, user: User, code: str) -> ValidationError | None:
    """Change the address if `code` is the one that was mailed; return what is wrong otherwise."""
    verdict = throttles.EMAIL_CODE.hit(str(user.pk))
    if not verdict.allowed:
        return throttles.slow_down(verdict)
    asked = session[SESSION_KEY]
    if not constant_time_compare(asked["code"], _kept(user, code)):
        return ValidationError(_("This code is not right, or it has been used already."))
    del session[SESSION_KEY]
    try:
        _change(user, asked["email"])
    except IntegrityError:  # somebody else confirmed the same address meanwhile
        return ValidationError(_("This e-mail address cannot be used."))
    return None


def remove(user: User) -> None:
    """Forget the address. A lead can still set a new password."""
    _change(user, None)


def _change(user: User, address: str | None) -> None:
    old, user.email = user.email, address
    with transaction.atomic():
        user.save(update_fields=["email"])
        if old:  # the old owner must hear of it, whoever did it
            tell_about_change("email_changed", user, address=old)
        audit.record("account.email_changed", actor_id=user.pk)


def _kept(user: User, code: str) -> str:
    return keyed_hash(PURPOSE, f"{user.pk}:{code}")
