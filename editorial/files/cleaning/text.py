"""Plain text and captions: words only, in UTF-8."""

import re
import unicodedata

from django.utils.translation import gettext as _

from .kinds import Kind
from .outcome import CleanFile, UploadRefused

# Invisible characters that turn the order of words around, or that can carry a hidden mark. The joiners
# U+200C and U+200D and the marks U+200E, U+200F, U+061C belong to Arabic and other scripts and stay.
INVISIBLE = re.compile(
    "[\u00ad\u180e\u200b\u202a-\u202e\u2060-\u2069\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
TIMING = re.compile(r"^\s*(\d+:)?\d{2}:\d{2}[.,]\d{3}\s*-->\s*(\d+:)?\d{2}:\d{2}[.,]\d{3}", re.MULTILINE)


def clean_text(content: bytes, kind: Kind) -> CleanFile:
    """Raises UploadRefused where the content is not UTF-8, or not the captions that its name says."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UploadRefused(_("This text is not in UTF-8. Save it as UTF-8."), code="not_utf8") from error
    if "\x00" in text:
        raise UploadRefused(_("This file is not plain text."), code="mismatch")
    text = visible(text)
    if kind.code == "vtt":
        text = _captions(text)
    elif kind.code == "srt" and not TIMING.search(text):
        raise UploadRefused(_("This file holds no captions."), code="mismatch")
    return CleanFile(text.encode("utf-8"), kind.extension, kind.media_type)


def visible(text: str) -> str:
    """The text without control characters (line breaks and tabs stay) and invisible marks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = INVISIBLE.sub("", text)
    return "".join(
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Co", "Cn")
    )


def _captions(text: str) -> str:
    """WebVTT's header may name the author and the tool; notes are for the people who made it."""
    if not re.match(r"WEBVTT($|[ \t\n])", text):
        raise UploadRefused(_("This file holds no captions."), code="mismatch")
    blocks = re.split(r"\n{2,}", text.strip("\n"))[1:]
    kept = [block for block in blocks if not re.match(r"(NOTE|STYLE|REGION)($|[ \t\n])", block)]
    return "\n\n".join(["WEBVTT", *kept]) + "\n"
