"""The mails of this room. All leave through the outbox; none names the site's other people or an address."""

from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.http import int_to_base36
from django.utils.translation import gettext_lazy as _

from accounts import throttles
from accounts.asked_language import asking_for
from accounts.models import User
from safekeeping import outbox

CHANGES = {
    "password_changed": _("The password was changed."),
    "password_set": _("A password was set."),
    "password_reset": _("The password was reset."),
    "email_changed": _("The e-mail address was changed."),
    "totp_activated": _("An authenticator app was set up."),
    "totp_deactivated": _("The authenticator app was removed."),
    "webauthn_added": _("A security key was added."),
    "webauthn_removed": _("A security key was removed."),
    "recovery_codes_generated": _("New recovery codes were made."),
}


class UnknownMailError(Exception):
    """A library wanted to send a mail that nobody here has read."""


def post_reset_link(email: str) -> None:
    """Post a link to choose a new password to the account with this address, at most one an hour.

    Called after the answer has left, so that nobody can read from its time whether there is an account.
    """
    if not throttles.RESET_MAIL.hit(email).allowed:
        return
    user = User.objects.filter(email=email, is_active=True).first()
    if user is None:
        return
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": int_to_base36(user.pk), "key": key})
    with transaction.atomic():
        outbox.post(
            address=user.email,
            template="password_reset",
            # Never from the request: whoever asks could choose the host.
            context={
                "link": asking_for(urljoin(settings.WAGTAILADMIN_BASE_URL, path), user.language),
                "hours": _hours(),
            },
            language=user.language,
        )


def tell_about_change(change: str, user: User, *, address: str | None = None) -> None:
    """Post what changed (a key of CHANGES) to the owner, or to `address`; without either nothing happens.

    In the caller's transaction. Raises UnknownMailError.
    """
    if change not in CHANGES:
        raise UnknownMailError(change)
    to = address or user.email
    if not to:
        return
    with translation.override(user.language):
        sentence = str(CHANGES[change])
    outbox.post(address=to, template="account_changed", context={"change": sentence}, language=user.language)


def _hours() -> int:
    return settings.PASSWORD_RESET_TIMEOUT // 3600
