"""Nothing unsigned stands anywhere the public can look. Every new public surface joins the registry."""

import pytest

from editorial.registries import public_surfaces
from home.structure import build_region_pages
from regions.models import Region
from tests.actions import (
    edit,
    fresh,
    release_page,
    release_structure,
    released_story,
    somebody,
    structure,
    submit_for_sign_off,
    translate,
    write_story,
)
from tests.home.search.acts import index_everything

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
DRAFT, EDIT, WAITING, TRANSLATED = "heron-draft", "heron-edit", "heron-waiting", "heron-translated"
WITHHELD = "Hong Kong"


@pytest.fixture
def a_site_with_secrets(client):
    editor = somebody("kenya-editor")
    story = released_story("fr", title="A public story")
    release_structure("ar")
    write_story(by=editor, title=DRAFT, slug=DRAFT, standfirst=DRAFT)
    edit(story, by=editor, title=EDIT, standfirst=EDIT, byline=EDIT)
    submit_for_sign_off(write_story(by=editor, title=WAITING, slug=WAITING), by=editor)
    started = translate(story, "ar")
    edit(started, by=somebody("ar-translator"), title=TRANSLATED)
    release_page(
        write_story(code="hongkong", title="Told from nowhere", place_withheld=True, countries=["HK"])
    )
    index_everything()
    return fresh(story)


def test_the_registry__knows_the_surfaces_of_every_room(a_site_with_secrets):
    names = {
        "front pages",
        "regions",
        "standing pages",
        "searches",
        "sitemaps",
        "error pages",
        "files for machines",
        "stories",
        "lists of stories",
        "library",
        "meetings and insights",
        "meetings for calendars",
        "training material",
        "narrowed lists of the library",
    }
    assert names <= set(public_surfaces)
    assert len(public_surfaces["stories"]()) == 2 * 3 + 3  # two stories, one of them in two languages


def test_no_secret__stands_on_any_public_surface(client, a_site_with_secrets):
    visited = 0
    for name, addresses in public_surfaces.items():
        for address in addresses():
            response = client.get(address, follow=True)
            text = b"".join(response).decode() if response.streaming else response.content.decode()
            visited += 1
            for secret in (DRAFT, EDIT, WAITING, TRANSLATED, WITHHELD):
                assert secret not in text, f"{secret} on {name}: {address}"
    assert visited > 20


def test_the_addresses_of_drafts__are_those_of_pages_that_never_were(client, a_site_with_secrets):
    assert client.get(f"/en/stories/{DRAFT}/").status_code == 404
    assert client.get(f"/en/stories/{WAITING}/").status_code == 404


def test_a_withheld_story__stands_under_the_network_and_on_no_regions_page(client):
    structure()
    release_structure()
    for code in ("hongkong", "network"):
        region = Region.objects.get_or_create(code=code, defaults={"name": code.title()})[0]
        page = build_region_pages(region, [])[0]
        index = page.get_parent().specific
        if not index.live:
            release_page(index, by=somebody("coordinator"))
        release_page(page, by=somebody(f"{code}-editor"))
    release_page(write_story(code="hongkong", title="Told from nowhere", place_withheld=True))
    assert "Told from nowhere" not in client.get("/en/regions/hongkong/").content.decode()
    assert "Told from nowhere" in client.get("/en/regions/network/").content.decode()
    story = client.get("/en/stories/told-from-nowhere/").content.decode()
    assert "/en/regions/network/" in story
    facts = story.split('class="facts"')[1].split("</p>")[0]
    assert "hongkong" not in facts.lower()
