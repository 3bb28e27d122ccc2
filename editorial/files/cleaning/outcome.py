"""What cleaning ends with: a clean file, or a refusal that says why and what to do."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError


@dataclass(frozen=True)
class CleanFile:
    """Content with nothing in it but what a reader sees or hears.

    extension: of the content, in lower case, without a dot (a HEIC photograph comes back as "jpg").
    """

    content: bytes
    extension: str
    media_type: str


class UploadRefused(ValidationError):
    """The file was not stored. A ValidationError, so that forms show its words whatever the path."""
