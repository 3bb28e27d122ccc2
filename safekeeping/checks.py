"""A site without keys must not start: every `manage.py` command and every server runs these checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register

from safekeeping.hashing import NoHashKeyError, decoded_hash_key
from safekeeping.keyring import KeyRing, NoKeyError

HOW_TO_MAKE_ONE = (
    "Make one with: python -c 'from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())'"
)


@register(Tags.security)
def key_ring_is_usable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SAFEKEEPING_KEYS holds at least one key, and only keys."""
    try:
        KeyRing(settings.SAFEKEEPING_KEYS)
    except NoKeyError as error:
        return [Error(str(error), hint=HOW_TO_MAKE_ONE, id="safekeeping.E001")]
    return []


@register(Tags.security)
def hash_key_is_usable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """SAFEKEEPING_HASH_KEY is there and is none of the ring's keys, which come and go."""
    try:
        decoded_hash_key(settings.SAFEKEEPING_HASH_KEY)
    except NoHashKeyError as error:
        return [Error(str(error), hint=HOW_TO_MAKE_ONE, id="safekeeping.E002")]
    if settings.SAFEKEEPING_HASH_KEY in settings.SAFEKEEPING_KEYS:
        return [Error("SAFEKEEPING_HASH_KEY must not be one of SAFEKEEPING_KEYS.", id="safekeeping.E003")]
    return []
