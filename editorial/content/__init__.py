"""What a reader sees of a page, as one canonical, versioned hash."""

from .canonical import canonical
from .files import files_used, fingerprint, images_and_documents
from .recipes import all_hashes, content_hash, matches

__all__ = [
    "all_hashes",
    "canonical",
    "content_hash",
    "files_used",
    "fingerprint",
    "images_and_documents",
    "matches",
]
