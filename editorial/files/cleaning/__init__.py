"""The one way in for files: `clean` gives back what may be stored, or refuses."""

from collections.abc import Callable
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from editorial.files.leftovers import leftovers

from . import limits
from .kinds import KINDS, Kind, kind_of, refused_kind_of
from .office import clean_office
from .outcome import CleanFile, UploadRefused
from .pdf import clean_pdf
from .pictures import clean_picture
from .sound import clean_sound
from .text import clean_text

__all__ = ["CleanFile", "UploadRefused", "clean"]

CLEANERS: dict[str, Callable[[bytes, Kind], CleanFile]] = {
    "picture": clean_picture,
    "pdf": clean_pdf,
    "office": clean_office,
    "sound": clean_sound,
    "text": clean_text,
}
VIDEO_NAMES = {"mp4", "m4v", "mov", "webm", "mkv", "avi", "3gp", "mpg", "mpeg", "wmv", "ogv"}


def clean(upload: bytes | IO[bytes], name: str) -> CleanFile:
    """Takes everything out of a file that a reader does not see or hear.

    Args:
        upload: the whole content, or an open file that is read from its beginning.
        name: as the person called it; only its extension counts.

    Returns: CleanFile; of a HEIC photograph a JPEG.
    Raises: UploadRefused, with words for the person, for every other outcome.
    Source: content.md, "Files" and "Images"; standards.md, "Safety".
    """
    content = _read(upload)
    kind = _kind(content, PurePath(name).suffix.lower().lstrip("."))
    _check_bytes(len(content), limits.MAX_BYTES[kind.family])
    cleaned = CLEANERS[kind.family](content, kind)
    if leftovers(cleaned.content):
        raise UploadRefused(
            _("This file could not be cleaned. Export it anew in another format."), code="leftovers"
        )
    return cleaned


def _read(upload: bytes | IO[bytes]) -> bytes:
    if isinstance(upload, bytes):
        content = upload
    else:
        upload.seek(0)
        content = upload.read(limits.MAX_BYTES_OF_ANY + 1)
        upload.seek(0)
    _check_bytes(len(content), limits.MAX_BYTES_OF_ANY)
    if not content:
        raise UploadRefused(_("This file is empty."), code="empty")
    return content


def _check_bytes(size: int, allowed: int) -> None:
    if size > allowed:
        raise UploadRefused(
            _("This file is too big. At most %(megabytes)d MB are taken.")
            % {"megabytes": allowed // limits.MEGABYTE},
            code="too_large",
        )


def _kind(content: bytes, extension: str) -> Kind:
    """By content; the name must say the same, or one of them lies."""
    kind = kind_of(content)
    if extension in VIDEO_NAMES:
        raise _refusals("video")
    if kind is None:
        kind = KINDS.get(extension) if refused_kind_of(content) is None else None
        if kind is None or kind.family != "text":
            raise _refusals(refused_kind_of(content) or "")
    if extension not in kind.names:
        raise UploadRefused(
            _("The content of this file is not what its name says. It looks like: %(kind)s.")
            % {"kind": kind.names[0].upper()},
            code="mismatch",
        )
    return kind


def _refusals(why: str) -> UploadRefused:
    words = {
        "video": _("Films are not taken: places and devices in them stay. Upload the sound, or a picture."),
        "archive": _("Archives are not taken. Upload the files one by one."),
        "old_office": _("Old office formats are not taken. Save it as DOCX, ODT or PDF."),
        "program": _("Programs are not taken."),
        "markup": _("SVG, HTML and XML files are not taken: they can run. Save a picture as PNG."),
    }  # fmt: skip
    message = words.get(why) or _("This type of file is not taken, because it cannot be cleaned.")
    return UploadRefused(message, code=why or "unknown")
