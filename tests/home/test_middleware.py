"""The language stands in the address and nowhere else."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from tests.actions import release_structure, released_story, structure

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
BROWSER_WANTS_FRENCH = {"HTTP_ACCEPT_LANGUAGE": "fr-CA,fr;q=0.9,en;q=0.5"}


def test_a_missing_page__does_not_redirect_by_the_browsers_language(client):
    release_structure()
    response = client.get("/stories/", **BROWSER_WANTS_FRENCH)
    assert response.status_code == 404
    assert "Accept-Language" not in response.headers.get("Vary", "")


def test_a_language_the_site_does_not_have__is_not_found(client):
    release_structure()
    structure("fr")
    assert client.get("/de/").status_code == 404
    response = client.get("/ar/")  # in the settings, but nobody writes in it here
    assert response.status_code == 404
    assert response.headers["Content-Language"] == "en"
    assert b'<html lang="en" dir="ltr">' in response.content
    assert client.get("/fr/").status_code == 200  # known, and answered with a notice


def test_a_reader__gets_no_cookie_no_session_and_one_answer_for_all(client):
    story = released_story()
    for path in ("/", "/en/", story.get_url(), "/en/stories/", "/en/nothing/", "/sitemap.xml", "/robots.txt"):
        response = client.get(path, HTTP_COOKIE="django_language=fr; other=1", **BROWSER_WANTS_FRENCH)
        assert not response.cookies, path
        assert "Cookie" not in response.headers.get("Vary", ""), path
    assert Session.objects.count() == 0


def test_the_cookie_of_django__does_not_change_the_language(client):
    release_structure()
    client.cookies["django_language"] = "fr"
    assert client.get("/en/").headers["Content-Language"] == "en"


@pytest.mark.parametrize(
    ("wishes", "language"),
    [
        ("fr-CA,fr;q=0.9,en;q=0.5", "fr"),
        ("sw,fr;q=0.2", "fr"),  # Swahili has no public front page
        ("de", "en"),
        ("", "en"),
        ("*;q=0.1,\x00", "en"),
    ],
)
def test_the_bare_address__leads_to_a_language_with_a_public_front_page(client, wishes, language):
    release_structure("fr")
    structure("sw")
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=wishes)
    assert response.status_code == 302
    assert response.headers["Location"] == f"/{language}/"
    assert response.headers["Vary"] == "Accept-Language"


def test_the_bare_address__keeps_the_query(client):
    release_structure()
    assert client.get("/?lite=1").headers["Location"] == "/en/?lite=1"


def test_the_language_of_the_answer__is_said(client):
    release_structure()
    structure("ar")
    response = client.get("/ar/stories/")
    assert response.headers["Content-Language"] == "ar"
    assert b'<html lang="ar" dir="rtl">' in response.content


def test_the_admin_area__speaks_its_users_language(client, django_user_model):
    person = django_user_model.objects.create_user(handle="amina", password="x", language="fr")
    client.force_login(person)
    assert client.get(reverse("wagtailadmin_home")).headers["Content-Language"] == "fr"


def test_the_admin_area__speaks_the_browsers_language_before_the_sign_in(client):
    response = client.get(reverse("wagtailadmin_home"), **BROWSER_WANTS_FRENCH)
    assert response.headers["Content-Language"] == "fr"


def test_posting_to_a_page__is_refused(client):
    release_structure()
    assert client.post("/en/").status_code == 405
