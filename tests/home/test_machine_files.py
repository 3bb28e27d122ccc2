"""What machines read: sitemaps, robots.txt, health, the security contact."""

import re
from xml.etree import ElementTree

import pytest
from django.db import OperationalError

from home import sitemaps
from tests.actions import release_structure, released_story, structure, write_story
from tests.home.reading import path_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def addresses_in(client, path):
    tree = ElementTree.fromstring(client.get(path).content)
    return {
        url.find("s:loc", NAMES).text: {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", NAMES)
        }
        for url in tree.findall("s:url", NAMES)
    }


def test_a_sitemap__has_only_released_pages_of_its_language_with_alternates(client):
    story = released_story("fr")
    write_story(slug="a-draft")
    english = addresses_in(client, "/sitemap-en-1.xml")
    french = addresses_in(client, "/sitemap-fr-1.xml")
    assert len(english) == 3  # home, list, story
    assert len(french) == 3
    at = next(address for address in english if path_of(address) == story.get_url())
    assert set(english[at]) == {"en", "fr"}
    assert french[english[at]["fr"]] == english[at]
    assert not any("a-draft" in address for address in english)


def test_the_sitemap_index__names_one_file_per_language_with_pages(client, monkeypatch):
    release_structure("fr")
    structure("sw")
    files = re.findall(r"<loc>[^<]*/(sitemap-[^<]+)</loc>", client.get("/sitemap.xml").content.decode())
    assert files == ["sitemap-en-1.xml", "sitemap-fr-1.xml"]
    assert client.get("/sitemap-sw-1.xml").status_code == 404
    assert client.get("/sitemap-de-1.xml").status_code == 404
    assert client.get("/sitemap-en-0.xml").status_code == 404
    monkeypatch.setattr(sitemaps, "ADDRESSES_IN_A_FILE", 1)
    assert client.get("/sitemap.xml").content.count(b"sitemap-en-") == 2
    assert len(addresses_in(client, "/sitemap-en-2.xml")) == 1


def test_a_sitemap__costs_the_same_for_more_pages(client, django_assert_num_queries):
    released_story("fr")
    client.get("/sitemap-en-1.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-en-1.xml")
    released_story("fr")
    client.get("/sitemap-en-1.xml")
    with django_assert_num_queries(2):
        client.get("/sitemap-en-1.xml")


def test_robots__keeps_the_admin_area_out_and_names_the_sitemap(client):
    text = client.get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "/sitemap.xml" in text


def test_health__is_said_and_never_kept(client):
    response = client.get("/healthz")
    assert response.status_code == 200
    assert "no-store" in response.headers["Cache-Control"]


def test_health__is_a_pause_while_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("away")

    monkeypatch.setattr("home.views.connection.cursor", away)
    assert client.get("/healthz").status_code == 503


def test_the_security_contact__is_absent_until_it_is_set(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "https://example.org/report"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: https://example.org/report" in text
    assert re.search(r"Expires: \d{4}-\d\d-\d\dT[\d:]+Z", text)
