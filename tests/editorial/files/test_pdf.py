"""PDF: what is refused because its removal would change what people read, and what goes."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from editorial.files.cleaning import UploadRefused, clean
from editorial.files.cleaning.jpeg_segments import DamagedJpegError, bare_jpeg, bare_jpeg2000
from editorial.files.leftovers import leftovers

from . import samples


def refusal(content, name) -> str:
    with pytest.raises(UploadRefused) as refused:
        clean(content, name)
    return refused.value.code


def reopened(**changes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(clean(samples.pdf(**changes), "a.pdf").content))


def annotation(subtype, **more):
    def add(document, page):
        page.Annots.append(
            Dictionary(Type=Name.Annot, Subtype=Name("/" + subtype), Rect=[0, 0, 9, 9], **more)
        )

    return add


def test_pdf__its_drawing_pictures_and_links_stay():
    with reopened() as document:
        page = document.pages[0]
        assert b"/Im0 Do" in page.Contents.read_bytes()
        image = page.Resources.XObject.Im0
        assert image.ColorSpace == Name.DeviceRGB
        assert pikepdf.PdfImage(image).as_pil_image().size == (60, 40)
        actions = [link.get("/A") for link in page.Annots]
        assert str(actions[0].URI) == "https://civiccharter.org/"
        assert actions[1] is None


def test_pdf__outline_keeps_its_titles_and_loses_its_actions():
    def outline(document, page):
        entry = document.make_indirect(
            Dictionary(Title="Rights", A=Dictionary(S=Name.JavaScript, JS=samples.TEXT))
        )
        entry.Next = entry  # a circle
        document.Root.Outlines = Dictionary(First=entry, Last=entry)
        document.Root.Names.JavaScript = Dictionary(Names=Array([]))

    with reopened(outline=outline) as document:
        entry = document.Root.Outlines.First
        assert str(entry.Title) == "Rights"
        assert "/A" not in entry


def test_pdf__jumps_within_the_document_stay():
    jump = Dictionary(S=Name.GoTo, D=Array([0, Name.Fit]))
    with reopened(jump=annotation("Link", A=jump)) as document:
        assert Name.GoTo == document.pages[0].Annots[2].A.S


def test_pdf__attached_files_and_films_on_a_page_go():
    with reopened(a=annotation("FileAttachment"), b=annotation("Screen")) as document:
        assert len(document.pages[0].Annots) == 2


@pytest.mark.parametrize("subtype", ["Text", "FreeText", "Highlight", "Stamp", "Ink", "Widget", "Redact"])
def test_pdf__comments_are_refused(subtype):
    assert refusal(samples.pdf(add=annotation(subtype, T=samples.TEXT)), "a.pdf") == "comments"


def test_pdf__forms_are_refused():
    def form(document, page):
        document.Root.AcroForm = Dictionary(Fields=Array([Dictionary(T=samples.TEXT)]))

    assert refusal(samples.pdf(form=form), "a.pdf") == "form"


@pytest.mark.parametrize("hidden", [Dictionary(OFF=Array([Dictionary()])), Dictionary(BaseState=Name.OFF)])
def test_pdf__hidden_layers_are_refused(hidden):
    def layers(document, page):
        document.Root.OCProperties = Dictionary(D=hidden)

    assert refusal(samples.pdf(layers=layers), "a.pdf") == "hidden_content"


@pytest.mark.parametrize("password", ["", "secret"])
def test_pdf__encrypted_is_refused(password):
    with pikepdf.open(BytesIO(samples.pdf())) as document:
        stream = BytesIO()
        document.save(stream, encryption=pikepdf.Encryption(owner="owner", user=password))
    assert refusal(stream.getvalue(), "a.pdf") == "encrypted"


def test_pdf__without_pages_is_refused():
    stream = BytesIO()
    pikepdf.new().save(stream)
    assert refusal(stream.getvalue(), "a.pdf") == "damaged"


def test_pdf__an_earlier_version_is_gone():
    content = samples.pdf()
    with pikepdf.open(BytesIO(content)) as document:
        document.pages[0].Contents = Stream(document, b"q Q")
        stream = BytesIO()
        document.save(stream)
    both = content + b"\n" + stream.getvalue()
    assert leftovers(clean(both, "a.pdf").content) == []


def test_pdf__a_picture_within_the_drawing_is_refused():
    def inline(document, page):
        page.Contents = Stream(document, b"BI /W 1 /H 1 /F /DCT ID " + samples.small_jpeg() + b" EI")

    assert refusal(samples.pdf(inline=inline), "a.pdf") == "uncleanable"


@pytest.mark.parametrize(
    "filters, bytes_of, why",
    [
        (Array([Name.FlateDecode, Name.DCTDecode]), samples.small_jpeg(), "uncleanable"),
        (Name.DCTDecode, samples.small_jpeg()[:200], "damaged"),
        (Name.JPXDecode, samples.small_jpeg(), "damaged"),
    ],
)
def test_pdf__a_picture_that_cannot_be_cleaned_is_refused(filters, bytes_of, why):
    def swap(document, page):
        page.Resources.XObject.Im0.write(bytes_of, filter=filters)

    assert refusal(samples.pdf(swap=swap), "a.pdf") == why


def test_pdf__jpeg2000_loses_its_words():
    plain = samples.saved(samples.picture((64, 64)), "JPEG2000")
    marked = plain[:12] + samples.box(b"xml ", samples.TRAIL) + plain[12:]

    def swap(document, page):
        page.Resources.XObject.Im0.write(marked, filter=Name.JPXDecode)

    with reopened(swap=swap) as document:
        raw = document.pages[0].Resources.XObject.Im0.read_raw_bytes()
    assert samples.TRAIL not in raw
    assert samples.Image.open(BytesIO(raw)).size == (64, 64)


def test_jpeg2000__comment_in_the_codestream_goes():
    stream = samples.saved(samples.picture((64, 64)), "JPEG2000", no_jp2=True)
    size = 4 + int.from_bytes(stream[4:6], "big")
    comment = b"\xff\x64" + (len(samples.TRAIL) + 4).to_bytes(2, "big") + b"\0\1" + samples.TRAIL
    assert samples.TRAIL not in bare_jpeg2000(stream[:size] + comment + stream[size:])


@pytest.mark.parametrize(
    "content", [b"", b"\xff\xd8", b"\xff\xd8xx", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\xff\xff"]
)
def test_jpeg__broken_is_refused(content):
    with pytest.raises(DamagedJpegError):
        bare_jpeg(content)


@pytest.mark.parametrize(
    "content", [b"", b"\0\0\0\x04abcd", b"\0\0\0\x09abcd", b"\0\0\0\0jp2cxx", b"\xff\x4f\xff\x51"]
)
def test_jpeg2000__broken_is_refused(content):
    with pytest.raises(DamagedJpegError):
        bare_jpeg2000(content)
