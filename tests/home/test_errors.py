"""What readers get when there is no page."""

import gzip
import re

import pytest
from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import get_language_info, gettext, override

from accounts.throttles import too_many
from editorial.takedown import take_down
from home import errors
from home.middleware import RefusalPageMiddleware
from tests.actions import edit, release_page, release_structure, released_story, somebody, write_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def test_an_error_page__has_the_languages_and_a_way_home(client):
    release_structure()
    response = client.get("/en/nothing/")
    html = response.content.decode()
    assert response.status_code == 404
    assert 'href="/en/"' in html
    assert 'class="languages"' in html
    assert "noindex" in html


def test_an_error_page__needs_no_site():
    """An empty database: the language of the settings, no menu."""
    from wagtail.models import Site

    Site.objects.all().delete()
    response = Client().get("/en/nothing/")
    assert response.status_code == 404
    assert Client().get("/").headers["Location"] == "/en/"
    assert Client().get("/sitemap.xml").status_code == 200


def test_a_withdrawn_page__is_gone_in_every_language(client):
    story = released_story("fr")
    addresses = [story.get_url(), f"/fr/stories/fr-{story.slug}/"]
    take_down(story.placement, by=somebody("kenya-approver"), reason="A name was in it.")
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 410
        assert "A name was in it" not in response.content.decode()


def test_a_withdrawn_page__is_gone_under_an_address_in_any_script(client):
    release_structure("ar")
    story = release_page(write_story(language="ar", code="congo", title="المصباح", slug="المصباح"))
    address = story.get_url()
    assert client.get(address).status_code == 200
    html = client.get("/en/stories/المصباح/").content.decode()
    assert f'<link rel="canonical" href="http://localhost:8000{address}">' in html
    take_down(story.placement, by=somebody("congo-approver"), reason="A name was in it.")
    assert client.get(address).status_code == 410


def test_a_silent_takedown__answers_like_an_address_that_never_was(client):
    story = released_story()
    take_down(story.placement, by=somebody("kenya-approver"), reason="Consent.", silent=True)
    assert client.get(story.get_url()).status_code == 404


def test_a_renamed_page__is_found_at_its_old_address(client):
    story = released_story()
    old = story.get_url()
    renamed = edit(story, by=somebody("kenya-editor"), slug="another-name")
    release_page(renamed, by=somebody("kenya-editor"))
    response = client.get(old + "?lite=1")
    assert response.status_code == 301
    assert response.headers["Location"] == "/en/stories/another-name/?lite=1"


@pytest.mark.parametrize(("view", "status"), [(errors.bad_request, 400), (errors.forbidden, 403)])
def test_refusals__are_kept_by_nobody(view, status):
    request = RequestFactory().get("/en/x/")
    with override("en"):
        response = view(request, Exception("secret"))
    assert response.status_code == status
    assert "secret" not in response.content.decode()
    assert response.headers["Cache-Control"] == "no-store"


def test_a_server_error__asks_the_database_nothing(django_assert_num_queries):
    with django_assert_num_queries(0), override("ar"):
        response = errors.server_error(RequestFactory().get("/ar/x/"))
    assert response.status_code == 500
    assert 'dir="rtl"' in response.content.decode()


def test_a_database_that_is_away__is_said_as_a_pause(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("no such host: secret-host")

    monkeypatch.setattr("home.views.versions_at", away)
    release_structure()
    response = client.get("/fr/stories/")
    assert response.status_code in (404, 503)
    response = client.get("/en/stories/")
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "60"
    assert "secret-host" not in response.content.decode()


def test_an_error_page_without_database__stays_plain(monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError("away")

    monkeypatch.setattr("home.errors.reading_without_page", away)
    with override("fr"):
        response = errors.not_found(RequestFactory().get("/fr/x/"))
    assert response.status_code == 404
    assert 'class="languages"' not in response.content.decode()


def test_other_faults__are_not_hidden_as_a_pause(client, monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr("home.views.versions_at", broken)
    release_structure()
    client.raise_request_exception = False
    assert client.get("/en/stories/").status_code == 500


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_every_error__speaks_the_readers_language_and_weighs_little(code):
    request = RequestFactory().get(f"/{code}/stories/x/")
    with override("en"):
        english = {status: errors.texts(status) for status in errors.TEXTS}
    for status in errors.TEXTS:
        with override(code):
            html = errors.bare(request, status).content
            said = errors.texts(status)
        assert said["title"] in html.decode() and said["text"].split(".")[0] in html.decode()
        assert code == "en" or (said["title"], said["text"]) != (
            english[status]["title"],
            english[status]["text"],
        )
        assert len(gzip.compress(html)) < 2 * 1024
        for other, _name in settings.LANGUAGES:
            assert f'href="/{other}/stories/x/"' in html.decode(), (
                "the languages are there without a database"
            )


def test_an_error_at_a_secret_address__does_not_repeat_it():
    request = RequestFactory().get("/en/signed/heron-token/")
    request.is_secret_address = True
    with override("en"):
        assert "heron" not in errors.server_error(request).content.decode()


LANGUAGES = [code for code, _name in settings.LANGUAGES]


def is_a_page(answer, code: str, words: tuple[str, str]) -> None:
    """In the reader's language and direction, kept by nobody, and with words of its own."""
    html = answer.content.decode()
    info = get_language_info(code)
    assert re.search(rf'<html lang="{code}" dir="{"rtl" if info["bidi"] else "ltr"}"', html, re.IGNORECASE)
    with override(code):
        said = [gettext(text) for text in words]
    assert f"<h1>{said[0]}</h1>" in html and said[1] in html
    assert code == "en" or not [text for text in words if text in html]
    assert "no-store" in answer["Cache-Control"] and answer["Content-Language"] == code


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_form_whose_token_is_old__is_explained_in_every_language(code):
    release_structure(*() if code == "en" else (code,))
    client = Client(enforce_csrf_checks=True, headers={"Accept-Language": code})
    answer = client.post("/accounts/login/", {"login": "heron", "password": "secret"})
    assert answer.status_code == 403
    is_a_page(answer, code, errors.FORM)


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_too_large__is_explained_in_every_language(code, settings):
    release_structure(*() if code == "en" else (code,))
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    answer = Client().post(f"/{code}/directory/help/", {"text": "heron " * 1000})
    assert answer.status_code == 413
    is_a_page(answer, code, errors.TEXTS[413])


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_address_for_forms_alone__says_so_in_every_language(client, code):
    """Somebody who signs in after a form was sent is led to its address."""
    release_structure(*() if code == "en" else (code,))
    answer = client.get(f"/{code}/directory/help/leave/")
    assert answer.status_code == 405 and answer["Allow"] == "POST"
    is_a_page(answer, code, errors.TEXTS[405])


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_empty_answer_to_haste__becomes_a_page_with_the_time_to_wait(code):
    release_structure(*() if code == "en" else (code,))
    hasty = too_many(HttpResponse(), 90)
    with override(code):
        answer = RefusalPageMiddleware(lambda _request: hasty)(RequestFactory().get(f"/{code}/"))
        answer.headers.setdefault("Content-Language", code)
    assert answer.status_code == 429 and answer["Retry-After"] == "90"
    is_a_page(answer, code, errors.TEXTS[429])


def test_an_answer_with_words_of_its_own__is_left_alone():
    own = too_many(HttpResponse("Wait."), 90)
    answer = RefusalPageMiddleware(lambda _request: own)(RequestFactory().get("/en/"))
    assert answer.content == b"Wait."


def test_a_page_instead_of_an_empty_answer__does_not_repeat_a_secret_address(client):
    answer = client.put("/en/signed/heron-token/")
    assert answer.status_code == 405
    assert "heron" not in answer.content.decode()
