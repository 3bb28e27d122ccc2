"""What a file is, by its content. Its name is only asked whether it says the same."""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

SNIFFED = 64  # bytes that are enough for every signature but the zip's

HEIC_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx"}
AVIF_BRANDS = {b"avif", b"avis"}
SOUND_BRANDS = {b"M4A ", b"M4B ", b"mp42", b"mp41", b"isom", b"iso2", b"iso5", b"iso6", b"dash"}


@dataclass(frozen=True)
class Kind:
    """family: which cleaner takes it. names: the extensions under which it may arrive."""

    code: str
    family: str
    names: tuple[str, ...]
    extension: str
    media_type: str


def _kind(code, family, names, extension, media_type):
    return Kind(code, family, tuple(names.split()), extension, media_type)


OFFICE_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}

KINDS = {
    kind.code: kind
    for kind in (
        _kind("jpeg", "picture", "jpg jpeg", "jpg", "image/jpeg"),
        _kind("heic", "picture", "heic heif", "jpg", "image/jpeg"),
        _kind("png", "picture", "png", "png", "image/png"),
        _kind("gif", "picture", "gif", "gif", "image/gif"),
        _kind("webp", "picture", "webp", "webp", "image/webp"),
        _kind("avif", "picture", "avif", "avif", "image/avif"),
        _kind("pdf", "pdf", "pdf", "pdf", "application/pdf"),
        *(_kind(code, "office", code, code, media_type) for code, media_type in OFFICE_TYPES.items()),
        _kind("mp3", "sound", "mp3", "mp3", "audio/mpeg"),
        _kind("wav", "sound", "wav", "wav", "audio/wav"),
        _kind("flac", "sound", "flac", "flac", "audio/flac"),
        _kind("vorbis", "sound", "ogg oga", "ogg", "audio/ogg"),
        _kind("opus", "sound", "opus ogg oga", "opus", "audio/ogg"),
        _kind("m4a", "sound", "m4a", "m4a", "audio/mp4"),
        _kind("txt", "text", "txt", "txt", "text/plain"),
        _kind("vtt", "text", "vtt", "vtt", "text/vtt"),
        _kind("srt", "text", "srt", "srt", "application/x-subrip"),
    )
}
PICTURE_NAMES = tuple(name for kind in KINDS.values() if kind.family == "picture" for name in kind.names)


def _starts(*prefixes: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(prefixes)


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _brands(head: bytes) -> list[bytes]:
    if head[4:8] != b"ftyp":
        return []
    end = min(int.from_bytes(head[:4], "big"), len(head))
    return [head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))]


def _branded(brands: set[bytes]) -> Callable[[bytes], bool]:
    return lambda head: bool(brands.intersection(_brands(head)))


def _ogg(first_packet: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"OggS" and head[28:].startswith(first_packet)


def _mp3(head: bytes) -> bool:
    return head[:3] == b"ID3" or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 == 0xE2)


# The first line that fits wins; an AVIF names HEIC's general brands beside its own.
SIGNATURES: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("jpeg", _starts(b"\xff\xd8\xff")),
    ("png", _starts(b"\x89PNG\r\n\x1a\n")),
    ("gif", _starts(b"GIF87a", b"GIF89a")),
    ("webp", _riff(b"WEBP")),
    ("avif", _branded(AVIF_BRANDS)),
    ("heic", _branded(HEIC_BRANDS)),
    ("m4a", _branded(SOUND_BRANDS)),
    ("pdf", _starts(b"%PDF-")),
    ("wav", _riff(b"WAVE")),
    ("flac", _starts(b"fLaC")),
    ("vorbis", _ogg(b"\x01vorbis")),
    ("opus", _ogg(b"OpusHead")),
    ("mp3", _mp3),
)
# Known, and refused with words of their own.
REFUSED_SIGNATURES = (
    ("video", lambda head: head[:4] == b"\x1a\x45\xdf\xa3" or _riff(b"AVI ")(head) or head[4:8] == b"ftyp"),
    (
        "archive",
        _starts(b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF", b"\x28\xb5\x2f\xfd"),
    ),
    ("old_office", _starts(b"\xd0\xcf\x11\xe0", b"{\\rtf")),
    ("program", _starts(b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"#!")),
)
MARKUP = (b"<svg", b"<html", b"<!doctype", b"<?xml", b"<?php", b"<script", b"<body", b"<head", b"<%")


def kind_of(content: bytes) -> Kind | None:
    """The kind whose signature the content carries; None for text and for what is refused."""
    head = content[:SNIFFED]
    if head[:4] == b"PK\x03\x04":
        return KINDS.get(_office_code(content))
    return next((KINDS[code] for code, fits in SIGNATURES if fits(head)), None)


def refused_kind_of(content: bytes) -> str | None:
    """video, archive, old_office, program or markup; None where nothing speaks against plain text."""
    head = content[:SNIFFED]
    if head[:2] == b"PK":
        return "archive"
    if any(mark in content[:4096].lower() for mark in MARKUP):
        return "markup"
    return next((code for code, fits in REFUSED_SIGNATURES if fits(head)), None)


def _office_code(content: bytes) -> str:
    """An office file says inside which one it is; any other zip is an archive."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = set(package.namelist())
            if "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                stated = package.read("mimetype").decode("ascii", "replace").strip()
                return next((code for code, name in OFFICE_TYPES.items() if name == stated), "")
    except Exception:
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    parts = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "ppt/presentation.xml": "pptx"}
    return next((code for part, code in parts.items() if part in names), "")
