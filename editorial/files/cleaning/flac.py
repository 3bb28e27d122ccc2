"""FLAC: the description of the stream and the sound."""

from django.utils.translation import gettext as _

from .outcome import UploadRefused

STREAMINFO, SEEKTABLE = 0, 3
LONGEST_FRAME = 1 << 20


def bare_flac(content: bytes) -> bytes:
    """The file without tags, pictures, cue sheets, application data and whatever follows the last frame."""
    kept, at, last = [], 4, False
    while not last:
        head = content[at]
        last, kind = bool(head & 0x80), head & 0x7F
        size = int.from_bytes(content[at + 1 : at + 4], "big")
        if kind in (STREAMINFO, SEEKTABLE):
            kept.append((kind, content[at + 4 : at + 4 + size]))
        at += 4 + size
    if not kept or kept[0][0] != STREAMINFO or len(kept[0][1]) != 34:
        raise _unclear()
    sound = content[at:]
    if not _frame_begins(sound, 0) or not _last_frame_is_whole(sound):
        raise _unclear()
    blocks = []
    for number, (kind, body) in enumerate(kept):
        flag = 0x80 if number == len(kept) - 1 else 0
        blocks.append(bytes([flag | kind]) + len(body).to_bytes(3, "big") + body)
    return b"fLaC" + b"".join(blocks) + sound


def _unclear() -> UploadRefused:
    return UploadRefused(_("This FLAC recording is damaged, or something follows the sound."), code="damaged")


def _last_frame_is_whole(sound: bytes) -> bool:
    """The last frame ends with the file: its check sum over everything up to the end is nought."""
    at = len(sound)
    while (at := sound.rfind(b"\xff", 0, at)) >= max(0, len(sound) - LONGEST_FRAME):
        if _frame_begins(sound, at) and _crc16(sound[at:]) == 0:
            return True
    return False


def _frame_begins(sound: bytes, at: int) -> bool:
    """Whether a frame header with a right check sum stands here."""
    head = sound[at : at + 17]
    if len(head) < 6 or head[0] != 0xFF or head[1] & 0xFE != 0xF8:
        return False
    size_code, rate_code = head[2] >> 4, head[2] & 0x0F
    number = 1 if head[4] < 0x80 else 8 - (~head[4] & 0xFF).bit_length()
    extra = {6: 1, 7: 2}.get(size_code, 0) + {12: 1, 13: 2, 14: 2}.get(rate_code, 0)
    end = 4 + number + extra
    return end < len(head) and _crc8(head[:end]) == head[end]


def _table(polynomial: int, bits: int) -> list[int]:
    top, mask, table = 1 << (bits - 1), (1 << bits) - 1, []
    for byte in range(256):
        value = byte << (bits - 8)
        for _bit in range(8):
            value = (value << 1 ^ (polynomial if value & top else 0)) & mask
        table.append(value)
    return table


CRC8, CRC16 = _table(0x07, 8), _table(0x8005, 16)


def _crc8(content: bytes) -> int:
    value = 0
    for byte in content:
        value = CRC8[value ^ byte]
    return value


def _crc16(content: bytes) -> int:
    value = 0
    for byte in content:
        value = (value << 8 & 0xFFFF) ^ CRC16[value >> 8 ^ byte]
    return value
