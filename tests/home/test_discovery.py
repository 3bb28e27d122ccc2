"""What messengers and search engines are told of a page, and of what they are told nothing."""

import io
import json
import re

import pytest
from PIL import Image

from editorial import takedown
from home.cards.drawing import HEIGHT, WIDTH, Words, draw, fitting
from home.cards.fonts import script_of
from tests.actions import edit, release_page, release_structure, released_story, somebody, write_story
from tests.home.reading import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>')


def head_of(client, path) -> str:
    return client.get(path).content.decode().split("</head>")[0]


def told(client, path) -> dict:
    """The facts and the trail of a page's data block; an unescaped "<" would end it early."""
    found = DATA.search(head_of(client, path))
    return json.loads(found[1])["@graph"] if found else {}


def card_of(client, path) -> str:
    found = re.search(r'property="og:image" content="([^"]+)"', head_of(client, path))
    return path_of(found[1]) if found else ""


def test_a_page_that_is_not_public_here__has_neither_card_nor_data(client):
    story = released_story(title="The river")
    here = f"/fr/stories/{story.slug}/"  # French readers see the original with a notice
    assert told(client, here) == {} and card_of(client, here) == ""
    assert told(client, "/en/search/") == {} and told(client, "/en/nothing/") == {}


def test_a_draft_and_an_old_title__have_no_card(client):
    draft = write_story(by=somebody("kenya-editor"), title="Heron")
    language = Words("en", "ltr", "Civic Charter Community", "Heron")
    assert client.get(f"/cards/{draft.translation_key}-en-{language.mark}.png").status_code == 404
    story = released_story(title="The quiet river")
    before = card_of(client, story.get_url())
    edited = edit(story, by=somebody("kenya-editor"), title="The heron river")
    assert card_of(client, story.get_url()) == before  # a draft of it changes nothing
    release_page(edited)
    assert card_of(client, story.get_url()) != before
    assert client.get(before).status_code == 404


def test_a_takedown__takes_the_card_along(client):
    story = released_story(title="The quiet river")
    card = card_of(client, story.get_url())
    answer = client.get(card)
    assert answer.status_code == 200 and answer["Content-Type"] == "image/png"
    assert Image.open(io.BytesIO(answer.content)).size == (WIDTH, HEIGHT)
    assert not answer.cookies and "Cookie" not in answer.get("Vary", "")
    takedown.take_down(story.placement, by=somebody("kenya-lead"), reason="somebody is in danger")
    assert client.get(card).status_code == 404


def test_data__says_language_translations_and_the_way_here(client):
    story = released_story("fr", title="A <b>river</b> & more", slug="a-river")
    facts, trail = told(client, story.get_url())
    assert facts["@type"] == "Article" and facts["inLanguage"] == "en"
    assert facts["headline"] == "A <b>river</b> & more"
    assert [work["inLanguage"] for work in facts["workTranslation"]] == ["fr"]
    assert facts["image"].endswith(card_of(client, story.get_url()))
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", facts["datePublished"])
    assert [step["position"] for step in trail["itemListElement"]] == [1, 2, 3]
    french = path_of(facts["workTranslation"][0]["@id"])
    translated, _trail = told(client, french)
    assert translated["translationOfWork"]["@id"] == facts["@id"] and "workTranslation" not in translated


def test_data__names_nobody_and_no_place(client):
    release_structure()
    story = release_page(
        write_story(title="Told from somewhere", byline="A pseudonym", countries=["KE"], warnings=["torture"])
    )
    said = json.dumps(told(client, story.get_url()))
    assert "pseudonym" not in said and "Kenya" not in said and "author" not in said


@pytest.mark.parametrize(
    ("language", "direction", "title"),
    [
        ("en", "ltr", "The square that learnt to listen"),
        ("mk", "ltr", "Таксите паднаа, Ѓорѓи и Џвета пееја"),
        ("ar", "rtl", "الصحافة والحرّية في 2018"),
        ("zh-hant", "ltr", "檔案館的燈：香港的朋友"),
    ],
)
def test_every_script__is_drawn_and_fits(language, direction, title):
    _size, lines = fitting(title, script_of(language))
    assert "".join("".join(lines).split()) == "".join(title.split())
    longest = fitting(" ".join([title] * 30), script_of(language))[1]
    assert len(longest) <= 4 and longest[-1].endswith("…")
    plain = draw(Words(language, direction, "", ""))
    assert draw(Words(language, direction, "", title)) != plain
    # Signs that a font lacks are not drawn as boxes: the card stands without a title.
    assert draw(Words(language, direction, "", "\U0001f54a\U00010900")) == plain
