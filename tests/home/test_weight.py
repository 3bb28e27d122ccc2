"""What a page costs a reader on a slow network (standards, "Weight"), and what it lets in."""

import itertools
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import transaction
from django.test import Client

from tests.actions import release_page, release_structure, released_story, write_story
from tests.home.files import body_of, image

pytestmark = pytest.mark.django_db
KILOBYTE = 1024


def own_files(html):
    """Addresses of style sheets, scripts, icons and pictures of a page, each once."""
    found = re.findall(r'<(?:link|script|use|img)[^>]*?(?:href|src)="([^"#]+)', html)
    wanted = {address for address in found if address.startswith(settings.STATIC_URL)}
    eager = [tag for tag in re.findall(r"<img[^>]*>", html) if "lazy" not in tag and "static" not in tag]
    return wanted, eager


def size_of(address):
    return Path(finders.find(address.removeprefix(settings.STATIC_URL))).stat().st_size


@pytest.fixture(scope="module")
def heavy_pages(django_db_setup, django_db_blocker):
    """Answers by path: a full front page and list, a story with pictures, and an address where nothing is."""
    with django_db_blocker.unblock(), transaction.atomic():
        release_structure("fr")
        words = "Two sentences. " * 8
        for _number in range(20):
            release_page(write_story(hero=image(), hero_alt="People", standfirst=words))
        story = release_page(write_story(hero=image(), hero_alt="People", body=body_of(image(), image())))
        paths = ["/en/", "/en/stories/", story.get_url(), "/en/nothing/"]
        answers = {path: Client().get(path) for path in paths}
        transaction.set_rollback(True)
    return answers


def test_a_page__is_light(heavy_pages):
    for path, answer in heavy_pages.items():
        html = answer.content
        files, eager = own_files(html.decode())
        styles = sum(size_of(address) for address in files if address.endswith((".css", ".js")))
        assert len(html) <= 30 * KILOBYTE, (path, len(html))
        assert len(html) + styles <= 75 * KILOBYTE
        assert 1 + len(files) + len(eager) <= 12, path


def test_the_styles__weigh_28_kilobytes_at_most():
    readers = ("css/site.css", "css/print.css")  # the admin area has its own
    assert sum(Path(finders.find(name)).stat().st_size for name in readers) <= 28 * KILOBYTE


def test_a_page__has_no_script_no_inline_style_and_no_third_party(heavy_pages):
    for response in heavy_pages.values():
        html = response.content.decode()
        assert "<script" not in html.replace('<script type="application/ld+json">', "")
        assert "<style" not in html
        assert not re.search(r"\sstyle=", html)
        assert not re.search(r"\son\w+=", html)
        foreign = re.findall(r'(?:src|srcset)="https?://', html)
        assert foreign == []
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe-inline" not in policy


def test_headings__go_down_one_step_at_a_time(heavy_pages):
    for path, answer in heavy_pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])", answer.content.decode())]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in itertools.pairwise(levels)), path


def test_a_page__can_be_used_without_a_mouse(client):
    html = client.get(released_story().get_url()).content.decode()
    body = html.split("<body")[1]
    assert body.index('class="skip" href="#content"') < body.index("<header")
    assert '<main id="content" tabindex="-1">' in body
    for landmark in ("<header", "<nav", "<main", "<footer"):
        assert landmark in body


def test_no_style__names_a_side_of_the_page():
    """Right-to-left pages use the same rules: logical properties only."""
    css = Path(finders.find("css/site.css")).read_text()
    sides = (
        r"(?:margin|padding|border)-(?:left|right)|(?<![-\w])(?:left|right)\s*:|text-align:\s*(?:left|right)"
    )
    assert re.findall(sides, css) == []
