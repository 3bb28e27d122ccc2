"""Who needs more than a password, and whether this session has it."""

from collections.abc import Callable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, hotp_value
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User

Type = Authenticator.Type
FACTORS = (Type.TOTP, Type.WEBAUTHN)  # recovery codes stand in for one of these, never alone


class Requirements:
    """Functions that say whether somebody needs a second factor; the rooms above add theirs."""

    def __init__(self) -> None:
        self._functions: list[Callable[[User], bool]] = []

    def register(self, function: Callable[[User], bool]) -> Callable[[User], bool]:
        """`function(user)` is asked once per request of a signed-in user until one says True."""
        if function not in self._functions:
            self._functions.append(function)
        return function

    def unregister(self, function: Callable[[User], bool]) -> None:
        self._functions.remove(function)

    def __call__(self, user: User) -> bool:
        """Does `user` need a second factor? Never where SECOND_FACTOR_REQUIRED is off (the demonstration)."""
        return settings.SECOND_FACTOR_REQUIRED and any(function(user) for function in self._functions)


required_for = Requirements()


def configures_the_site(user: User) -> bool:
    return user.is_superuser


def has_second_factor(user: User) -> bool:
    """Has `user` an authenticator app or a security key? Recovery codes alone are none."""
    return Authenticator.objects.filter(user=user, type__in=FACTORS).exists()


def has_passed(request: HttpRequest, held: dict[int, str]) -> bool:
    """Was one of the factors that the user still holds (`held`: id → type) shown in this session?

    A factor that was removed since, a stolen key for example, no longer counts. Recovery codes count
    whichever set they come from, since a new set is a new row.
    """
    if not set(FACTORS) & set(held.values()):
        return False
    return any(
        record.get("id") in held or record.get("type") == Type.RECOVERY_CODES
        for record in get_authentication_records(request, request.user)
        if record["method"] == "mfa"
    )


@transaction.atomic
def give_totp(user: User, secret: str) -> None:
    """Set up an authenticator app with a known secret, replacing the one `user` had: for the demonstration.

    `secret`: base32, as an authenticator app takes it. Raises ValueError (binascii.Error) for anything else.
    Recovery codes are made where there are none.
    """
    hotp_value(secret, 0)
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
