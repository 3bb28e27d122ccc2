"""Pictures inside a PDF keep their pixels as they are (colours of printing would suffer): only the parts
that a decoder needs are copied."""

from io import BytesIO

NEEDED = {0xC4, 0xDB, 0xDD, 0xDC, *(set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC})}
ADOBE = 0xEE  # tells how the colours are to be read; its twelve bytes hold nothing else
ALONE = {0x01, *range(0xD0, 0xD8)}

BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}
HEADER_BOXES = {b"ihdr", b"bpcc", b"colr", b"pclr", b"cmap", b"cdef"}
CODESTREAM = b"\xff\x4f\xff\x51"


class DamagedJpegError(ValueError):
    """The bytes are no JPEG that can be read to its end."""


def bare_jpeg(content: bytes) -> bytes:
    """The JPEG without application data (but Adobe's colour mark), comments and what follows its end."""
    if content[:2] != b"\xff\xd8":
        raise DamagedJpegError("no start")
    kept, at = [b"\xff\xd8"], 2
    while True:
        marker, at = _marker(content, at)
        if marker == 0xD9:
            return b"".join([*kept, b"\xff\xd9"])
        if marker in ALONE:
            continue
        end = at + int.from_bytes(content[at : at + 2], "big")
        if end > len(content) or end < at + 2:
            raise DamagedJpegError("segment beyond the end")
        segment = b"\xff" + bytes([marker]) + content[at:end]
        at = end
        if marker == 0xDA:
            at = _end_of_scan(content, end)
            kept.append(segment + content[end:at])
        elif marker in NEEDED or (marker == ADOBE and segment[4:9] == b"Adobe" and len(segment) == 16):
            kept.append(segment)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    if content[at : at + 1] != b"\xff":
        raise DamagedJpegError("no marker")
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise DamagedJpegError("no end")
    return content[at], at + 1


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise DamagedJpegError("no end")
        if content[at + 1] != 0 and not 0xD0 <= content[at + 1] <= 0xD7:
            return at
        at += 2


def bare_jpeg2000(content: bytes) -> bytes:
    """The JPEG 2000 picture without its boxes of words and without comments before its first tile."""
    if content.startswith(CODESTREAM):
        return _bare_codestream(content)
    kept = []
    for name, body in _boxes(content):
        if name == b"jp2h":
            inside = (_box(*box) for box in _boxes(body) if box[0] in HEADER_BOXES)
            kept.append(_box(name, b"".join(inside)))
        elif name == b"jp2c":
            kept.append(_box(name, _bare_codestream(body)))
        elif name in BOXES:
            kept.append(_box(name, body))
    if not any(part[4:8] == b"jp2c" for part in kept):
        raise DamagedJpegError("no picture")
    return b"".join(kept)


def _box(name: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + name + body


def _boxes(content: bytes):
    stream = BytesIO(content)
    while head := stream.read(8):
        size = int.from_bytes(head[:4], "big")
        if len(head) < 8 or (size < 8 and size != 0):
            raise DamagedJpegError("box of no size")
        body = stream.read() if size == 0 else stream.read(size - 8)
        if size and len(body) != size - 8:
            raise DamagedJpegError("box beyond the end")
        yield head[4:], body


def _bare_codestream(content: bytes) -> bytes:
    if not content.startswith(CODESTREAM):
        raise DamagedJpegError("no codestream")
    kept, at = [content[:2]], 2
    while content[at : at + 2] != b"\xff\x90":  # the first tile
        size = int.from_bytes(content[at + 2 : at + 4], "big")
        if content[at : at + 1] != b"\xff" or size < 2 or at + 2 + size > len(content):
            raise DamagedJpegError("segment beyond the end")
        if content[at + 1] != 0x64:  # a comment
            kept.append(content[at : at + 2 + size])
        at += 2 + size
    end = content.rfind(b"\xff\xd9")
    return b"".join([*kept, content[at : end + 2 if end > at else None]])
