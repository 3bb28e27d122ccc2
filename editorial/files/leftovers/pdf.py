"""PDF, read as bytes: no library takes part."""

import re
import zlib

from .pictures import signs

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
TEXT = re.compile(rb"\((?:\\.|[^\\()])*\)|<[0-9A-Fa-f\s]*>", re.DOTALL)
NAMES = re.compile(
    rb"/(JavaScript|JS|Launch|EmbeddedFiles?|EF|AF|AA|OpenAction|Metadata|PieceInfo|Thumb|RichMedia|AcroForm|XFA"
    rb"|Info|Author|Creator|Producer|CreationDate|ModDate|LastModified|SubmitForm|ImportData|GoToR|GoToE|Encrypt"
    rb"|ICCBased|OutputIntents|ObjStm|XRef)(?![A-Za-z0-9])"
)
LONGEST = 60 * 1024 * 1024  # bytes of one stream, unpacked


def pdf_leftovers(content: bytes) -> list[str]:
    found: set[str] = set()
    skeleton = TEXT.sub(b"()", STREAM.sub(b"", content))
    found.update(f"PDF {name.decode()}" for name in NAMES.findall(skeleton))
    for match in STREAM.finditer(content):
        found.update(signs(match.group(1)))
        found.update(signs(_unpacked(match.group(1))))
    if content.count(b"%%EOF") != 1 or not content.rstrip().endswith(b"%%EOF"):
        found.add("PDF earlier version, or bytes behind it")
    return sorted(found)


def _unpacked(stream: bytes) -> bytes:
    """What Flate unfolds to; nothing for other packings, whose bytes were looked at as they are."""
    try:
        return zlib.decompressobj().decompress(stream, LONGEST)
    except zlib.error:
        return b""
