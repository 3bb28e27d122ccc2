"""What a reader sees of a page, as one canonical, versioned hash."""

from .canonical import canonical
from .credit import CREDIT_FIELDS, credit_mark, withdraw_credit
from .files import (
    digest_of,
    files_used,
    fingerprint,
    images_and_documents,
    pictures_used,
    seal_of_blurring,
    signed_digest_of,
)
from .recipes import all_hashes, content_hash, matches

__all__ = [
    "CREDIT_FIELDS",
    "all_hashes",
    "canonical",
    "content_hash",
    "credit_mark",
    "digest_of",
    "files_used",
    "fingerprint",
    "images_and_documents",
    "matches",
    "pictures_used",
    "seal_of_blurring",
    "signed_digest_of",
    "withdraw_credit",
]
