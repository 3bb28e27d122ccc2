"""Recordings with tags in every place where tags can stand."""

import struct
import wave
from io import BytesIO

from mutagen.id3 import APIC, ID3, TIT2
from mutagen.ogg import OggPage

from .pictures import TEXT, TRAIL, small_jpeg


def mp3_frames(count: int = 12) -> bytes:
    return (b"\xff\xfb\x90\x00" + b"\0" * 413) * count  # 128 kbit/s at 44.1 kHz: 417 bytes


def mp3() -> bytes:
    tags = ID3()
    tags.add(TIT2(encoding=3, text=TEXT))
    tags.add(APIC(encoding=3, mime="image/jpeg", type=3, desc=TEXT, data=small_jpeg()))
    stream = BytesIO()
    tags.save(stream)
    ape = b"APETAGEX" + struct.pack("<IIII", 2000, 32, 0, 0) + b"\0" * 8
    return stream.getvalue() + mp3_frames() + ape + b"TAG" + TRAIL.ljust(125, b"\0")


def wav() -> bytes:
    stream = BytesIO()
    with wave.open(stream, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(b"\1\2" * 800)
    plain = stream.getvalue()
    remark = b"LIST" + struct.pack("<I", 12) + (b"INFO" + TRAIL)[:12]
    bext = b"bext" + struct.pack("<I", 12) + TRAIL.ljust(12, b"\0")
    return plain[:12] + remark + bext + plain[12:] + b"id3 " + struct.pack("<I", 12) + TRAIL.ljust(12, b"\0")


def _comments(mark: bytes, end: bytes) -> bytes:
    remark = b"ARTIST=" + TRAIL
    return mark + struct.pack("<I", len(TRAIL)) + TRAIL + struct.pack("<II", 1, len(remark)) + remark + end


def ogg(kind: str = "vorbis", serial: int = 77, more: bytes = b"") -> bytes:
    if kind == "vorbis":
        first = b"\x01vorbis" + struct.pack("<IBIIIIBB", 0, 1, 44100, 0, 96000, 0, 0xB8, 1)
        headers = [_comments(b"\x03vorbis", b"\x01"), b"\x05vorbis" + b"BCV" * 2000]
    else:
        first = b"OpusHead" + struct.pack("<BBHIhB", 1, 1, 312, 48000, 0, 0)
        headers = [_comments(b"OpusTags", b"\x01" + TRAIL)]
    pages = [OggPage(), *OggPage.from_packets(headers, sequence=1)]
    pages[0].packets, pages[0].first = [first], True
    sound = OggPage.from_packets([b"\xfc" + b"\x55" * 300] * 20, sequence=len(pages))
    sound[-1].last = True
    stream = BytesIO()
    for page in [*pages, *sound]:
        page.serial = serial
        page.position = 0 if page in pages else 48000
        stream.write(page.write())
    return stream.getvalue() + more


def _crc(content: bytes, polynomial: int, bits: int) -> int:
    value = 0
    for byte in content:
        value ^= byte << (bits - 8)
        for _bit in range(8):
            value = (value << 1) ^ (polynomial if value >> (bits - 1) & 1 else 0)
            value &= (1 << bits) - 1
    return value


def flac(frames: int = 3, more: bytes = b"") -> bytes:
    """Silence: frames of 4096 equal samples."""
    info = struct.pack(">HH", 4096, 4096) + b"\0" * 6
    info += struct.pack(">Q", 44100 << 44 | 0 << 41 | 15 << 36 | frames * 4096) + b"\0" * 16
    comments = _comments(b"", b"")
    blocks = b"\x00" + struct.pack(">I", len(info))[1:] + info
    blocks += b"\x84" + struct.pack(">I", len(comments))[1:] + comments
    sound = b""
    for number in range(frames):
        head = b"\xff\xf8\xc9\x08" + bytes([number])
        frame = head + bytes([_crc(head, 0x07, 8)]) + b"\x00\x00\x2a"
        sound += frame + struct.pack(">H", _crc(frame, 0x8005, 16))
    return b"fLaC" + blocks + sound + more


def box(name: bytes, *inside: bytes) -> bytes:
    body = b"".join(inside)
    return struct.pack(">I4s", len(body) + 8, name) + body


def m4a(handler: bytes = b"soun", tracks: int = 1, brand: bytes = b"M4A ", wide: bool = False) -> bytes:
    """Three chunks of sound; a deleted track's bytes, tags and a place lie around them."""
    dates = struct.pack(">III", 0, 3_800_000_000, 3_800_000_001)
    mvhd = box(b"mvhd", dates, struct.pack(">II", 44100, 3 * 1024), b"\0\1\0\0\1\0", b"\0" * 70, b"\0\0\0\2")
    tkhd = box(b"tkhd", dates, struct.pack(">I", 1), b"\0" * 68)
    mdhd = box(b"mdhd", dates, struct.pack(">IIHH", 44100, 3 * 1024, 0x55C4, 0))
    hdlr = box(b"hdlr", b"\0" * 8, handler, b"\0" * 12, TRAIL + b"\0")
    esds = box(
        b"esds", b"\0\0\0\0\x03\x19\0\0\0\x04\x11\x40\x15" + b"\0" * 11 + b"\x05\x02\x12\x08\x06\x01\x02"
    )
    entry = b"\0" * 6 + b"\0\1" + b"\0" * 8 + struct.pack(">HHHHI", 1, 16, 0, 0, 44100 << 16)
    stsd = box(b"stsd", struct.pack(">II", 0, 1), box(b"mp4a", entry, esds, box(b"free", TRAIL)))
    chunks = [b"\x21" * 40, b"\x22" * 40, b"\x23" * 40]
    before = box(b"ftyp", brand, b"\0\0\0\0", brand, b"isom") + box(b"uuid", TRAIL.ljust(16, b"\0"))
    lost = TRAIL * 3
    starts, at = [], len(before) + 8 + len(lost)
    for chunk in chunks:
        starts.append(at)
        at += len(chunk) + len(lost)
    mdat = box(b"mdat", lost, *(chunk + lost for chunk in chunks))
    if wide:
        table = box(b"co64", struct.pack(">II3Q", 0, 3, *starts))
    else:
        table = box(b"stco", struct.pack(">II3I", 0, 3, *starts))
    stbl = box(
        b"stbl", stsd, box(b"stts", struct.pack(">IIII", 0, 1, 3, 1024)),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stsz", struct.pack(">III", 0, 40, 3)), table,
    )  # fmt: skip
    minf = box(b"minf", box(b"smhd", b"\0" * 8), box(b"dinf", box(b"dref", b"\0" * 8)), stbl)
    trak = box(b"trak", tkhd, box(b"mdia", mdhd, hdlr, minf), box(b"udta", TRAIL))
    udta = box(b"udta", box(b"\xa9xyz", b"\0\x0b\0\0" + TRAIL), box(b"meta", b"\0\0\0\0" + TRAIL))
    return before + mdat + box(b"moov", mvhd, trak * tracks, udta) + box(b"free", TRAIL)
