"""Sound: what mutagen, or a plain look at the parts, still finds."""

import struct
from io import BytesIO
from typing import Any

from mutagen.apev2 import APENoHeaderError, APEv2
from mutagen.flac import FLAC
from mutagen.id3 import ID3, ID3NoHeaderError
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.oggopus import OggOpus
from mutagen.oggvorbis import OggVorbis

from .pictures import boxes

WAV_PARTS = {b"fmt ", b"data"}
M4A_BOXES = {b"ftyp", b"moov", b"mdat", b"mvhd", b"trak", b"tkhd", b"edts", b"elst", b"mdia", b"mdhd",
             b"hdlr", b"minf",
             b"smhd", b"dinf", b"dref", b"stbl", b"stsd", b"stts", b"stsc", b"stsz", b"stco"}  # fmt: skip
M4A_FOLDERS = {b"moov", b"trak", b"edts", b"mdia", b"minf", b"dinf", b"stbl"}


def _tags(content: bytes) -> list[str]:
    """ID3 and APE tags stand before or behind sound of every kind."""
    found = []
    try:
        ID3(BytesIO(content))
        found.append("ID3 tag")
    except ID3NoHeaderError:
        pass
    try:
        APEv2(BytesIO(content))
        found.append("APE tag")
    except APENoHeaderError:
        pass
    if content[-128:-125] == b"TAG":
        found.append("ID3v1 tag")
    return found


def mp3_leftovers(content: bytes) -> list[str]:
    MP3(BytesIO(content))  # raises where no sound is
    return _tags(content)


def flac_leftovers(content: bytes) -> list[str]:
    sound = FLAC(BytesIO(content))
    blocks = [f"FLAC block {block.code}" for block in sound.metadata_blocks if block.code not in (0, 3)]
    return [*blocks, *_tags(content)]


def ogg_leftovers(content: bytes) -> list[str]:
    kind = OggOpus if content[28:36] == b"OpusHead" else OggVorbis
    tags: Any = kind(BytesIO(content)).tags
    return ["Ogg comments"] if len(tags) or tags.vendor or getattr(tags, "_pad_data", b"") else []


def wav_leftovers(content: bytes) -> list[str]:
    found, at = _tags(content), 12
    if struct.unpack_from("<I", content, 4)[0] + 8 != len(content):
        found.append("bytes behind the WAV")
    while at < len(content):
        name, size = struct.unpack_from("<4sI", content, at)
        if name not in WAV_PARTS:
            found.append(f"WAV part {name!r}")
        at += 8 + size + size % 2
    return found


def m4a_leftovers(content: bytes) -> list[str]:
    found: list[str] = ["M4A tags"] if MP4(BytesIO(content)).tags else []
    return found + _unknown_boxes(content)


def _unknown_boxes(content: bytes) -> list[str]:
    found: list[str] = []
    for name, body in boxes(content):
        if name not in M4A_BOXES:
            found.append(f"M4A box {name!r}")
        elif name in M4A_FOLDERS:
            found += _unknown_boxes(body)
        elif name in (b"mvhd", b"tkhd", b"mdhd") and any(body[4:12]):
            found.append("M4A date")
    return found
