"""A base `Page` instance saved with `live=True` never reaches an overridden `save`; nor does a save that
names its fields say what else the row holds."""

import pytest
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Page

from editorial.registries import release_conditions
from editorial.release import ReleaseBlocked
from stories.models import StoryPage
from tests.actions import (
    NO_BLOCKS,
    edit,
    fresh,
    release_page,
    release_structure,
    released_story,
    sign_off,
    somebody,
    structure,
    submit_for_sign_off,
    write_story,
)
from tests.editorial.doors.attack import person, refused, row

pytestmark = pytest.mark.django_db


def blocked(function, *args, **kwargs):
    return isinstance(refused(function, *args, **kwargs), ReleaseBlocked)


@pytest.mark.parametrize("update_fields", [None, ["live"], ["live", "has_unpublished_changes"]])
@pytest.mark.parametrize("base", [True, False])
def test_save__with_live_is_stopped(update_fields, base):
    draft = write_story()
    page = Page.objects.get(pk=draft.pk) if base else fresh(draft)
    page.live = True
    assert blocked(page.save, update_fields=update_fields)
    assert not fresh(draft).live


@pytest.mark.parametrize("base", [True, False])
def test_save__of_a_public_title_is_stopped(base):
    story = released_story()
    page = Page.objects.get(pk=story.pk) if base else fresh(story)
    page.title = "Another title"
    assert blocked(page.save)
    assert blocked(page.save, update_fields=["title"])
    page.live = False
    assert blocked(page.save, update_fields=["title"])  # the row stays public, whatever it says of itself
    assert fresh(story).title == story.title


@pytest.fixture
def embargo():
    """Holds every story back, as a slot's embargo does."""

    def not_yet(page):
        return ["its day"] if isinstance(page, StoryPage) else []

    release_conditions.register(not_yet)
    yield lambda: release_conditions.remove(not_yet)
    if not_yet in release_conditions:
        release_conditions.remove(not_yet)


def test_partial_save__is_judged_by_what_the_row_will_hold(embargo):
    """Signed words in memory, unsigned words in the row: only `live` would be written."""
    release_structure()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    for handle in ("kenya-approver", "kenya-safety"):
        story = sign_off(story, by=somebody(handle))
    signed = story.get_latest_revision().as_object()
    later = fresh(story)
    later.ask = "Nobody signed this."
    later.save()
    embargo()  # is over
    signed.live = True
    assert blocked(signed.save, update_fields=["live"])
    assert not fresh(story).live
    signed.save()  # the whole of it is what people signed
    assert (fresh(story).live, fresh(story).ask) == (True, "")


def test_new_page__cannot_be_born_public():
    index = structure()
    page = type(write_story())(title="Born public", slug="born", standfirst="No.", live=True)
    assert blocked(index.add_child, instance=page)
    assert blocked(Page.add_root, instance=type(page)(title="Root", slug="r", standfirst="No.", live=True))
    assert not Page.objects.filter(slug__in=["born", "r"]).exists()


@pytest.mark.parametrize("action", [PublishPageRevisionAction, PublishRevisionAction])
@pytest.mark.parametrize("handle", ["root", "coordinator", "kenya-approver", None])
def test_publish_actions__are_stopped(action, handle):
    story = edit(released_story(), by=somebody("kenya-editor"), ask="Nobody signed this.")
    before = row(story)
    for skip in (True, False):
        who = person(handle) if handle else None
        publish = action(story.get_latest_revision(), user=who)
        assert refused(publish.execute, skip_permission_checks=skip)
    assert row(story) == before


@pytest.mark.parametrize("handle", ["root", "kenya-editor", "kenya-approver", "kenya-lead", "coordinator"])
@pytest.mark.parametrize("action", ["action-publish", "action-submit", "action-restart-workflow"])
def test_edit_and_create_views__publish_nothing(attack, handle, action):
    index = release_page(structure().get_parent().specific, by=somebody("coordinator")).get_children()[0]
    draft = write_story()
    data = {"title": "New", "slug": "new", "standfirst": "Now.", **NO_BLOCKS, action: "1"}
    client = attack(person(handle))
    client.post("wagtailadmin_pages:edit", draft.pk, data=data)
    for code in ("kenya", "network"):
        region = somebody(f"{code}-editor").mandates.get().region
        client.post(
            "wagtailadmin_pages:add", "stories", "storypage", index.pk, data={**data, "region": region.pk}
        )
    assert not type(draft).objects.filter(live=True).exists()


def test_move__of_a_public_page_stays_possible():
    story = released_story()
    story.move(story.get_parent(), pos="first-child")
    assert fresh(story).live
