"""A letter as a sheet of paper: one A4, in every script, silent about who made it."""

import io

import pikepdf
import pytest
from django.conf import settings
from django.core.cache import cache

from campaigns.letters.paper import Letter, sheet
from tests.home.test_query_counts import warm

from .acting import released_action
from .actions import write_campaign

WORDS = {
    "en": "Please open the square again. " * 12,
    "fr": "Veuillez rouvrir la place, s’il vous plaît. " * 12,
    "sw": "Tafadhali fungueni tena uwanja. " * 12,
    "mk": "Ве молам отворете го плоштадот: ќе, џ, ѓ. " * 12,
    "zh-hant": "請重新開放廣場，讓人們可以集會。" * 20,
    "ar": "أرجو أن تفتحوا الساحة من جديد في 27 يونيو (Arusha). " * 12,
}


def letter(language: str, *, paragraphs: int = 3) -> Letter:
    text = "\n\n".join([WORDS[language]] * paragraphs)
    return Letter("The Clerk\n1 Square", "Dear council,", text, language, is_from_right=language == "ar")


def opened(content: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(content))


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_a_letter__is_one_a4_sheet_with_the_letters_of_its_script_inside(language):
    with opened(sheet(letter(language))) as pdf:
        (page,) = pdf.pages
        width, height = (float(side) / 72 * 25.4 for side in page.mediabox[2:])
        assert (round(width), round(height)) == (210, 297)
        fonts = [font.DescendantFonts[0].FontDescriptor for font in page.Resources.Font.values()]
        assert fonts
        assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def test_a_sheet__says_neither_who_made_it_nor_when_nor_with_what():
    content = sheet(letter("en"))
    with opened(content) as pdf:
        assert set(pdf.trailer.keys()) <= {"/Root", "/Size", "/ID"}
        assert "/Metadata" not in pdf.Root
    for word in (b"CreationDate", b"ModDate", b"Producer", b"Creator", b"Author", b"fpdf", b"D:20"):
        assert word not in content
    assert content == sheet(letter("en"))  # the same words, the same file, whenever it is made


def test_a_long_letter__is_written_smaller_and_nothing_of_it_is_left_out():
    with opened(sheet(letter("en", paragraphs=6))) as pdf:
        assert len(pdf.pages) == 1
    with opened(sheet(letter("en", paragraphs=16))) as pdf:
        assert len(pdf.pages) > 1


@pytest.mark.django_db
def test_the_file__stands_beside_its_page_in_each_language_and_goes_with_it(client):
    words = {"addressee": "The Clerk", "salutation": "Dear council,", "letter": "Please open it."}
    page = released_action("ar", kind="letter", **words)
    for own in page.placement.pages():
        language = own.locale.language_code
        assert 'href="letter.pdf"' in client.get(own.get_url()).content.decode()
        answer = client.get(f"{own.get_url()}letter.pdf")
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Language"] == language
        assert answer.content.startswith(b"%PDF")
        assert not answer.cookies
    # 1 the content's languages at the address; 2 the letter
    path = f"{page.get_url()}letter.pdf"
    assert len(warm(client, path)) <= 2
    page.unpublish()
    cache.clear()
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_draft_and_an_action_of_another_kind__have_no_sheet(client):
    petition = released_action()
    assert client.get(f"{petition.get_url()}letter.pdf").status_code == 404
    draft = write_campaign(slug="heron")
    assert client.get(f"/en/campaigns/{draft.slug}/act/nothing/letter.pdf").status_code == 404
