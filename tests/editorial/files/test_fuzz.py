"""Whatever arrives: a clean file or a refusal, never another error and never a trail."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editorial.files.cleaning import UploadRefused, clean
from editorial.files.cleaning.kinds import KINDS
from editorial.files.leftovers import leftovers

from .test_cleaning import EVERYTHING

NAMES = sorted({name for kind in KINDS.values() for name in kind.names} | {"", "svg", "exe", "zip", "mp4"})
MAGIC = [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"RIFF\0\0\0\0WAVE",
         b"%PDF-1.7\n",
         b"PK\x03\x04", b"OggS" + b"\0" * 24 + b"\x01vorbis", b"fLaC", b"ID3\x04", b"\xff\xfb\x90\0",
         b"\0\0\0\x18ftypavif", b"\0\0\0\x18ftypheic", b"\0\0\0\x18ftypM4A ", b"WEBVTT", b""]  # fmt: skip


def survives(content: bytes, name: str) -> None:
    try:
        cleaned = clean(content, name)
    except UploadRefused:
        return
    assert leftovers(cleaned.content) == []


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=300), st.sampled_from(NAMES))
def test_fuzz__any_bytes_under_any_name(magic, rest, name):
    survives(magic + rest, f"file.{name}")


@pytest.mark.parametrize("name", EVERYTHING)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_fuzz__real_files_with_broken_bytes(name, data):
    content = bytearray(EVERYTHING[name])
    for _change in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.one_of(st.just(len(content)), st.integers(1, len(content))))
    survives(bytes(content[:cut]), name)
