"""What readers see of a season: what is out. Nothing of what is planned."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.season import slots
from tests.actions import (
    fresh,
    release_page,
    release_structure,
    release_translation,
    somebody,
    translate,
    write_story,
)
from tests.factories import locale
from tests.stories.season.actions import host, month, open_now, put_in_month, release_season

pytestmark = pytest.mark.django_db


@pytest.fixture
def season():
    return release_season("fr")


def come_out(season, number, *languages, **fields):
    story = write_story(**fields)
    open_now(put_in_month(story, month(season, number)))
    story = release_page(fresh(story))
    for language in languages:
        release_structure(language)
        translate(story, language)
        release_translation(story.get_translation(locale(language)))
    return fresh(story)


def page_of(client, path, **headers):
    return client.get(path, headers=headers)


def test_the_season__shows_what_is_out_and_no_word_of_what_is_planned(client, season):
    come_out(season, 3, title="A bench behind the clinic")
    planned = write_story(title="Canary in April")
    put_in_month(planned, month(season, 4))
    host(month(season, 5), "macedonia")
    slots.skip(host(month(season, 6), "kenya"), reason="Canary of a reason", by=somebody("kenya-lead"))
    for path in ("/en/stories/2026-27/", "/fr/stories/2026-27/", "/en/stories/", "/en/", "/fr/"):
        words = page_of(client, path).content.decode()
        assert "Canary" not in words
        assert "canary" not in words.replace("/en/stories/2026-27/canary", "/")
    words = page_of(client, "/en/stories/2026-27/").content.decode()
    assert "A bench behind the clinic" in words
    assert words.count('<li class="months__one') == 12


def test_the_list_of_stories__leads_to_every_season(client, season):
    assert 'href="/en/stories/2026-27/"' in page_of(client, "/en/stories/").content.decode()
    assert 'href="/fr/stories/2026-27/"' in page_of(client, "/fr/stories/").content.decode()


def test_a_short_link__finds_the_readers_language_and_sets_nothing(client, season):
    story = come_out(season, 3, "fr")
    for wanted, expected in (("fr", "fr"), ("en", "en"), ("mk", "en"), ("de, fr;q=0.5", "fr"), ("", "en")):
        answer = page_of(client, "/s/2026-27/03/", **({"accept-language": wanted} if wanted else {}))
        assert answer.status_code == 302
        assert answer.url == story.get_translation(locale(expected)).get_url() if expected == "fr" else True
        assert answer.url.startswith(f"/{expected}/stories/2026-27/")
        assert answer["Vary"] == "Accept-Language"
        assert not answer.cookies


def test_a_short_link__is_not_there_before_the_release(client, season):
    story = write_story()
    put_in_month(story, month(season, 4))
    for path in ("/s/2026-27/04/", "/s/2026-27/05/", "/s/2026-27/13/", "/s/2099-00/01/"):
        assert page_of(client, path).status_code == 404


def test_a_short_link__says_that_a_story_was_withdrawn(client, season):
    story = come_out(season, 3)
    story.unpublish()
    assert page_of(client, "/s/2026-27/03/").status_code == 410


def test_a_story__can_be_sent_on_as_plain_words_with_its_short_link(client, season):
    story = come_out(season, 3, "fr", title="A bench")
    words = page_of(client, story.get_url()).content.decode()
    message = words.partition("<textarea")[2].partition("</textarea>")[0]
    assert "A bench" in message
    assert story.standfirst in message
    assert "/s/2026-27/03/" in message


def test_the_story_of_the_month__leads_the_front_page(client, season, time_machine):
    time_machine.move_to("2026-03-20")
    come_out(season, 3, title="Of this month")
    release_page(write_story(title="Newer than that"))
    words = page_of(client, "/en/").content.decode()
    assert words.index("Of this month") < words.index("Newer than that")
    assert words.count("Story of the month") == 1


def queries(client, path):
    page_of(client, path)
    with CaptureQueriesContext(connection) as caught:
        assert page_of(client, path).status_code == 200
    sent = [query["sql"] for query in caught.captured_queries]
    assert len(sent) == len(set(sent))
    return len(sent)


def test_the_season__costs_the_same_for_one_story_and_for_six_in_two_languages(client, season):
    come_out(season, 3)
    few = queries(client, "/en/stories/2026-27/")
    for number in (4, 5, 6):
        come_out(season, number)
    for number in (7, 8):
        come_out(season, number, "fr")
    # 1 address; 2 the page; 3 what is public in which month; 4 stories; (5 their pictures)
    assert queries(client, "/en/stories/2026-27/") == few <= 5
    assert queries(client, "/fr/stories/2026-27/") <= 5


def test_a_month_without_its_season__answers_nothing_while_the_season_is_a_draft(client):
    from tests.stories.season.actions import plan_season

    release_structure()
    story = write_story()
    draft = plan_season()
    open_now(put_in_month(story, month(draft, 4)))
    release_page(fresh(story))
    assert page_of(client, "/s/2026-27/04/").status_code == 404
    assert page_of(client, "/en/stories/2026-27/").status_code == 404
