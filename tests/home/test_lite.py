"""The light version of any page: its words, over a slow network or a dear one."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import override_settings

from home.lite import keeping
from tests.actions import release_page, release_structure, released_story, write_story
from tests.home.files import body_of, image
from tests.home.reading import canonical

pytestmark = pytest.mark.django_db
ONION = f"http://{'a' * 56}.onion"


def over_the_wire(html: bytes) -> int:
    """Bytes of a light page with its style and its mark, compressed as every server in front does."""
    files = [Path(finders.find(name)).read_bytes() for name in ("css/lite.css", "img/mark.svg")]
    return sum(len(gzip.compress(part)) for part in (html, *files))


def loaded(html: str) -> list[str]:
    """What a browser fetches by itself."""
    found = re.findall(r"<(?:img|source|script|use|svg|iframe|video|audio)\b[^>]*", html)
    return [tag for tag in found if 'preload="none"' not in tag]


@pytest.fixture
def a_picture_story(client):
    release_structure()
    return release_page(
        write_story(
            hero=image(), hero_alt="Three people at a well", body=body_of(image()), standfirst="Two. " * 30
        )
    )


def test_light_version__has_words_in_place_of_pictures(client, a_picture_story):
    address = a_picture_story.get_url()
    html = client.get(f"{address}?lite=1").content.decode()
    assert loaded(html) == []
    assert "Three people at a well" in html
    size, where = re.search(r'href="([^"]+)">Show the picture \(([\d.]+\xa0[KM]?B)', html).group(2, 1)
    assert size and client.get(where).headers["Content-Type"] == "image/jpeg"
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', html) == ["/static/css/lite.css"]
    assert over_the_wire(html.encode()) < 14 * 1024


def test_light_version__is_kept_from_link_to_link(client, a_picture_story):
    html = client.get("/en/?lite=1").content.decode()
    body = html.split("<body")[1]
    inside = [link for link in re.findall(r'<a[^>]*? href="(/[^"]*|\?[^"]*)"', body) if "/files/" not in link]
    assert len(inside) > 3
    dropped = [link for link in inside if "lite=1" not in link and "lite=0" not in link]
    assert dropped == []
    assert f"{a_picture_story.get_url()}?lite=1" in inside


def test_light_version__says_that_the_full_page_is_the_one(client, a_picture_story):
    address = a_picture_story.get_url()
    html = client.get(f"{address}?lite=1").content.decode()
    assert canonical(html) == canonical(client.get(address).content.decode())
    assert "lite=" not in canonical(html)


def test_both_versions__lead_to_each_other(client, a_picture_story):
    address = a_picture_story.get_url()
    assert 'href="?lite=1"' in client.get(address).content.decode()
    assert 'href="?page=2&amp;lite=1"' in client.get(f"{address}?page=2").content.decode()
    light = client.get(f"{address}?lite=1").content.decode()
    assert 'href="?lite=0"' in light and 'href="?lite=1"' not in light
    full = client.get(f"{address}?lite=0").content.decode()
    assert "<picture" in full and 'href="?lite=1"' in full


def test_save_data__asks_for_it_and_caches_are_told(client, a_picture_story):
    address = a_picture_story.get_url()
    saving, plain = client.get(address, HTTP_SAVE_DATA="on"), client.get(address)
    assert "<picture" not in saving.content.decode() and "<picture" in plain.content.decode()
    assert saving.headers["Vary"] == plain.headers["Vary"] == "Save-Data"
    for asked in ("0", "1"):
        answer = client.get(f"{address}?lite={asked}", HTTP_SAVE_DATA="on")
        assert "Vary" not in answer.headers, "the address alone decides"
        assert ("<picture" in answer.content.decode()) is (asked == "0")
    for file in ("/", "/robots.txt", "/sitemap.xml", "/en/feeds/stories.rss"):
        assert "Save-Data" not in client.get(file).headers.get("Vary", "")


def test_full_version__is_kept_where_the_browser_saves_data(client, a_picture_story):
    html = client.get("/en/?lite=0", HTTP_SAVE_DATA="on").content.decode()
    assert f'href="{a_picture_story.get_url()}?lite=0"' in html


def test_light_version__of_an_error_has_its_status_and_the_languages(client):
    release_structure()
    answer = client.get("/en/nothing/?lite=1")
    html = answer.content.decode()
    assert (answer.status_code, loaded(html)) == (404, [])
    assert 'class="languages"' in html


def test_a_redirect__keeps_the_choice(client):
    story = released_story("fr")
    assert client.get(f"/fr/stories/{story.slug}/?lite=1").headers["Location"].endswith("?lite=1")


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/en/", "/en/?lite=1"),
        ("?page=2", "?page=2&lite=1"),
        ("/en/?lite=0", "/en/?lite=0"),
        ("#content", "#content"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("/files/documents/a.pdf", "/files/documents/a.pdf"),
        ("/en/feeds/stories.rss", "/en/feeds/stories.rss"),
        ("/accounts/login/", "/accounts/login/"),
    ],
)
def test_links__keep_the_choice_only_where_there_is_one(address, kept):
    assert keeping(address, "1") == kept


@override_settings(ONION_ADDRESS=ONION)
def test_public_pages__name_the_onion_service(client):
    address = released_story().get_url()
    assert client.get(f"{address}?page=2").headers["Onion-Location"] == f"{ONION}{address}?page=2"
    for other in ("/en/nothing/", "/robots.txt", "/accounts/login/", "/"):
        assert "Onion-Location" not in client.get(other).headers
    assert "Onion-Location" not in client.get(address, HTTP_HOST=ONION.removeprefix("http://")).headers


@pytest.mark.parametrize(
    "wrong", ["", "http://short.onion", "javascript:x", f"{ONION}/x", f"ftp://{'a' * 56}.onion"]
)
def test_no_other_address__is_named_as_an_onion_service(client, wrong):
    release_structure()
    with override_settings(ONION_ADDRESS=wrong):
        assert "Onion-Location" not in client.get("/en/").headers
