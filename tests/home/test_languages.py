"""One page in several languages: switcher, alternates, notices."""

import pytest
from django.core.cache import cache

from editorial.models import Staleness
from tests.actions import (
    edit,
    release_page,
    release_structure,
    released_story,
    somebody,
    start_translation,
    structure,
    translate,
)
from tests.home.reading import alternates, canonical, path_of, switcher

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def html_of(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def test_an_unsigned_translation__is_not_shown_and_not_linked(client):
    story = released_story()
    release_structure("fr")
    draft = translate(story, "fr")
    english = html_of(client, story.get_url())
    assert "fr" not in alternates(english)
    french = html_of(client, f"/fr/stories/{story.slug}/")
    assert f"[fr] {story.title}" not in french
    assert client.get(f"/fr/stories/fr-{story.slug}/").status_code == 404
    assert not draft.live


def test_alternates__are_symmetric_and_lead_to_real_translations(client):
    story = released_story("fr", "ar")
    structure("sw")
    seen = {}
    for code, address in alternates(html_of(client, story.get_url())).items():
        assert client.get(path_of(address)).status_code == 200, code
        seen[code] = alternates(html_of(client, path_of(address)))
    assert set(seen) == {"en", "fr", "ar", "x-default"}
    assert all(page == seen["en"] for page in seen.values())


def test_alternates_of_the_front_page__default_to_the_address_that_chooses(client):
    release_structure("fr")
    assert path_of(alternates(html_of(client, "/fr/"))["x-default"]) == "/"


def test_the_switcher__keeps_the_page_in_every_language(client):
    story = released_story("fr")
    structure("sw")
    french = story.get_translation(story.locale.__class__.objects.get(language_code="fr"))
    english = html_of(client, story.get_url())
    found = switcher(english)
    assert found["fr"] == french.get_url()
    assert found["sw"] == f"/sw/stories/{story.slug}/"
    assert "not translated yet" in english.split('hreflang="sw"')[1].split("</a>")[0]
    assert "not translated yet" not in english.split('hreflang="fr"')[-1].split("</a>")[0]


def test_the_switcher__keeps_address_and_query_on_a_missing_page(client):
    release_structure("fr")
    html = html_of(client, "/en/nothing/here/?page=3&q=a%22b", 404)
    assert switcher(html)["fr"] == "/fr/nothing/here/?page=3&q=a%22b"


def test_the_switcher__keeps_the_page_of_a_list(client):
    release_structure("fr")
    html = html_of(client, "/en/stories/?page=1")
    assert switcher(html)["fr"] == "/fr/stories/?page=1"


def test_another_languages_words_in_the_address__lead_to_the_own_address(client):
    story = released_story("fr")
    response = client.get(f"/fr/stories/{story.slug}/?page=2")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/fr/stories/fr-{story.slug}/?page=2"


def test_a_missing_translation__shows_the_original_with_a_notice(client):
    story = released_story(title="The women on the steps")
    structure("ar")
    response = client.get(f"/ar/stories/{story.slug}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert '<meta name="robots" content="noindex">' in html
    assert '<html lang="ar" dir="rtl">' in html
    assert '<main id="content" tabindex="-1" lang="en" dir="ltr">' in html
    assert "The women on the steps" in html
    assert 'class="notice"' in html
    assert path_of(canonical(html)) == story.get_url()
    assert alternates(html) == {}


def test_a_page_in_its_own_language__has_no_notice(client):
    story = released_story("fr")
    html = html_of(client, story.get_url())
    assert 'class="notice"' not in html
    assert path_of(canonical(html)) == story.get_url()
    assert "noindex" not in html


def test_a_draft_of_the_original__makes_no_reader_think_it_is_stale(client):
    story = released_story("fr")
    edit(story, by=somebody("kenya-editor"), standfirst="Being written.")
    assert 'class="notice"' not in html_of(client, f"/fr/stories/fr-{story.slug}/")


def test_a_stale_translation__says_so_with_its_date_and_the_newest_language(client):
    story = released_story("fr")
    changed = edit(story, by=somebody("kenya-editor"), standfirst="New words, signed again.")
    release_page(changed, by=somebody("kenya-editor"))
    cache.clear()
    assert Staleness.objects.count() == 1
    french = html_of(client, f"/fr/stories/fr-{story.slug}/")
    notice = french.split('class="notice"')[1].split("</aside>")[0]
    assert story.get_url() in notice
    assert str(Staleness.objects.get().since.year) in notice
    english = html_of(client, story.get_url())
    assert 'class="notice"' not in english
    assert "older version" in english.split('hreflang="fr"')[-1].split("</a>")[0]


def test_a_list__shows_what_is_not_translated_yet_in_its_own_language(client):
    story = released_story(title="Only in English")
    release_structure("ar")
    html = html_of(client, "/ar/stories/")
    card = html.split('class="card"')[1].split("</li>")[0]
    assert 'lang="en" dir="ltr"' in card
    assert "Only in English" in card
    assert f'href="/ar/stories/{story.slug}/"' in card


def test_a_list__shows_a_translated_story_once(client):
    story = released_story("fr")
    start_translation(story, "sw")
    cards = client.get("/fr/stories/").context["stories"]
    assert [card.url for card in cards] == [f"/fr/stories/fr-{story.slug}/"]
