"""Recordings: re-wrapped, or refused where the sound cannot be followed to its end."""

from io import BytesIO

import mutagen
import pytest

from editorial.files.cleaning import UploadRefused, clean
from editorial.files.cleaning.sound import _mpeg_frame_size
from editorial.files.leftovers import leftovers

from . import samples
from .test_cleaning import SOUND


def refusal(content, name) -> str:
    with pytest.raises(UploadRefused) as refused:
        clean(content, name)
    return refused.value.code


@pytest.mark.parametrize("name", SOUND)
def test_sound__still_plays_and_has_no_tags(name):
    before, after = (
        mutagen.File(BytesIO(content)) for content in (SOUND[name], clean(SOUND[name], name).content)
    )
    assert after.info.length == pytest.approx(before.info.length, rel=0.2)
    assert not after.tags or len(after.tags) == 0


def test_m4a__the_samples_are_where_the_table_points():
    cleaned = clean(samples.m4a(), "a.m4a").content
    at = cleaned.index(b"stco") + 12
    starts = [int.from_bytes(cleaned[at + 4 * row : at + 4 * row + 4], "big") for row in range(3)]
    assert [cleaned[start : start + 40] for start in starts] == [b"\x21" * 40, b"\x22" * 40, b"\x23" * 40]
    assert cleaned.endswith(b"\x23" * 40)


@pytest.mark.parametrize(
    "content, name, why",
    [
        (samples.m4a(handler=b"vide"), "a.m4a", "video"),
        (samples.m4a(tracks=2), "a.m4a", "video"),
        (samples.m4a()[:-30], "a.m4a", "damaged"),
        (samples.ogg(more=samples.ogg(serial=78)), "a.ogg", "damaged"),
        (samples.ogg(more=b"junk behind the last page of all"), "a.ogg", "damaged"),
        (samples.flac(more=samples.TRAIL), "a.flac", "damaged"),
        (samples.mp3_frames(1), "a.mp3", "damaged"),
        (b"ID3\x03\0\0\0\0\0\x05hello", "a.mp3", "damaged"),
        (samples.wav()[:60], "a.wav", "damaged"),
        (samples.wav().replace(b"\x10\0\0\0\1\0", b"\x10\0\0\0\x55\0"), "a.wav", "damaged"),
    ],
)
def test_sound__refused_where_it_cannot_be_followed(content, name, why):
    assert refusal(content, name) == why


def test_mp3__tags_between_frames_and_padding_before_them_go():
    tag = b"ID3\x03\0\0\0\0\0\x0b" + samples.TRAIL
    content = tag + b"\0" * 20 + samples.mp3_frames(3) + tag + samples.mp3_frames(3) + b"junk"
    assert clean(content, "a.mp3").content == samples.mp3_frames(6)


@pytest.mark.parametrize("head, size", [
    (b"\xff\xff\x10\x00", 12 * 32000 // 44100 * 4), (b"\xff\xf3\x10\x00", 72 * 8000 // 22050),
    (b"\xff\xe3\x10\x00", 72 * 8000 // 11025), (b"\xff\xfd\x10\x02", 144 * 32000 // 44100),
])  # fmt: skip
def test_mp3__frames_of_other_versions_and_layers_are_followed(head, size):
    assert _mpeg_frame_size(head) == size


def test_m4a__fragments_and_second_descriptions_are_refused():
    plain = samples.m4a()
    assert refusal(plain + samples.box(b"moof"), "a.m4a") == "damaged"
    assert refusal(plain + samples.box(b"moov"), "a.m4a") == "damaged"
    assert refusal(plain.replace(b"mp4a", b"enca"), "a.m4a") == "damaged"
    assert refusal(plain.replace(b"stsz", b"free"), "a.m4a") == "damaged"
    assert refusal(plain + b"\0\0\0\x04oops", "a.m4a") == "damaged"


def test_m4a__a_box_to_the_end_and_a_long_one_are_read():
    plain = samples.m4a()
    assert leftovers(clean(plain + b"\0\0\0\0free" + samples.TRAIL, "a.m4a").content) == []
    long_box = b"\0\0\0\1free" + (16 + len(samples.TRAIL)).to_bytes(8, "big") + samples.TRAIL
    assert leftovers(clean(plain + long_box, "a.m4a").content) == []


def test_opus_without_headers__is_refused():
    content = samples.ogg("opus").replace(b"OpusTags", b"OpusTaxi")
    assert refusal(content, "a.opus") == "damaged"
