"""What a reader's page costs the database (standards, "Speed"). The counts are gates.

"Warm": the second request of a process; "cold": all caches emptied. No statement is sent twice, and no
count grows with rows, languages or menu entries.
"""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.shell import build
from tests.actions import fresh, release_page, release_structure, released_story, somebody, write_story
from tests.home.files import body_of, image

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def statements(client, path):
    with CaptureQueriesContext(connection) as caught:
        response = client.get(path)
    assert response.status_code in (200, 404)
    return [query["sql"] for query in caught.captured_queries]


def warm(client, path):
    client.get(path)
    sent = statements(client, path)
    assert len(sent) == len(set(sent)), "the same statement twice"
    return sent


def cold(client, path):
    client.get(path)  # renditions and templates
    cache.clear()
    ContentType.objects.clear_cache()
    return statements(client, path)


def stories(number):
    """Public stories, each with a picture of its own at the top; the last is returned."""
    story = None
    for _index in range(number):
        draft = write_story(hero=image(), hero_alt="People")
        story = release_page(draft)
    return story


def test_a_story__costs_four_queries(client):
    release_structure()
    draft = write_story(hero=image(), hero_alt="People", body=body_of(image(), image()))
    path = release_page(draft).get_url()
    # 1 the content's released languages at the address, with region and staleness; 2 the story;
    # 3 the pictures of hero and blocks, however deep, with their renditions; (4 its documents)
    assert len(warm(client, path)) <= 3
    assert len(cold(client, path)) <= 20


def test_the_front_page__costs_six_queries_at_two_and_at_eight_stories(client):
    release_structure()
    stories(2)
    # 1 address; 2 the page; 3 stories; 4 their pictures; 5 insights; 6 the latest meeting
    few = warm(client, "/en/")
    assert len(few) <= 6
    stories(6)
    assert len(warm(client, "/en/")) == len(few)
    assert len(cold(client, "/en/")) <= 20


def test_a_list__costs_the_same_at_two_and_at_twenty_rows(client):
    release_structure()
    stories(2)
    # 1 address; 2 the page; 3 one row more than shown; 4 their pictures; 5 the seasons
    few = warm(client, "/en/stories/")
    assert len(few) <= 5
    stories(18)
    many = warm(client, "/en/stories/")
    assert len(many) == len(few)
    assert len(cold(client, "/en/stories/")) <= 20


def test_a_page__costs_the_same_in_one_language_and_in_two(client):
    story = released_story()
    alone = len(warm(client, story.get_url()))
    released_story("fr")
    assert len(warm(client, story.get_url())) == alone
    # a reader of French sees the original with a notice, for the same price
    assert len(warm(client, f"/fr/stories/{story.slug}/")) == alone


def test_an_address_without_a_page__costs_two_queries(client):
    release_structure()
    # 1 the address in every language; 2 was it ever public
    assert len(warm(client, "/en/nothing/")) <= 2
    assert len(cold(client, "/en/nothing/")) <= 20


def test_the_shell__costs_the_same_with_more_menu_entries_and_languages():
    release_structure()
    with CaptureQueriesContext(connection) as before:
        build("en")
    release_structure("fr")
    with CaptureQueriesContext(connection) as after:
        build("en")
    assert len(before) == len(after) <= 4


def test_a_listing_of_drafts__is_empty(client):
    index = release_structure()
    write_story(by=somebody("kenya-editor"))
    assert fresh(index).get_children().live().count() == 0
    assert client.get("/en/stories/").context["stories"] == []
