"""After a story came out: corrections, what solidarity did, facts that hold for all languages at once."""

import datetime
import json
import xml.etree.ElementTree as ET

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.models import MinorChange, Staleness
from home.structure import build_region_pages
from stories.blocks import CorrectionBlock
from tests.actions import (
    edit,
    fresh,
    release_page,
    release_structure,
    release_translation,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)
from tests.factories import locale, region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
TODAY = datetime.date.today
ATOM = "{http://www.w3.org/2005/Atom}"


def correction(text="Three people were held, not four."):
    return ("correction", {"date": TODAY(), "text": text})


def impact(title="Released on bail", text="Four thousand letters reached the court."):
    return ("update", {"date": TODAY(), "title": title, "text": text})


def rewritten(story, **fields):
    """A released story with other content, signed and public again."""
    return release_page(edit(story, by=somebody("kenya-editor"), **fields))


def french_of(story):
    return fresh(story.get_translation(locale("fr")))


def entries(client, address):
    """(titles, texts) of an Atom feed."""
    root = ET.fromstring(client.get(address).content)
    found = root.findall(f"{ATOM}entry")
    return [one.findtext(f"{ATOM}title") for one in found], [one.findtext(f"{ATOM}summary") for one in found]


# Corrections and updates -------------------------------------------------------------------------


def test_a_correction__is_public_only_when_signed_and_makes_every_language_stale(client):
    story = released_story("fr", "sw")
    draft = edit(story, by=somebody("kenya-editor"), corrections=[correction()])
    assert "not four" not in client.get(story.get_url()).content.decode()
    assert not Staleness.objects.exists()
    release_page(draft)
    page = client.get(story.get_url()).content.decode()
    assert "Three people were held, not four." in page
    assert 'href="#corrections"' in page
    assert Staleness.objects.filter(translation_key=story.translation_key).count() == 2


def test_a_correction__is_never_minor_even_where_the_tick_is_sent():
    story = released_story("fr")
    draft = submit_for_sign_off(
        edit(story, by=somebody("kenya-editor"), corrections=[correction()]), by=somebody("kenya-editor")
    )
    sign_off(draft, by=signer_of(draft), minor="on")
    sign_off(fresh(draft), by=signer_of(fresh(draft)))
    assert fresh(story).corrections
    assert not MinorChange.objects.exists()
    assert Staleness.objects.exists()


def test_a_correction__is_translated_and_stands_in_the_feed_of_each_language(client):
    story = rewritten(released_story("fr"), corrections=[correction()], updates=[impact()])
    release_translation(translate(story, "fr"))
    french = client.get(french_of(story).get_url()).content.decode()
    assert "[fr] Three people were held, not four." in french
    assert "[fr] Released on bail" in french
    titles, texts = entries(client, "/fr/feeds/updates.atom")
    assert sorted(texts) == [
        "[fr] Four thousand letters reached the court.",
        "[fr] Three people were held, not four.",
    ]
    assert any(title.startswith("[fr] Released on bail") for title in titles)
    english, _texts = entries(client, "/en/feeds/updates.atom")
    assert not any("[fr]" in title for title in english)


@pytest.mark.parametrize("day", [TODAY() + datetime.timedelta(days=2), datetime.date(1018, 6, 1)])
def test_a_note__of_an_impossible_day_is_refused_with_words(day):
    block = CorrectionBlock()
    with pytest.raises(ValidationError) as refused:
        block.clean({"date": day, "text": "It was another village."})
    assert list(refused.value.block_errors) == ["date"]


# Feeds -------------------------------------------------------------------------------------------


def test_the_feeds__hold_what_is_public_in_three_forms_and_no_draft(client):
    story = released_story(title="Out now")
    write_story(title="Still a draft")
    titles, _texts = entries(client, "/en/feeds/stories.atom")
    assert titles == ["Out now"]
    rss = ET.fromstring(client.get("/en/feeds/stories.rss").content)
    assert [item.findtext("title") for item in rss.iter("item")] == ["Out now"]
    sent = json.loads(client.get("/en/feeds/stories.json").content)
    assert [(item["title"], item["language"]) for item in sent["items"]] == [("Out now", "en")]
    assert sent["items"][0]["url"].endswith(story.get_url())


def test_a_feed__keeps_the_identity_of_an_entry_when_it_is_renamed(client):
    story = released_story()
    before = json.loads(client.get("/en/feeds/stories.json").content)["items"][0]["id"]
    rewritten(story, title="Another title", slug="another-title")
    after = json.loads(client.get("/en/feeds/stories.json").content)["items"][0]
    assert (after["id"], after["title"]) == (before, "Another title")


def test_a_feed__warns_before_the_words(client):
    released_story(warnings=["violence"], standfirst="What happened at the gate.")
    _titles, texts = entries(client, "/en/feeds/stories.atom")
    assert texts[0].startswith("Content warning:")
    assert texts[0].endswith("What happened at the gate.")


def test_a_feed__is_an_address_of_its_own_language_only(client):
    release_structure()
    for address in (
        "/sw/feeds/stories.rss",
        "/en/feeds/members.rss",
        "/en/feeds/stories/seasons/none.rss",
        "/en/feeds/stories/regions/kenya.rss",
    ):
        assert client.get(address).status_code == 404, address


def test_a_feed__costs_the_same_for_one_story_and_for_six(client):
    def sent():
        with CaptureQueriesContext(connection) as caught:
            client.get("/en/feeds/updates.rss")
        return len(caught)

    rewritten(released_story(), updates=[impact()])
    client.get("/en/feeds/updates.rss")
    one = sent()
    for _number in range(5):
        rewritten(released_story(), updates=[impact()])
    assert sent() == one <= 2


# Facts that hold for all languages ---------------------------------------------------------------


@pytest.fixture
def kenya_is_public(db):
    page = build_region_pages(region("kenya"), [locale("en")])[0]
    release_page(page.get_parent().specific, by=somebody("coordinator"))
    return release_page(page, by=somebody("kenya-editor"))


def test_withholding_the_place__silences_every_language_at_once(client, kenya_is_public):
    story = released_story("fr", title="At the lake", countries=["KE"])
    address = french_of(story).get_url()
    assert "Kenya" in client.get(address).content.decode().split('class="facts"')[1].split("</p>")[0]
    feed = "/fr/feeds/stories/regions/kenya.atom"
    assert entries(client, feed)[0] == ["[fr] At the lake"]
    rewritten(story, place_withheld=True, countries=[])
    facts = client.get(address).content.decode().split('class="facts"')[1].split("</p>")[0]
    assert "Kenya" not in facts
    assert "withheld" in facts.lower() or "Lieu" in facts
    assert entries(client, feed)[0] == []
    sent = json.loads(client.get("/fr/feeds/stories.json").content)
    assert "Kenya" not in str([item["tags"] for item in sent["items"]])
    assert "At the lake" not in client.get("/en/regions/kenya/").content.decode()
    assert "At the lake" not in client.get("/fr/regions/kenya/").content.decode()


def test_a_warning__given_later_gates_the_translations_at_once(client):
    story = released_story("fr")
    address = french_of(story).get_url()
    assert '<details class="gate gate--page">' not in client.get(address).content.decode()
    rewritten(story, warnings=["violence"])
    assert '<details class="gate gate--page">' in client.get(address).content.decode()
