"""Who made a copy: Ed25519 (RFC 8032) over the bytes of its list, which names every file with its SHA-256."""

import base64
import binascii
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


class UnfitKey(ValueError):
    """What was given is no key of this kind."""


def _raw(text: str) -> bytes:
    try:
        raw = base64.urlsafe_b64decode(text.strip())
    except (ValueError, binascii.Error) as error:
        raise UnfitKey("a key is 32 bytes in URL-safe base64") from error
    if len(raw) != 32:
        raise UnfitKey("a key is 32 bytes in URL-safe base64")
    return raw


def signing_key(text: str) -> Ed25519PrivateKey:
    """The secret key: 32 bytes in URL-safe base64. Raises UnfitKey."""
    return Ed25519PrivateKey.from_private_bytes(_raw(text))


def public_text(key: Ed25519PrivateKey) -> str:
    """The public key as it is told to those who check copies, in URL-safe base64."""
    return base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).decode()


def public_pem(key: Ed25519PrivateKey) -> bytes:
    """The public key for openssl."""
    return key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def public_key(text: str) -> Ed25519PublicKey:
    """The public key from its text, or from a file that holds the text or a PEM. Raises UnfitKey."""
    if Path(text).is_file():
        text = Path(text).read_text()
    if "BEGIN PUBLIC KEY" not in text:
        return Ed25519PublicKey.from_public_bytes(_raw(text))
    key = serialization.load_pem_public_key(text.encode())
    if not isinstance(key, Ed25519PublicKey):
        raise UnfitKey("a key of another kind")
    return key


def is_signed(content: bytes, signature: bytes, key: Ed25519PublicKey) -> bool:
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True
