"""The second look: reads a cleaned file by itself, with none of the cleaners' code and other parsers.

A fault in a cleaner (or in a library below it) must not pass because the check shares it.
"""

from collections.abc import Callable

from .office import office_leftovers
from .pdf import pdf_leftovers
from .pictures import avif_leftovers, gif_leftovers, jpeg_leftovers, png_leftovers, webp_leftovers
from .sound import flac_leftovers, m4a_leftovers, mp3_leftovers, ogg_leftovers, wav_leftovers
from .text import text_leftovers

__all__ = ["leftovers"]

SCANS: tuple[tuple[Callable[[bytes], bool], Callable[[bytes], list[str]]], ...] = (
    (lambda content: content[:2] == b"\xff\xd8", jpeg_leftovers),
    (lambda content: content[:4] == b"\x89PNG", png_leftovers),
    (lambda content: content[:3] == b"GIF", gif_leftovers),
    (lambda content: content[:4] == b"RIFF" and content[8:12] == b"WEBP", webp_leftovers),
    (lambda content: content[:4] == b"RIFF", wav_leftovers),
    (lambda content: content[4:12] in (b"ftypavif", b"ftypmif1"), avif_leftovers),
    (lambda content: content[4:8] == b"ftyp", m4a_leftovers),
    (lambda content: content[:5] == b"%PDF-", pdf_leftovers),
    (lambda content: content[:4] == b"PK\x03\x04", office_leftovers),
    (lambda content: content[:4] == b"fLaC", flac_leftovers),
    (lambda content: content[:4] == b"OggS", ogg_leftovers),
    (lambda content: content[:1] == b"\xff", mp3_leftovers),
)


def leftovers(content: bytes) -> list[str]:
    """What a cleaned file still holds beside what a reader sees or hears.

    Returns: names of the findings, for tests and for the refusal; empty when clean. A file that the scan
    cannot follow to its end has the finding "unreadable": what is not understood is not clean.
    """
    scan = next((scan for fits, scan in SCANS if fits(content)), text_leftovers)
    try:
        return scan(content)
    except Exception:
        return ["unreadable"]
