"""Sound files are re-wrapped: the samples go into a new wrapping, nothing else does.

mutagen knows where tags may stand; taking out only what it knows would leave what it does not. So each
format copies the sound by its own grammar, and mutagen is asked afterwards whether it still finds a tag
(`editorial.files.leftovers.sound`).
"""

import struct
from collections.abc import Callable, Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from mutagen.ogg import OggPage

from .flac import bare_flac
from .kinds import Kind
from .mp4_sound import bare_m4a
from .outcome import CleanFile, UploadRefused

MPEG_RATES = {  # kbit/s by (version is 1, layer)
    (True, 1): (0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
MPEG_FREQUENCIES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
WAVE_CODECS = {0x0001, 0x0003, 0x0006, 0x0007, 0xFFFE}  # samples as they are; nothing to hide behind


def clean_sound(content: bytes, kind: Kind) -> CleanFile:
    """Raises UploadRefused where the sound cannot be followed to its end."""
    cleaners: dict[str, Callable[[bytes], bytes]] = {
        "mp3": bare_mp3,
        "wav": bare_wav,
        "flac": bare_flac,
        "m4a": bare_m4a,
        "vorbis": lambda data: bare_ogg(data, b"\x03vorbis", b"\x01"),
        "opus": lambda data: bare_ogg(data, b"OpusTags", b""),
    }
    try:
        return CleanFile(cleaners[kind.code](content), kind.extension, kind.media_type)
    except UploadRefused:
        raise
    except Exception as error:  # whatever a broken file makes the parsers stumble over
        raise _damaged() from error


def _damaged() -> UploadRefused:
    return UploadRefused(
        _("This recording cannot be re-wrapped without its metadata. Export it anew as MP3 or WAV."),
        code="damaged",
    )


def bare_mp3(content: bytes) -> bytes:
    """The MPEG frames, and only those. An ID3 tag before, between or behind them stays behind."""
    frames = list(_mpeg_frames(content))
    if len(frames) < 2:
        raise _damaged()
    return b"".join(frames)


def _mpeg_frames(content: bytes) -> Iterator[bytes]:
    at = _after_id3(content, 0)
    start = at
    while at + 4 <= len(content):
        if content[at : at + 3] == b"ID3":
            at = _after_id3(content, at)
            continue
        size = _mpeg_frame_size(content[at : at + 4])
        if not size or at + size > len(content):
            # Padding may stand before the first frame; after it, sound has ended.
            if at == start and content[at : at + 1] == b"\0":
                at = start = at + 1
                continue
            return
        yield content[at : at + size]
        at += size


def _after_id3(content: bytes, at: int) -> int:
    if content[at : at + 3] != b"ID3":
        return at
    if at + 10 > len(content):
        return len(content)
    size = 0
    for byte in content[at + 6 : at + 10]:
        size = size << 7 | byte & 0x7F
    footer = 10 if content[at + 5] & 0x10 else 0
    return at + 10 + size + footer


def _mpeg_frame_size(head: bytes) -> int:
    """Bytes of the frame that begins with these four; 0 where no frame begins."""
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    rate_index, frequency_index, padding = head[2] >> 4, head[2] >> 2 & 3, head[2] >> 1 & 1
    valid = head[0] == 0xFF and head[1] & 0xE0 == 0xE0 and version != 1 and layer != 4
    if not valid or rate_index in (0, 15) or frequency_index == 3:
        return 0
    rate = MPEG_RATES[(version == 3, layer)][rate_index] * 1000
    frequency = MPEG_FREQUENCIES[version][frequency_index]
    if layer == 1:
        return (12 * rate // frequency + padding) * 4
    slots = 72 if layer == 3 and version != 3 else 144
    return slots * rate // frequency + padding


def bare_wav(content: bytes) -> bytes:
    """A new RIFF with the format and the samples; LIST, bext, iXML, id3, cart and the like stay behind."""
    chunks: dict[bytes, bytes] = {}
    at = 12
    while at + 8 <= len(content) and set(chunks) != {b"fmt ", b"data"}:
        name, size = struct.unpack_from("<4sI", content, at)
        body = content[at + 8 : at + 8 + size]
        if name in (b"fmt ", b"data"):
            if len(body) != size:
                raise _damaged()
            chunks.setdefault(name, body)
        at += 8 + size + size % 2
    form = chunks[b"fmt "]
    if struct.unpack_from("<H", form)[0] not in WAVE_CODECS or not 16 <= len(form) <= 40:
        raise _damaged()
    packed = b"".join(
        name + struct.pack("<I", len(chunks[name])) + chunks[name] + b"\0" * (len(chunks[name]) % 2)
        for name in (b"fmt ", b"data")
    )
    return b"RIFF" + struct.pack("<I", 4 + len(packed)) + b"WAVE" + packed


def bare_ogg(content: bytes, comment_mark: bytes, framing: bytes) -> bytes:
    """The one stream of the file with an empty comment packet (no tool's name either). Raises for a second
    stream: pictures, captions or another recording with comments of its own."""
    pages = _ogg_pages(content)
    if len({page.serial for page in pages}) != 1 or sum(page.first for page in pages) != 1:
        raise _damaged()
    end = _end_of_headers(pages, comment_mark)
    headers = OggPage.to_packets(pages[1 : end + 1])
    if not headers[0].startswith(comment_mark):
        raise _damaged()
    headers[0] = comment_mark + struct.pack("<II", 0, 0) + framing
    renewed = OggPage.from_packets(headers, sequence=1)
    for page in renewed:
        page.serial, page.position = pages[0].serial, 0
    stream = BytesIO()
    for number, page in enumerate([pages[0], *renewed, *pages[end + 1 :]]):
        page.sequence = number
        stream.write(page.write())
    return stream.getvalue()


def _ogg_pages(content: bytes) -> list[OggPage]:
    stream, pages = BytesIO(content), []
    while stream.tell() < len(content):
        pages.append(OggPage(stream))
    return pages


def _end_of_headers(pages: list[OggPage], comment_mark: bytes) -> int:
    """Number of the page on which they end. Vorbis has a third header (the code books), Opus has none."""
    wanted, packets = 2 if comment_mark == b"\x03vorbis" else 1, 0
    for number, page in enumerate(pages[1:], start=1):
        packets += len(page.packets) - (not page.complete)
        if packets >= wanted and page.complete:
            return number
    raise _damaged()
