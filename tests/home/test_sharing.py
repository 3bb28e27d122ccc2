"""Passing a page on, without a company's script."""

import io
import re
from pathlib import Path

import pytest
import segno
from django.contrib.staticfiles import finders

from campaigns.models import CharterIndexPage
from editorial.takedown import take_down
from home.sharing import sharing_of
from library.models import LibraryIndexPage
from tests.actions import release_page, release_structure, released_story, somebody, write_story
from tests.campaigns.acting import released_action
from tests.campaigns.actions import released_campaign, released_coalition, released_update, write_campaign
from tests.campaigns.charter_actions import article, index_of, tool
from tests.factories import locale
from tests.library.shelving import front_page_of, insight, meeting, resource
from tests.stories.season.actions import release_season

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
    assert f'<code class="pass-on__address" dir="ltr">{address}</code>' in part
    links = re.findall(r'<a href="([^"]+)" rel="noreferrer nofollow"', part)
    assert [link.partition(":")[0] for link in links] == ["mailto", "sms", "https", "https"]
    assert all("Lamp%20%26%20%3Ctorch%3E" in link for link in links)
    assert f'src="{story.get_url()}qr.svg"' in part and 'loading="lazy"' in part
    assert "<script src" not in html and not re.search(r'src="https?:', html)


def pages_to_pass_on() -> list:
    """A public page of every type that somebody may want to show to somebody else, each alone."""
    release_structure()
    library = release_page(LibraryIndexPage.objects.get(locale=locale("en")), by=somebody("coordinator"))
    campaign = released_campaign()
    shelved = [release_page(write(library)) for write in (meeting, insight, resource)]
    campaigning = [
        campaign,
        released_coalition(),
        released_update(campaign),
        released_action(campaign=campaign),
    ]
    charter = [index_of(CharterIndexPage), release_page(article()), release_page(tool())]
    return [release_season(), front_page_of("kenya"), *shelved, *campaigning, *charter]


def test_every_page_to_show_somebody__is_passed_on_without_asking_the_database(
    client, django_assert_num_queries
):
    for page in pages_to_pass_on():
        path = page.get_url()
        answer = client.get(path)
        with django_assert_num_queries(0):
            passed = sharing_of(answer.context["reading"], answer.context["page"])
        assert passed.address == f"http://localhost:8000{path}"
        html = answer.content.decode()
        assert html.count('class="pass-on"') == 1, path
        assert f">{passed.address}</code>" in html, path
        assert client.get(passed.code).status_code == 200, path
        assert not re.search(r'src="https?:', html), path


def test_a_preview__has_nothing_to_pass_on(rf):
    release_structure()
    request = rf.get("/en/campaigns/x/")
    request.is_preview = True
    html = write_campaign(title="Not yet").serve_preview(request, "").render().content.decode()
    assert "Not yet" in html
    assert "pass-on" not in html and "Pass it on" not in html


@pytest.mark.parametrize("name", ["css/site.css", "css/lite.css"])
def test_the_address__is_taken_whole_by_one_long_press(name):
    """Of a field a long press takes a word, and a phone shows the beginning alone."""
    rule = re.search(r"\.pass-on__address \{([^}]+)\}", Path(finders.find(name)).read_text())[1]
    assert "-webkit-user-select: all" in rule and "; user-select: all" in rule
    assert "overflow-wrap: anywhere" in rule
