"""Kept pages: quick for readers, gone with a takedown, and never anybody's own."""

import pytest
import time_machine
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from editorial.takedown import take_down
from home import page_cache
from home.page_cache import PageCacheMiddleware
from tests.actions import fresh, release_page, somebody, write_story
from tests.browser import free_port
from tests.safekeeping.caches import away

pytestmark = pytest.mark.django_db
PUBLIC = {"Cache-Control": "public, max-age=5"}


@pytest.fixture(autouse=True)
def keeping(settings):
    settings.KEEPS_PAGES = True
    caches["pages"].clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def shared_cache_away(settings):
    settings.CACHES = away(free_port())  # where nobody listens


class Site:
    """A site whose answers are counted: what is set here the next answer has."""

    def __init__(self):
        self.asked = 0
        self.headers, self.status, self.cookie, self.meanwhile = dict(PUBLIC), 200, "", None
        self.middleware = PageCacheMiddleware(self.answer)

    def answer(self, request):
        self.asked += 1
        if self.meanwhile:
            self.meanwhile()
        response = HttpResponse(f"answer {self.asked}", status=self.status, headers=self.headers)
        if self.cookie:
            response.set_cookie("sessionid", self.cookie)
        return response

    def get(self, rf, path="/en/stories/", method="get", **headers):
        request = getattr(rf, method)(path, **headers)
        return self.middleware(request)


@pytest.fixture
def site():
    return Site()


def released(client):
    page = release_page(write_story())
    return page, client.get(page.get_url())


def test_a_second_reader__asks_the_database_nothing_and_reads_the_same(client):
    page, first = released(client)
    with CaptureQueriesContext(connection) as caught:
        second = client.get(page.get_url())
    assert len(caught) == 0
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())
    assert not second.cookies


def test_a_takedown__ends_what_was_kept(client, django_capture_on_commit_callbacks):
    page, first = released(client)
    assert first.status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        take_down(fresh(page).placement, by=somebody("coordinator"), reason="A mistake in it.")
    gone = client.get(page.get_url())
    assert gone.status_code in (404, 410)
    assert page.title not in gone.content.decode()


def test_a_release__is_in_a_kept_list_at_once(client, django_capture_on_commit_callbacks):
    released(client)
    assert "The second story" not in client.get("/en/stories/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        release_page(write_story(title="The second story"))
    assert "The second story" in client.get("/en/stories/").content.decode()


def test_an_answer_that_a_takedown_overtakes__is_kept_where_nobody_looks(site, rf):
    site.meanwhile = page_cache.forget
    site.get(rf)
    site.meanwhile = None
    assert site.get(rf).content == b"answer 2"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Cache-Control": "no-store"}, 200),
        ({"Cache-Control": "private, max-age=5"}, 200),
        ({**PUBLIC, "Vary": "Cookie"}, 200),
        (PUBLIC, 404),
        (PUBLIC, 302),
    ],
)
def test_what_is_not_for_everybody__is_not_kept(site, rf, headers, status):
    site.headers, site.status = headers, status
    site.get(rf)
    site.get(rf)
    assert site.asked == 2


def test_an_answer_that_sets_a_cookie__is_not_kept(site, rf):
    site.cookie = "secret"
    assert site.get(rf).cookies["sessionid"].value == "secret"
    site.cookie = ""
    assert site.get(rf).content == b"answer 2"


def test_a_kept_answer__says_how_much_of_its_time_is_left(site, rf):
    with time_machine.travel(1_800_000_000, tick=False) as clock:
        site.get(rf)
        clock.shift(3)
        assert site.get(rf)["Cache-Control"] == "public, max-age=2"
        clock.shift(3)
        assert site.get(rf).content == b"answer 2"


def test_somebody_with_a_cookie__neither_reads_what_is_kept_nor_leaves_anything(site, rf):
    rf.cookies["sessionid"] = "theirs"
    site.get(rf)
    rf.cookies.clear()
    assert site.get(rf).content == b"answer 2"
    rf.cookies["sessionid"] = "theirs"
    assert site.get(rf).content == b"answer 3"


@pytest.mark.parametrize(
    "path",
    [
        "/en/stories/?page=2000",
        "/en/stories/?q=name",
        "/en/stories/?page=2&x=1",
        "/en/?page=0",
        "/admin/",
        "/accounts/",
    ],
)
def test_addresses_without_number_and_personal_ones__are_not_kept(site, rf, path):
    site.get(rf, path)
    site.get(rf, path)
    assert site.asked == 2


@pytest.mark.parametrize("path", ["/en/stories/?page=2", "/en/stories/?lite=1", "/en/stories/?page=2&lite=1"])
def test_pages_of_a_list_and_the_light_edition__are_kept_each_for_itself(site, rf, path):
    site.get(rf)
    assert site.get(rf, path).content == b"answer 2"
    assert site.get(rf, path).content == b"answer 2"


def test_a_form_that_is_sent__is_always_answered_anew(site, rf):
    site.get(rf)
    assert site.get(rf, method="post").content == b"answer 2"


def test_readers_who_save_data__are_told_apart_where_the_page_is(site, rf):
    site.headers = {**PUBLIC, "Vary": "Save-Data"}
    site.get(rf)
    assert site.get(rf, headers={"Save-Data": "on"}).content == b"answer 2"
    assert site.get(rf).content == b"answer 1"


@pytest.mark.usefixtures("shared_cache_away")
def test_while_the_shared_cache_is_away__everybody_reads_and_nothing_is_kept(client, site, rf):
    page, first = released(client)
    assert page.title in first.content.decode()
    assert client.get("/en/").status_code == 200
    site.get(rf)
    site.get(rf)
    assert site.asked == 2
