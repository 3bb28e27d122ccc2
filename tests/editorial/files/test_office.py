"""Office files: what is refused because nobody can see it, and what goes."""

import zipfile
from io import BytesIO

import pytest

from editorial.files.cleaning import UploadRefused, clean
from editorial.files.leftovers import leftovers

from . import samples


def refusal(content, name) -> str:
    with pytest.raises(UploadRefused) as refused:
        clean(content, name)
    return refused.value.code


def words_of(content: bytes, part: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return package.read(part).decode()


def test_docx__words_pictures_and_links_stay():
    cleaned = clean(samples.docx(), "a.docx").content
    with zipfile.ZipFile(BytesIO(cleaned)) as package:
        assert set(package.namelist()) == {
            "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels",
            "word/media/image1.jpg", "word/settings.xml", "word/_rels/settings.xml.rels",
        }  # fmt: skip
        assert samples.Image.open(package.open("word/media/image1.jpg")).size == (60, 40)
    assert "The right to assemble" in words_of(cleaned, "word/document.xml")
    assert "https://civiccharter.org/" in words_of(cleaned, "word/_rels/document.xml.rels")
    assert "core.xml" not in words_of(cleaned, "[Content_Types].xml")


def test_odt__words_stay_and_fields_of_persons_are_empty():
    content = words_of(clean(samples.opendocument(), "a.odt").content, "content.xml")
    assert "The right to assemble" in content
    assert "author-name" in content


def test_odt__mimetype_comes_first_and_plain():
    with zipfile.ZipFile(BytesIO(clean(samples.opendocument(), "a.odt").content)) as package:
        first = package.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


ENCRYPTED = '<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>'
COMMENTS = f'<w:comments {samples.WORD}><w:comment w:author="{samples.TEXT}"/></w:comments>'


@pytest.mark.parametrize(
    "content, name, why",
    [
        (samples.docx('<w:ins w:author="A"><w:r/></w:ins>'), "a.docx", "tracked_changes"),
        (samples.docx("<w:del/>"), "a.docx", "tracked_changes"),
        (samples.docx(parts={"word/comments.xml": COMMENTS}), "a.docx", "tracked_changes"),
        (samples.docx(parts={"word/vbaProject.bin": "x"}), "a.docx", "embedded"),
        (samples.docx(parts={"word/embeddings/oleObject1.bin": "x"}), "a.docx", "embedded"),
        (samples.docx(parts={"word/strange.dat": "x"}), "a.docx", "embedded"),
        (samples.docx(parts={"word/media/image2.emf": b"\1\0\0\0"}), "a.docx", "embedded"),
        (samples.docx(parts={"word/media/image2.png": samples.small_jpeg()}), "a.docx", "embedded"),
        (samples.docx("<w:object><w:OLEObject/></w:object>"), "a.docx", "embedded"),
        (samples.docx("<w:altChunk/>"), "a.docx", "embedded"),
        (samples.docx("<w:broken"), "a.docx", "damaged"),
        (samples.docx(parts={"word/x.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "a.docx", "damaged"),
        (samples.docx(parts={"../up.xml": "<a/>"}), "a.docx", "damaged"),
        (samples.docx(parts={"WORD/document.xml": "<a/>"}), "a.docx", "damaged"),
        (
            samples.docx("", None, ("image", "http://spy.example/a.png", ' TargetMode="External"')),
            "a.docx",
            "external",
        ),
        (
            samples.docx("", None, ("hyperlink", "file:///C:/Users/a", ' TargetMode="External"')),
            "a.docx",
            "external",
        ),
        (samples.xlsx("hidden"), "a.xlsx", "hidden_content"),
        (samples.xlsx(parts={"xl/externalLinks/externalLink1.xml": "<a/>"}), "a.xlsx", "embedded"),
        (
            samples.xlsx(parts={"xl/comments1.xml": f"<a {samples.SHEET}><comment/></a>"}),
            "a.xlsx",
            "tracked_changes",
        ),
        (samples.opendocument(inside="<office:annotation/>"), "a.odt", "tracked_changes"),
        (samples.opendocument(inside="<text:tracked-changes/>"), "a.odt", "tracked_changes"),
        (samples.opendocument(inside="<draw:object/>"), "a.odt", "embedded"),
        (samples.opendocument(inside='<text:a xlink:href="file:///home/a"/>'), "a.odt", "external"),
        (samples.opendocument(inside='<draw:image xlink:href="http://spy.example/"/>'), "a.odt", "external"),
        (samples.opendocument(parts={"Basic/Standard/a.xml": "<a/>"}), "a.odt", "embedded"),
        (
            samples.opendocument(parts={"META-INF/manifest.xml": ENCRYPTED}),
            "a.odt",
            "encrypted",
        ),
    ],
)
def test_office__refuses(content, name, why):
    assert refusal(content, name) == why


def test_office__refuses_templates_and_files_with_programs():
    content = samples.docx(parts={"[Content_Types].xml": "<Types/>"})
    assert refusal(content, "a.docx") == "macros"


def test_office__harmless_links_of_an_opendocument_stay():
    content = samples.opendocument(
        inside='<text:a xlink:href="https://civiccharter.org/">the Charter</text:a>'
    )
    assert "https://civiccharter.org/" in words_of(clean(content, "a.odt").content, "content.xml")


def test_office__an_empty_list_of_comments_just_goes():
    content = samples.docx(parts={"word/comments.xml": f"<w:comments {samples.WORD}/>"})
    assert leftovers(clean(content, "a.docx").content) == []


def test_office__text_around_a_removed_mark_stays():
    content = samples.docx("<w:t>before<w:docId/>after</w:t><w:r/>between<w:docId/>behind")
    words = words_of(clean(content, "a.docx").content, "word/document.xml")
    assert "beforeafter" in words
    assert "betweenbehind" in words


def test_zip_bomb__refused_while_unpacking(monkeypatch):
    monkeypatch.setattr("editorial.files.cleaning.limits.MAX_UNPACKED", 100_000)
    content = samples.docx(parts={"word/big.xml": "<a>" + " " * 200_000 + "</a>"})
    assert refusal(content, "a.docx") == "too_large"


def test_zip_bomb__too_many_parts(monkeypatch):
    monkeypatch.setattr("editorial.files.cleaning.limits.MAX_PARTS", 3)
    assert refusal(samples.docx(), "a.docx") == "too_large"


def test_zip__encrypted_is_refused():
    content = samples.docx()
    at = content.rindex(b"PK\x01\x02")
    assert refusal(content[: at + 8] + b"\1" + content[at + 9 :], "a.docx") == "encrypted"


def test_zip__damaged_is_refused():
    content = samples.docx()
    at = content.index(b"word/document.xml") + 60
    assert refusal(content[:at] + b"\xff\xff\xff\xff" + content[at + 4 :], "a.docx") == "damaged"


def test_xlsx__its_page_setup_forgets_the_printer_and_keeps_the_paper():
    relation = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    sheet = (
        f'<worksheet {samples.SHEET} {relation}><pageSetup orientation="landscape" r:id="r1"/></worksheet>'
    )
    words = words_of(
        clean(samples.xlsx(parts={"xl/worksheets/sheet1.xml": sheet}), "a.xlsx").content,
        "xl/worksheets/sheet1.xml",
    )
    assert 'orientation="landscape"' in words
    assert "r:id" not in words
