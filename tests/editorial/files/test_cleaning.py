"""What may be stored, and what is left of it."""

from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from editorial.files.cleaning import CLEANERS, CleanFile, UploadRefused, clean
from editorial.files.leftovers import leftovers

from . import samples

PICTURES = {
    "photo.jpg": samples.jpeg(),
    "photo.JPEG": samples.jpeg_with_thumbnail(),
    "photo.png": samples.png(),
    "deep.png": samples.png_with_16_bit(),
    "photo.webp": samples.webp(),
    "photo.avif": samples.avif(),
    "photo.heic": samples.heic(),
    "moving.gif": samples.gif(),
    "moving.webp": samples.gif(kind="WEBP", exif=samples.exif(), xmp=samples.XMP),
}
SOUND = {
    "talk.mp3": samples.mp3(),
    "talk.wav": samples.wav(),
    "talk.ogg": samples.ogg(),
    "talk.opus": samples.ogg("opus"),
    "talk.flac": samples.flac(),
    "talk.m4a": samples.m4a(),
    "long.m4a": samples.m4a(wide=True),
}
DOCUMENTS = {
    "report.pdf": samples.pdf(),
    "report.docx": samples.docx(),
    "table.xlsx": samples.xlsx(),
    "slides.pptx": samples.pptx(),
    "report.odt": samples.opendocument(),
    "table.ods": samples.opendocument("spreadsheet"),
    "slides.odp": samples.opendocument("presentation"),
    "captions.vtt": samples.VTT,
    "captions.srt": samples.SRT,
}
EVERYTHING = PICTURES | SOUND | DOCUMENTS


def refusal(content, name) -> str:
    with pytest.raises(UploadRefused) as refused:
        clean(content, name)
    assert str(refused.value.messages[0])
    return refused.value.code


@pytest.mark.parametrize(
    "name", [name for name in EVERYTHING if "deep" not in name and not name.endswith("srt")]
)
def test_cleaning__the_sample_has_a_trail_and_the_scan_sees_it(name):
    content = EVERYTHING[name]
    assert samples.TRAIL in content or b"Exif" in content or name.endswith(("x", "odt", "ods", "odp"))
    assert leftovers(content)


@pytest.mark.parametrize("name", EVERYTHING)
def test_cleaning__leaves_no_trail(name):
    cleaned = clean(EVERYTHING[name], name)
    for mark in (samples.TRAIL, b"Exif", b"<x:xmpmeta", b"ICC_PROFILE", b"acspAPPL"):
        assert mark not in samples_unpacked(cleaned.content)
    assert leftovers(cleaned.content) == []
    # cleaning what is clean takes nothing more away
    again = clean(cleaned.content, f"again.{cleaned.extension}")
    assert leftovers(again.content) == []


def samples_unpacked(content: bytes) -> bytes:
    """The bytes, and those inside a zip or a PDF."""
    if content[:2] == b"PK":
        import zipfile

        with zipfile.ZipFile(BytesIO(content)) as package:
            return content + b"".join(package.read(name) for name in package.namelist())
    if content[:4] == b"%PDF":
        with pikepdf.open(BytesIO(content)) as document:
            streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
            return content + b"".join(stream.read_raw_bytes() for stream in streams)
    return content


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("name", PICTURES)
def test_picture__looks_as_before(name):
    cleaned = clean(PICTURES[name], name)
    before, after = (
        opened(PICTURES[name]) if not name.endswith("heic") else samples.picture((64, 48)),
        opened(cleaned.content),
    )
    assert after.size == before.size
    if "deep" in name:
        assert after.convert("L").getpixel((5, 5)) == pytest.approx(40_000 // 256, abs=1)
        return
    for point in ((2, 2), (before.width - 3, before.height - 3)):
        pairs = zip(before.convert("RGB").getpixel(point), after.convert("RGB").getpixel(point), strict=True)
        assert all(abs(a - b) < 12 for a, b in pairs)


@pytest.mark.parametrize("content, name", [(samples.jpeg(6), "a.jpg"), (samples.avif(6), "a.avif")])
def test_picture__stands_upright_without_its_mark(content, name):
    assert opened(clean(content, name).content).size == (40, 60)


@pytest.mark.parametrize("name", ["moving.gif", "moving.webp"])
def test_animation__keeps_frames_times_and_loop(name):
    moving = opened(clean(PICTURES[name], name).content)
    times = []
    for frame in range(moving.n_frames):
        moving.seek(frame)
        moving.load()
        times.append(int(moving.info["duration"]))
    assert times == [100, 200, 300]
    assert moving.info["loop"] == 2


def test_gif__one_that_plays_once_still_does():
    content = samples.gif(loop=None)
    assert "loop" not in opened(clean(content, "a.gif").content).info


def test_picture__hidden_under_full_transparency_goes():
    secret = Image.new("RGBA", (20, 20), (200, 10, 10, 0))
    cleaned = opened(clean(samples.saved(secret, "PNG"), "a.png").content)
    assert cleaned.getpixel((5, 5)) == (0, 0, 0, 0)


def test_picture__colours_of_printing_become_those_of_screens():
    cmyk = samples.saved(Image.new("CMYK", (20, 20), (0, 255, 255, 0)), "JPEG")
    assert opened(clean(cmyk, "a.jpg").content).mode == "RGB"


@pytest.mark.parametrize(
    "content, name, why",
    [
        (b"", "a.jpg", "empty"),
        (samples.jpeg(), "a.png", "mismatch"),
        (samples.png(), "a.jpg", "mismatch"),
        (samples.jpeg(), "a.pdf", "mismatch"),
        (samples.jpeg(), "a.txt", "mismatch"),
        (samples.jpeg(), "noname", "mismatch"),
        (samples.docx(), "a.xlsx", "mismatch"),
        (samples.mp3(), "a.wav", "mismatch"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.svg", "markup"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "markup"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><script>", "a.txt", "markup"),
        (b"<script>alert(1)</script>", "a.vtt", "markup"),
        (b"MZ\x90\0", "a.jpg", "program"),
        (b"#!/bin/sh\nrm", "a.txt", "program"),
        (samples.zipped({"a.txt": "a"}), "a.zip", "archive"),
        (samples.zipped({"a.txt": "a"}), "a.docx", "archive"),
        (b"PK\x05\x06" + b"\0" * 18, "a.docx", "archive"),
        (b"Rar!\x1a\x07\0", "a.rar", "archive"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "a.doc", "old_office"),
        (b"{\\rtf1 x}", "a.txt", "old_office"),
        (b"\x1a\x45\xdf\xa3" + b"\0" * 50, "a.webm", "video"),
        (samples.m4a(brand=b"isom"), "a.mp4", "video"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0qt  ", "a.jpg", "video"),
        (b"a;b\n=1+1;2", "a.csv", "unknown"),
        (b"words", "a.exe", "unknown"),
        (b"\xff\xfe\0w\0o", "a.txt", "not_utf8"),
        (b"words\0words", "a.txt", "mismatch"),
        (b"just words", "a.vtt", "mismatch"),
        (b"just words", "a.srt", "mismatch"),
        (samples.jpeg()[:300], "a.jpg", "damaged"),
        (samples.png()[:60], "a.png", "damaged"),
        (samples.gif()[:40], "a.gif", "damaged"),
        (samples.heic()[:400], "a.heic", "damaged"),
        (samples.pdf()[:100], "a.pdf", "damaged"),
    ],
)
def test_cleaning__refuses(content, name, why):
    assert refusal(content, name) == why


FAULTY = (
    "photo.jpg photo.png photo.webp moving.gif report.pdf report.docx talk.mp3 talk.wav talk.ogg talk.flac"
)


@pytest.mark.parametrize("name", [*FAULTY.split(), "talk.opus", "talk.m4a"])
def test_second_look__stops_what_a_faulty_cleaner_lets_through(name, monkeypatch):
    for family in CLEANERS:
        monkeypatch.setitem(CLEANERS, family, lambda content, kind: CleanFile(content, kind.extension, ""))
    assert refusal(EVERYTHING[name], name) == "leftovers"


def test_polyglot__a_page_behind_a_picture_is_gone():
    content = samples.saved(samples.picture(), "GIF") + b"<script>alert(1)</script>"
    assert b"<script" not in clean(content, "a.gif").content


def test_polyglot__an_archive_behind_a_picture_is_gone():
    content = samples.saved(samples.picture(), "JPEG") + samples.zipped({"list.txt": samples.TRAIL})
    assert b"PK\x03\x04" not in clean(content, "a.jpg").content


def test_cleaning__reads_an_open_file_from_its_beginning():
    stream = BytesIO(samples.png())
    stream.read()
    assert clean(stream, "a.png").extension == "png"
    assert stream.tell() == 0


def test_bomb__too_many_pixels(monkeypatch):
    flat = Image.new("1", (19_000, 19_000))
    assert refusal(samples.saved(flat, "PNG"), "a.png") == "too_many_pixels"
    assert refusal(samples.saved(Image.new("1", (21_000, 2)), "PNG"), "a.png") == "too_many_pixels"


def test_bomb__too_many_frames(monkeypatch):
    monkeypatch.setattr("editorial.files.cleaning.limits.MAX_FRAMES", 2)
    assert refusal(samples.gif(3), "a.gif") == "too_many_frames"


def test_bomb__too_many_bytes(monkeypatch):
    monkeypatch.setattr("editorial.files.cleaning.limits.MAX_BYTES_OF_ANY", 100)
    assert refusal(BytesIO(samples.png()), "a.png") == "too_large"


@pytest.mark.parametrize("kind", ["AVIF", "PNG"])
def test_animation__of_other_kinds_is_refused(kind):
    assert refusal(samples.gif(kind=kind), f"a.{kind}") == "animated"


def test_text__invisible_marks_go_and_letters_of_all_scripts_stay():
    words = "Haki ya kukusanyika\r\n集會\tحق\u200fالتجمع ن\u200cو \u202e\u2066\u200b\ufeff\x07\U000e0041"
    cleaned = clean(words.encode(), "a.txt").content.decode()
    assert cleaned == "Haki ya kukusanyika\n集會\tحق\u200fالتجمع ن\u200cو "


def test_captions__keep_their_words():
    assert clean(samples.VTT, "a.vtt").content.decode() == "WEBVTT\n\n00:01.000 --> 00:02.000\nWe assemble\n"
