"""M4A: one track of sound, wrapped anew.

Tags may stand in a dozen boxes, and the bytes of a deleted track may still lie in `mdat`. So the boxes
that a player needs are copied by name, dates and names in them are blanked, and `mdat` is filled with the
samples that the track points to.
"""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .outcome import UploadRefused

TREE = {  # box -> boxes kept in it; None: copied whole
    b"moov": {b"mvhd", b"trak"},
    b"trak": {b"tkhd", b"edts", b"mdia"},
    b"edts": {b"elst"},
    b"mdia": {b"mdhd", b"hdlr", b"minf"},
    b"minf": {b"smhd", b"dinf", b"stbl"},
    b"dinf": {b"dref"},
    b"stbl": {b"stsd", b"stts", b"stsc", b"stsz", b"stco", b"co64"},
}
CODECS = {b"mp4a": b"esds", b"alac": b"alac"}
FTYP = b"M4A \0\0\0\0M4A mp42isom"


def bare_m4a(content: bytes) -> bytes:
    """Raises UploadRefused for anything but a single, unprotected, unfragmented track of sound."""
    top = list(_boxes(content))
    names = [name for name, _body in top]
    moov = dict(top).get(b"moov")
    if moov is None or b"moof" in names or names.count(b"moov") != 1:
        raise _unclear()
    tracks = [body for name, body in _boxes(moov) if name == b"trak"]
    if len(tracks) != 1 or _handler(tracks[0]) != b"soun":
        raise UploadRefused(
            _("This recording has a film, chapters or a second track. Export the sound alone as M4A or MP3."),
            code="video",
        )
    samples, offsets = _samples(content, _table(tracks[0]))
    header = _box(b"ftyp", FTYP)
    first = len(header) + len(_rebuilt(b"moov", moov, offsets)) + 8
    tree = _rebuilt(b"moov", moov, [first + offset for offset in offsets])
    return header + tree + _box(b"mdat", samples)


def _unclear() -> UploadRefused:
    return UploadRefused(
        _("This M4A recording is damaged or packed in a way that cannot be cleaned."), code="damaged"
    )


def _box(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, name) + body


def _boxes(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at < len(content):
        if at + 8 > len(content):
            raise _unclear()
        size, name = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, at + 8)[0], 16
        elif size == 0:
            size = len(content) - at
        if size < head or at + size > len(content):
            raise _unclear()
        yield name, content[at + head : at + size]
        at += size


def _inside(content: bytes, *path: bytes) -> bytes:
    for name in path:
        content = dict(_boxes(content))[name]
    return content


def _handler(track: bytes) -> bytes:
    return _inside(track, b"mdia", b"hdlr")[8:12]


def _table(track: bytes) -> dict[bytes, bytes]:
    return dict(_boxes(_inside(track, b"mdia", b"minf", b"stbl")))


def _samples(content: bytes, table: dict[bytes, bytes]) -> tuple[bytes, list[int]]:
    """The bytes of all chunks one after the other, and where each begins among them."""
    size, count = struct.unpack_from(">II", table[b"stsz"], 4)
    if count > 10_000_000:
        raise _unclear()
    sizes = [size] * count if size else list(struct.unpack_from(f">{count}I", table[b"stsz"], 12))
    chunks = _chunk_offsets(table)
    per_chunk = _samples_per_chunk(table[b"stsc"], len(chunks))
    parts, offsets, sample, position = [], [], 0, 0
    for start, number in zip(chunks, per_chunk, strict=True):
        length = sum(sizes[sample : sample + number])
        if start + length > len(content):
            raise _unclear()
        parts.append(content[start : start + length])
        offsets.append(position)
        sample, position = sample + number, position + length
    if sample != count:
        raise _unclear()
    return b"".join(parts), offsets


def _chunk_offsets(table: dict[bytes, bytes]) -> tuple[int, ...]:
    body, form = (table[b"co64"], "Q") if b"co64" in table else (table[b"stco"], "I")
    count = struct.unpack_from(">I", body, 4)[0]
    return struct.unpack_from(f">{count}{form}", body, 8)


def _samples_per_chunk(body: bytes, chunks: int) -> list[int]:
    count = struct.unpack_from(">I", body, 4)[0]
    runs = [struct.unpack_from(">III", body, 8 + 12 * row) for row in range(count)]
    firsts = [run[0] for run in runs[1:]] + [chunks + 1]
    numbers: list[int] = []
    for (first, samples, _description), following in zip(runs, firsts, strict=True):
        if not first <= following <= chunks + 1:
            raise _unclear()
        numbers += [samples] * (following - first)
    return numbers


def _rebuilt(name: bytes, body: bytes, offsets: list[int]) -> bytes:
    """The box without what a player does not need; the samples now begin at `offsets`."""
    if name in TREE:
        inside = (_rebuilt(child, part, offsets) for child, part in _boxes(body) if child in TREE[name])
        return _box(name, b"".join(inside))
    if name in (b"stco", b"co64"):
        table = struct.pack(">II", 0, len(offsets)) + struct.pack(f">{len(offsets)}I", *offsets)
        return _box(b"stco", table)
    rewrite = REWRITTEN.get(name)
    return _box(name, rewrite(body) if rewrite else body)


def _unnamed(body: bytes) -> bytes:
    """A handler may carry the name of the telephone or of its maker."""
    return body[:12] + b"\0" * 13


def _within_this_file(_body: bytes) -> bytes:
    return struct.pack(">II", 0, 1) + _box(b"url ", b"\0\0\0\1")


def _undated(body: bytes) -> bytes:
    """Version, flags, then when it was made and changed: eight bytes, or sixteen in version 1."""
    size = 16 if body[0] == 1 else 8
    return body[:4] + b"\0" * size + body[4 + size :]


def _description(body: bytes) -> bytes:
    """How the sound is coded; boxes of words beside the decoder's own are left out."""
    entries = list(_boxes(body[8:]))
    if len(entries) != 1 or entries[0][0] not in CODECS:
        raise _unclear()
    codec, entry = entries[0]
    if struct.unpack_from(">H", entry, 8)[0] != 0:  # QuickTime's longer form may carry anything
        raise _unclear()
    kept = [_box(name, part) for name, part in _boxes(entry[28:]) if name == CODECS[codec]]
    return struct.pack(">II", 0, 1) + _box(codec, entry[:28] + b"".join(kept))


REWRITTEN = {
    b"mvhd": _undated,
    b"tkhd": _undated,
    b"mdhd": _undated,
    b"hdlr": _unnamed,
    b"dref": _within_this_file,
    b"stsd": _description,
}
