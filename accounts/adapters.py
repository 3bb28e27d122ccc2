"""Our answers to allauth's questions: closed doors, one way out for mail, nobody's address in it."""

import base64
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts import throttles
from accounts.mail import UnknownMailError, tell_about_change
from accounts.models import User
from safekeeping.hashing import derived_key
from safekeeping.keyring import KeyRing

MAY_ENTER_ADMIN = "wagtailadmin.access_admin"


class AccountAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("The handle or the password is not right."),
        "incorrect_password": _("The password is not right."),
        "enter_current_password": _("The current password is not right."),
        "invalid_password_reset": _("This link has been used already, or it is too old."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False  # people come by invitation

    def is_ajax(self, request: HttpRequest) -> bool:
        return False  # one kind of answer, and no second way in

    def is_safe_url(self, url: str) -> bool:
        here = {self.request.get_host()}
        return url_has_allowed_host_and_scheme(url, here, require_https=self.request.is_secure())

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return reverse("wagtailadmin_home" if request.user.has_perm(MAY_ENTER_ADMIN) else "account_overview")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("account_overview")

    # Passwords ----------------------------------------------------------------------------------

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Count the attempt first, so that a hundred at once are not all let through.

        Django hashes once for every attempt, whether the account exists, is switched off, or has no password.
        """
        hits = (
            (throttles.SIGN_IN_ACCOUNT, credentials.get("username", "").strip().lower()),
            (throttles.SIGN_IN_ADDRESS, throttles.address_of(request)),
        )
        verdict = throttles.hit_all(*hits)
        if not verdict.allowed:
            raise throttles.slow_down(verdict)
        user = authenticate(request, **credentials)
        if user:
            throttles.take_back(*hits)
        return user

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within some minutes of any sign-in: who has just typed a password need not type it again."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record["at"] for record in records), default=0)
        return timezone.now().timestamp() - newest > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_reauthentication_methods(self, user: AbstractBaseUser) -> list[dict]:
        """With a second factor the password alone confirms nothing, least of all taking the factor away."""
        methods = super().get_reauthentication_methods(user)
        strong = [method for method in methods if method["id"] != "reauthenticate"]
        return strong or methods

    # Mail ---------------------------------------------------------------------------------------

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        raise UnknownMailError(template_prefix)  # every mail that we send is named in accounts.mail

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict | None = None, email: str | None = None
    ) -> None:
        """Tell the owner what changed, without the address and the browser it was done from."""
        with transaction.atomic():
            tell_about_change(template_prefix.rpartition("/")[2], user)


class MFAAdapter(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it has been used already."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app or a security key first."),
    }

    def encrypt(self, text: str) -> str:
        return _ring().encrypt(text)

    def decrypt(self, encrypted_text: str) -> str:
        return _ring().decrypt(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": settings.MFA_TOTP_ISSUER}

    def _get_user_identifier(self, user: User) -> str:
        return user.handle  # allauth would show the e-mail on the phone


def _ring() -> KeyRing:
    # Derived from the key that is never rotated: `rotate_keys` does not reach into allauth's table, and a
    # secret that nobody can read would lock its owner out.
    return KeyRing([base64.urlsafe_b64encode(derived_key("accounts:second-factor")).decode()])
