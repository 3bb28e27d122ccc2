"""Passing a page on, without a company's script."""

import io
import re

import pytest
import segno

from editorial.takedown import take_down
from tests.actions import release_structure, released_story, somebody, write_story

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def drawing(text) -> bytes:
    image = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        image, kind="svg", xmldecl=False, omitsize=True, border=4, dark="#000", light="#fff"
    )
    return image.getvalue()


def test_a_code__leads_to_the_page_in_its_language(client):
    story = released_story("fr")
    for path in (story.get_url(), f"/fr/stories/fr-{story.slug}/"):
        answer = client.get(f"{path}qr.svg")
        assert answer.headers["Content-Type"] == "image/svg+xml"
        assert answer.headers["Cache-Control"].startswith("public")
        assert answer.content == drawing(f"http://localhost:8000{path}")


def test_no_code__is_drawn_for_what_is_not_public(client):
    release_structure()
    draft = write_story(slug="heron-draft")
    gone = released_story()
    take_down(gone.placement, by=somebody("kenya-approver"), reason="Consent.", silent=True)
    for path in (draft.get_url(), f"/en/stories/{gone.slug}/", "/en/nothing/", "/de/", "/ar/"):
        assert client.get(f"{path}qr.svg").status_code == 404, path


def test_a_story__is_passed_on_by_plain_links(client):
    story = released_story(title="Lamp & <torch>")
    html = client.get(story.get_url()).content.decode()
    part = html.split('class="pass-on"')[1].split("</details></div>")[0]
    address = f"http://localhost:8000{story.get_url()}"
    assert f'value="{address}"' in part
    links = re.findall(r'<a href="([^"]+)" rel="noreferrer nofollow"', part)
    assert [link.partition(":")[0] for link in links] == ["mailto", "sms", "https", "https"]
    assert all("Lamp%20%26%20%3Ctorch%3E" in link for link in links)
    assert f'src="{story.get_url()}qr.svg"' in part and 'loading="lazy"' in part
    assert "<script src" not in html and not re.search(r'src="https?:', html)
