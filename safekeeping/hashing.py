"""Keyed hashes: recognise a value again without storing it (docs/decisions/0005-safekeeping.md)."""

import base64
import binascii
import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32


class NoHashKeyError(ImproperlyConfigured):
    """SAFEKEEPING_HASH_KEY is missing or is not 32 bytes in URL-safe base64."""


def keyed_hash(purpose: str, value: str) -> str:
    """Return the HMAC-SHA256 of `value` as 64 hex digits, under a key of its own for `purpose`.

    Equal values give equal hashes within a purpose only: hashes of two purposes cannot be joined.
    The caller normalises `value` (case, spaces). Stable for as long as SAFEKEEPING_HASH_KEY is,
    so a rotation of SAFEKEEPING_KEYS changes no hash. Raises NoHashKeyError.
    """
    return hmac.new(derived_key(f"keyed-hash:{purpose}"), value.encode(), hashlib.sha256).hexdigest()


def derived_key(purpose: str) -> bytes:
    """Return 32 bytes derived from SAFEKEEPING_HASH_KEY for `purpose` alone (HKDF-SHA256, RFC 5869)."""
    return _derive(settings.SAFEKEEPING_HASH_KEY, purpose)


@lru_cache(maxsize=64)
def _derive(hash_key: str, purpose: str) -> bytes:
    hkdf = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=f"safekeeping:{purpose}".encode())
    return hkdf.derive(decoded_hash_key(hash_key))


def decoded_hash_key(hash_key: str) -> bytes:
    """Return the 32 bytes of a hash key in URL-safe base64. Raises NoHashKeyError."""
    try:
        key = base64.urlsafe_b64decode(hash_key)
    except (binascii.Error, ValueError, TypeError):
        key = b""
    if len(key) != KEY_BYTES:
        raise NoHashKeyError("SAFEKEEPING_HASH_KEY must be 32 bytes in URL-safe base64.")
    return key
