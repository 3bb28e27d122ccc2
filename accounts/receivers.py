"""What follows from a change to somebody's sign-in, wherever it was made."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.db.models.signals import post_save
from django.http import HttpRequest
from wagtail.users.models import UserProfile

from accounts import totp
from accounts.models import User
from accounts.second_factor import FACTORS, Type
from accounts.sessions import end_other_sessions
from safekeeping import audit


def connect() -> None:
    for signal in (password_changed, password_set, password_reset):
        signal.connect(end_sessions_elsewhere)
    authenticator_added.connect(count_as_shown)
    authenticator_removed.connect(note_removal)
    post_save.connect(tell_wagtail_language, sender=User)


def end_sessions_elsewhere(request: HttpRequest, user: User, **kwargs: Any) -> None:
    """A new password ends every other session: whoever knew the old one may sit in it."""
    end_other_sessions(user, keep=request.session.session_key)
    audit.record("account.password_changed", actor_id=user.pk, subject=f"user:{user.pk}")


def count_as_shown(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    """Whoever has just set up a factor has shown it: no second question at once."""
    if authenticator.type not in FACTORS:
        return
    if authenticator.type == Type.TOTP:
        totp.begin_with_next_code(authenticator)
    record_authentication(request, user, "mfa", id=authenticator.pk, type=authenticator.type)
    audit.record("account.factor_added", actor_id=user.pk, facts={"type": str(authenticator.type)})


def note_removal(user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    audit.record("account.factor_removed", actor_id=user.pk, facts={"type": str(authenticator.type)})


def tell_wagtail_language(
    instance: User, raw: bool = False, update_fields: frozenset[str] | None = None, **kwargs: Any
) -> None:
    """The admin speaks the language of the account: Wagtail keeps its own copy of both."""
    untouched = update_fields is not None and not {"language", "time_zone"} & set(update_fields)
    if raw or untouched:  # fixtures bring their own profiles
        return
    UserProfile.objects.update_or_create(
        user=instance,
        defaults={"preferred_language": instance.language, "current_time_zone": instance.time_zone},
    )
