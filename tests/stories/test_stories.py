"""Stories: what they say of people and places, and what lists show of them."""

import pytest
from django.core.cache import cache

from home.structure import build_region_pages
from stories.models import StoriesIndexPage, StoryPage
from tests.actions import (
    NO_BLOCKS,
    draft,
    fresh,
    release_page,
    release_structure,
    released_story,
    somebody,
    structure,
    write_story,
)
from tests.factories import locale, region
from tests.home.files import image

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def form_for(page, data, *, deferred=False):
    by = somebody("kenya-editor")
    form_class = StoryPage.get_edit_handler().get_form_class()
    values = {
        "title": "A story", "slug": "a-story", "standfirst": "Two sentences.",
        **NO_BLOCKS, "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
    }  # fmt: skip
    form = form_class(values | data, instance=page, for_user=by, parent_page=page.get_parent())
    if deferred:
        form.defer_required_fields()
    return form


def test_a_picture_at_the_top__is_described_before_the_story_leaves_the_desk():
    page = write_story()
    data = {"hero": str(image().pk), "hero_alt": ""}
    form = form_for(page, data)
    assert not form.is_valid()
    assert "hero_alt" in form.errors
    assert "hero_alt" not in form_for(page, data, deferred=True).errors
    assert "hero_alt" not in form_for(page, data | {"hero_alt": "People"}).errors


def test_a_withheld_place__names_no_country():
    page = write_story()
    form = form_for(page, {"place_withheld": "on", "countries": ["KE"]})
    assert "countries" in form.errors


def test_a_title_with_direction_controls__is_refused():
    assert "title" in form_for(write_story(), {"title": "abc\u202edef"}).errors


def test_a_withheld_place__is_kept_whatever_is_stored(client):
    release_structure()
    story = release_page(write_story(countries=["KE"], place_withheld=True, title="Told from nowhere"))
    assert story.public_countries == []
    html = client.get(story.get_url()).content.decode()
    assert "Kenya" not in html
    assert "Place withheld" in html


def test_a_story__stands_under_its_region_unless_its_place_is_withheld():
    release_structure()
    open_story = release_page(write_story(title="Open"))
    withheld = release_page(write_story(title="Withheld", place_withheld=True))
    kenya, network = region("kenya"), region("network")
    assert list(StoryPage.objects.released().told_by(kenya)) == [open_story]
    assert list(StoryPage.objects.released().told_by(network)) == [withheld]


def test_a_region_page__shows_its_own_stories_only(client):
    release_structure()
    page = build_region_pages(region("kenya"), [locale("en")])[0]
    release_page(page.get_parent().specific, by=somebody("coordinator"))
    release_page(page, by=somebody("kenya-editor"))
    release_page(write_story(title="Of Kenya"))
    release_page(write_story(title="Of Congo", code="congo"))
    write_story(title="A draft of Kenya")
    cache.clear()
    html = client.get("/en/regions/kenya/").content.decode()
    assert "Of Kenya" in html
    assert "Of Congo" not in html
    assert "A draft of Kenya" not in html


def test_a_warned_story__is_opened_by_the_reader_and_shows_no_picture_in_lists(client):
    release_structure()
    story = release_page(write_story(warnings=["violence"], hero=image(), hero_alt="People"))
    html = client.get(story.get_url()).content.decode()
    gate = html.split('<details class="gate gate--page">')[1].split("</details>")[0]
    assert "violence" in gate.split("</summary>")[0]
    assert "<picture>" in gate
    assert 'class="exit"' in html
    (card,) = client.get("/en/stories/").context["stories"]
    assert card.image is None
    assert [str(label) for label in card.warnings] == ["violence"]


def test_a_story_without_warnings__has_no_quick_exit(client):
    assert 'class="exit"' not in client.get(released_story().get_url()).content.decode()


def test_a_list__is_divided_by_twenty_without_counting(client):
    release_structure()
    for number in range(22):
        release_page(write_story(title=f"Story {number}"))
    first = client.get("/en/stories/")
    assert len(first.context["stories"]) == 20
    assert 'rel="next" href="?page=2"' in first.content.decode()
    second = client.get("/en/stories/?page=2").content.decode()
    assert client.get("/en/stories/?page=2").context["listing"].older == ""
    assert 'rel="prev" href="/en/stories/"' in second
    assert '<link rel="canonical" href="http://localhost:8000/en/stories/?page=2">' in second
    assert client.get("/en/stories/?page=1").context["listing"].newer == ""


@pytest.mark.parametrize("number", ["0", "-1", "3", "x", "99999999999999999999", "", "٣", "1e9"])
def test_a_page_of_a_list_that_does_not_exist__is_not_found(client, number):
    release_structure()
    release_page(write_story())
    assert client.get("/en/stories/", {"page": number}).status_code == 404


def test_an_empty_list__says_so(client):
    release_structure()
    assert "No story is public yet" in client.get("/en/stories/").content.decode()


def test_the_newest_story__stands_first(client):
    release_structure()
    release_page(write_story(title="First"))
    release_page(write_story(title="Second"))
    assert [card.title for card in client.get("/en/stories/").context["stories"]] == ["Second", "First"]


def test_the_front_page__shows_the_latest_stories_and_the_way_to_all(client):
    story = released_story(title="The women on the steps")
    html = client.get("/en/").content.decode()
    assert story.get_url() in html
    assert 'href="/en/stories/"' in html


def test_a_story__begins_in_any_language(client):
    release_structure("fr")
    story = release_page(write_story(language="fr", code="congo", title="La radio"))
    assert not story.is_translation
    html = client.get(f"/en/stories/{story.slug}/").content.decode()
    assert 'lang="fr" dir="ltr"' in html


def test_a_draft__can_be_previewed_in_the_site_s_frame(rf):
    story = write_story(title="Not yet", hero=image(), hero_alt="People", code="kenya")
    request = rf.get("/en/stories/x/")
    request.is_preview = True
    html = story.serve_preview(request, "").render().content.decode()
    assert "Not yet" in html
    assert 'class="notice"' not in html
    assert '<meta name="robots" content="noindex">' in html


def test_only_one_list_of_stories__stands_in_a_language():
    index = structure()
    home = index.get_parent().specific
    assert not StoriesIndexPage.can_create_at(home)
    assert StoryPage.can_create_at(index)
    assert not StoryPage.can_create_at(home)
    assert fresh(index).get_children().count() == 0
    draft(StoryPage, index, by=somebody("kenya-editor"), code="kenya", standfirst="x")
