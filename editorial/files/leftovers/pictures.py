"""Pictures, byte by byte: every part must be on the list of what pixels need."""

import struct
from collections.abc import Iterator

SIGNS = (
    b"Exif\0\0",
    b"http://ns.adobe.com",
    b"<x:xmpmeta",
    b"<?xpacket",
    b"Photoshop 3.0",
    b"ICC_PROFILE",
    b"MPF\0",
)

JPEG_PARTS = {0xC0, 0xC1, 0xC2, 0xC4, 0xDB, 0xDD}
PNG_PARTS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"}
WEBP_PARTS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"}
AVIF_BOXES = {b"ftyp", b"meta", b"mdat"}
AVIF_ITEMS = {b"av01", b"grid"}


def signs(content: bytes) -> list[str]:
    return [f"sign {sign!r}" for sign in SIGNS if sign in content]


def jpeg_leftovers(content: bytes) -> list[str]:
    found, at = signs(content), 2
    while content[at] == 0xFF and content[at + 1] != 0xD9:
        marker = content[at + 1]
        size = struct.unpack_from(">H", content, at + 2)[0]
        body = content[at + 4 : at + 2 + size]
        if marker == 0xE0:
            # JFIF: fourteen bytes, the last two the size of a thumbnail
            if not (body[:5] == b"JFIF\0" and len(body) == 14 and body[12:] == b"\0\0"):
                found.append("JPEG application data")
        elif marker not in JPEG_PARTS | {0xDA}:
            found.append(f"JPEG part {marker:02X}")
        at += 2 + size
        if marker == 0xDA:
            while content[at] != 0xFF or content[at + 1] in (0, *range(0xD0, 0xD8)):
                at = content.index(b"\xff", at + 1)
    if content[at:] != b"\xff\xd9":
        found.append("bytes behind the JPEG")
    return found


def png_leftovers(content: bytes) -> list[str]:
    found, at, name = signs(content), 8, b""
    while at < len(content) and name != b"IEND":
        size, name = struct.unpack_from(">I4s", content, at)
        if name not in PNG_PARTS:
            found.append(f"PNG part {name!r}")
        at += 12 + size
    if at != len(content):
        found.append("bytes behind the PNG")
    return found


def gif_leftovers(content: bytes) -> list[str]:
    found, at = signs(content), 13 + _colour_table(content[10])
    while content[at] != 0x3B:
        if content[at] == 0x2C:
            at += 10 + _colour_table(content[at + 9]) + 1  # and the code size
        else:
            label = content[at + 1]
            loop = label == 0xFF and content[at + 2 : at + 14] == b"\x0bNETSCAPE2.0"
            if label != 0xF9 and not loop:
                found.append(f"GIF extension {label:02X}")
            at += 2
        while content[at]:  # sub-blocks
            at += content[at] + 1
        at += 1
    if at + 1 != len(content):
        found.append("bytes behind the GIF")
    return found


def _colour_table(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _riff_parts(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    while at + 8 <= end:
        name, size = struct.unpack_from("<4sI", content, at)
        yield name, at + 8, at + 8 + size
        at += 8 + size + size % 2
    if at != end:
        yield b"odd!", at, end


def webp_leftovers(content: bytes) -> list[str]:
    found = signs(content)
    if len(content) != struct.unpack_from("<I", content, 4)[0] + 8:
        found.append("bytes behind the WebP")
    for name, start, end in _riff_parts(content, 12, len(content)):
        names = [name]
        if name == b"ANMF":
            names += [inner for inner, _start, _end in _riff_parts(content, start + 16, end)]
        found += [f"WebP part {part!r}" for part in names if part not in WEBP_PARTS]
    return found


def boxes(content: bytes, at: int = 0) -> Iterator[tuple[bytes, bytes]]:
    """Name and body of each box of the ISO file format, to the end."""
    while at < len(content):
        size, name = struct.unpack_from(">I4s", content, at)
        if size < 8 or at + size > len(content):
            raise ValueError("a box beyond the end")
        yield name, content[at + 8 : at + size]
        at += size


def avif_leftovers(content: bytes) -> list[str]:
    found = signs(content)
    for name, body in boxes(content):
        if name not in AVIF_BOXES:
            found.append(f"AVIF box {name!r}")
        if name == b"meta":
            found += _avif_items(body)
    return found


def _avif_items(meta: bytes) -> list[str]:
    """Pictures only; metadata would be an item of the type Exif, mime or uri."""
    found = []
    for name, body in boxes(meta, 4):
        if name == b"iinf":
            entries = boxes(body, 6 if body[0] == 0 else 8)
            types = [entry[8:12] if entry[0] < 3 else entry[10:14] for _name, entry in entries]
            found += [f"AVIF item {item!r}" for item in types if item not in AVIF_ITEMS]
        if name == b"iprp" and b"prof" in body:
            found.append("AVIF colour profile")
    return found
