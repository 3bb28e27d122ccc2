"""The newsletter of a season: public words of people who agreed to a letter, in any language."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from stories.newsletter.letter import MESSAGE, as_message, as_text, letter_of
from stories.newsletter.looks import as_html
from tests.actions import (
    EVERYTHING_ON_SITE,
    fresh,
    give_consent,
    release_page,
    release_structure,
    release_translation,
    somebody,
    translate,
    write_story,
)
from tests.factories import locale
from tests.stories.season.actions import month, open_now, plan_season, put_in_month, release_season

pytestmark = pytest.mark.django_db
LETTER_TOO = [*EVERYTHING_ON_SITE, "text.newsletter"]


def come_out(season, number, *, agreed=True, **fields):
    story = write_story(consent=False, **fields)
    give_consent(story, covers=LETTER_TOO if agreed else EVERYTHING_ON_SITE)
    open_now(put_in_month(story, month(season, number)))
    return release_page(fresh(story))


def forms_of(season, code="en") -> tuple:
    with override(code):
        letter = letter_of(season, code)
        return letter, as_html(letter), as_text(letter), as_message(letter)


def test_a_letter__tells_public_stories_whose_people_agreed(client):
    season = release_season()
    come_out(season, 4, title="The lamp", slug="the-lamp", byline="heron-byline")
    come_out(season, 5, title="heron-kept", slug="kept", agreed=False)
    put_in_month(write_story(title="heron-draft", slug="heron-draft"), month(season, 6))
    letter, *forms = forms_of(season)
    assert [one.title for one in letter.stories] == ["The lamp"]
    assert letter.left_out == 1
    for said in forms:
        assert "The lamp" in said and "heron" not in said
        assert "kenya" not in said.lower()
    assert f"http://localhost:8000/s/{season.slug}/04/" in forms[2]


def test_a_letter_about_a_country__needs_consent_to_name_it(client):
    season = release_season()
    come_out(season, 4, title="The lamp", slug="the-lamp", countries=["KE"])
    assert forms_of(season)[0].stories == []


def test_a_letter__loads_nothing_and_leads_only_here(client):
    season = release_season()
    come_out(season, 4, title="Lamp & <torch>", slug="the-lamp")
    html = forms_of(season)[1]
    assert not re.search(r"<(?:img|script|link|iframe|style|video|audio)\b|url\(", html)
    links = re.findall(r'href="([^"]+)"', html)
    assert links and all(link.startswith("http://localhost:8000/") for link in links)
    assert "Lamp &amp; &lt;torch&gt;" in html and 'style="' in html


def test_a_letter_in_arabic__runs_from_right_to_left_and_says_which_words_do_not(client):
    season = release_season("ar")
    translated = come_out(season, 4, title="The lamp", slug="the-lamp")
    translate(translated, "ar")
    release_translation(translated.get_translation(locale("ar")))
    come_out(season, 5, title="The torch", slug="the-torch")
    _letter, html, text, message = forms_of(season, "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert "[ar] The lamp" in html and '<article lang="en" dir="ltr"' in html
    assert "[ar] The lamp" in text and "[ar] The lamp" in message


def test_the_text_for_messengers__is_short_however_many_stories_there_are(client):
    season = release_season()
    for number in (4, 5, 6):
        come_out(season, number, title=f"{number} {'long ' * 40}", slug=f"story-{number}")
    message = forms_of(season)[3]
    assert len(message) <= MESSAGE
    assert message.startswith("Twelve stories") and "/en/stories/" in message.splitlines()[-1]


def test_the_screen__is_for_leads_and_coordinators(client):
    release_structure()
    season = release_season()
    come_out(season, 4, title="The lamp", slug="the-lamp")
    screen = reverse("stories:newsletter", args=[season.pk, "en"])
    files = [
        reverse("stories:newsletter_file", args=[season.pk, "en", form])
        for form in ("html", "txt", "message.txt")
    ]
    for mandate in ("kenya-editor", "kenya-safety", "fr-translator"):
        client.force_login(somebody(mandate))
        for address in (screen, *files):
            assert "The lamp" not in client.get(address).content.decode(), (mandate, address)
    for mandate in ("kenya-lead", "coordinator"):
        client.force_login(somebody(mandate))
        assert "The lamp" in client.get(screen).content.decode()
        for address in files:
            answer = client.get(address)
            assert "The lamp" in answer.content.decode()
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert "no-store" in answer.headers["Cache-Control"]
    assert client.get(reverse("stories:newsletter", args=[season.pk, "de"])).status_code == 404


def test_a_season_that_is_not_public__has_no_letter(client):
    release_structure()
    season = plan_season()
    client.force_login(somebody("coordinator"))
    assert client.get(reverse("stories:newsletter_file", args=[season.pk, "en", "txt"])).status_code == 404
    assert "<iframe" not in client.get(reverse("stories:newsletter", args=[season.pk, "en"])).content.decode()
