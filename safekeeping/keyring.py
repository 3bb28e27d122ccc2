"""The keys that make stored text unreadable without them: in the settings, never in the database."""

from collections.abc import Sequence
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class NoKeyError(ImproperlyConfigured):
    """SAFEKEEPING_KEYS is empty or holds something that is not a key."""


class WrongKeyError(Exception):
    """Stored text cannot be read with any key of the ring. Never carries the text or a key."""


class KeyRing:
    """Encrypts with the first key, reads with any of them.

    `keys`: Fernet keys (32 bytes, URL-safe base64), the primary first.
    Raises NoKeyError for an empty list or a malformed key.
    """

    def __init__(self, keys: Sequence[str]):
        if not keys:
            raise NoKeyError("SAFEKEEPING_KEYS is empty: at least one key is needed.")
        try:
            fernets = [Fernet(key) for key in keys]
        except (ValueError, TypeError):
            # The cause would carry the malformed key into logs.
            raise NoKeyError("SAFEKEEPING_KEYS holds a value that is not a Fernet key.") from None
        self._primary = fernets[0]
        self._all = MultiFernet(fernets)

    def __repr__(self) -> str:
        return f"<KeyRing of {len(self._all._fernets)}>"

    def encrypt(self, text: str) -> str:
        """Return `text` as an ASCII token under the primary key."""
        # A Fernet token shows its time in clear: zero, so that a row does not tell when it was written.
        return self._primary.encrypt_at_time(text.encode(), 0).decode()

    def decrypt(self, token: str) -> str:
        """Return the text of `token`. Raises WrongKeyError: made with another key, or altered."""
        return self._read(self._all, token)

    def is_current(self, token: str) -> bool:
        """Is `token` readable with the primary key alone?"""
        try:
            self._read(self._primary, token)
        except WrongKeyError:
            return False
        return True

    def rotate(self, token: str) -> str:
        """Return the text of `token` under the primary key. Raises WrongKeyError like `decrypt`."""
        return self.encrypt(self.decrypt(token))

    @staticmethod
    def _read(keys: Fernet | MultiFernet, token: str) -> str:
        try:
            return keys.decrypt(token).decode()
        except (InvalidToken, ValueError):
            # `from None`: the cause holds the token in its frames.
            raise WrongKeyError("Stored text cannot be read with the keys in SAFEKEEPING_KEYS.") from None


def key_ring() -> KeyRing:
    """The ring of the current settings. Raises NoKeyError when they hold none."""
    return _ring_of(tuple(settings.SAFEKEEPING_KEYS))


@lru_cache(maxsize=8)
def _ring_of(keys: tuple[str, ...]) -> KeyRing:
    return KeyRing(keys)
