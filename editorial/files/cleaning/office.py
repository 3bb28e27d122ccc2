"""Office files: words and pictures stay; properties, people, histories and anything that runs do not."""

import re
import zipfile
import zlib
from collections.abc import Callable

from . import office_refusals, opendocument, openxml
from .kinds import Kind, kind_of
from .outcome import CleanFile
from .package import pack, unpack
from .pictures import clean_picture

MEDIA = re.compile(r"^(?:(?:word|xl|ppt)/media|Pictures)/[^/]+\.(\w+)$")
FONTS = re.compile(r"^(?:(?:word|ppt)/fonts|Fonts)/[^/]+\.(odttf|fntdata|ttf|otf)$")


def clean_office(content: bytes, kind: Kind) -> CleanFile:
    """Raises UploadRefused for programs, embedded files, comments, tracked changes, hidden parts and
    references to other files: what they hold cannot be seen by those who check the document."""
    try:
        parts = unpack(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise office_refusals.damaged() from error
    rules = opendocument if kind.code in ("odt", "ods", "odp") else openxml
    kept = rules.without_dropped(parts, kind.media_type)
    cleaned = {name: _clean_part(name, part, rules.clean_xml) for name, part in kept.items()}
    return CleanFile(pack(cleaned), kind.extension, kind.media_type)


def _clean_part(name: str, part: bytes, clean_xml: Callable[[str, bytes], bytes]) -> bytes:
    if name == "mimetype":
        return part.strip()
    if name.endswith((".xml", ".rels", ".vml")):
        return clean_xml(name, part)
    if FONTS.match(name):
        return part
    if MEDIA.match(name):
        return _clean_media(name, part)
    raise office_refusals.embedded()


def _clean_media(name: str, part: bytes) -> bytes:
    kind = kind_of(part)
    extension = name.rpartition(".")[2].lower()
    if kind is None or kind.code not in ("jpeg", "png", "gif") or extension not in kind.names:
        raise office_refusals.picture()
    return clean_picture(part, kind).content
