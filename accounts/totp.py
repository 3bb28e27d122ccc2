"""Codes that change every thirty seconds: each works once."""

import hmac
import unicodedata

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from allauth.mfa.utils import decrypt
from django.db import transaction

LAST_COUNTER = "last_counter"


def typed_digits(text: str) -> str:
    """Return the digits of what was typed, in ASCII: ١٢٣ ٤٥٦ and "123 456" are 123456."""
    return "".join(str(unicodedata.decimal(character)) for character in text if character.isdecimal())


def current_code(secret: str) -> str:
    """The code of this half minute for a Base32 secret: for the demonstration and for tests."""
    counters = list(auth.yield_hotp_counters_from_time())
    return auth.format_hotp_value(auth.hotp_value(secret, counters[len(counters) // 2]))


@transaction.atomic
def spend(authenticator: Authenticator, code: str) -> bool:
    """Is `code` right now, and newer than the last one that was used? If so, remember it as used.

    allauth remembers used codes in the cache for one period, while with a tolerance they hold for three;
    and a cache of one process does not see the other's.
    """
    locked = Authenticator.objects.select_for_update(no_key=True).get(pk=authenticator.pk)
    secret = decrypt(locked.data["secret"])
    last = locked.data.get(LAST_COUNTER, -1)
    for counter in auth.yield_hotp_counters_from_time():
        expected = auth.format_hotp_value(auth.hotp_value(secret, counter))
        if counter > last and hmac.compare_digest(expected, code):
            _remember(locked, counter)
            return True
    return False


def begin_with_next_code(authenticator: Authenticator) -> None:
    """The code that switched the app on cannot sign in afterwards."""
    counters = list(auth.yield_hotp_counters_from_time())
    _remember(authenticator, counters[len(counters) // 2])  # the middle one is now


def _remember(authenticator: Authenticator, counter: int) -> None:
    authenticator.data[LAST_COUNTER] = counter
    authenticator.save(update_fields=["data"])
