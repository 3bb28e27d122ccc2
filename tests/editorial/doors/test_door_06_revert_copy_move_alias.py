"""Reverting, copying (with published copies and aliases), moving, converting to an alias."""

import pytest
from django.urls import reverse
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Page

from editorial.authorship import authors_of
from editorial.models import Placement
from tests.actions import edit, fresh, locale, release_page, released_story, somebody, structure, write_story
from tests.editorial.doors.attack import person, public, refused, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

STAFF = ["kenya-editor", "kenya-approver", "kenya-lead", "macedonia-editor", "fr-reviewer", "coordinator"]


def everybody():
    return [*map(somebody, STAFF), person("root")]


def test_revert__is_a_new_draft(attack):
    story = released_story()
    first = story.latest_revision_id
    story = release_page(edit(story, by=somebody("kenya-editor"), ask="Write to them."))
    before = row(story)
    editor = attack(somebody("kenya-editor"))
    data = {**editor.form(story), "ask": "", "action-publish": "1"}
    editor.post("wagtailadmin_pages:revisions_revert", story.pk, first, data=data)
    after = row(story)
    assert after["ask"] == before["ask"] == "Write to them."
    assert after["live_revision_id"] == before["live_revision_id"]
    assert after["latest_revision_id"] != before["latest_revision_id"]


def test_revert__to_a_text_of_somebody_else_makes_them_an_author(attack):
    story = write_story(by=somebody("kenya-editor"))
    story = edit(story, by=somebody("kenya-editor", "kenya-approver"), ask="Their words.")
    theirs = story.latest_revision_id
    story = release_page(edit(story, by=somebody("kenya-editor"), ask=""), by=somebody("kenya-editor"))
    editor = attack(somebody("kenya-editor"))
    data = {**editor.form(story), "ask": "Their words."}
    editor.post("wagtailadmin_pages:revisions_revert", story.pk, theirs, data=data)
    assert somebody("kenya-editor", "kenya-approver").pk in authors_of(fresh(story))


@pytest.mark.parametrize("extra", [{"publish_copies": "on"}, {"alias": "on"}, {"copy_subpages": "on"}])
def test_copy__makes_nothing_public(attack, extra):
    story = released_story()
    before = public()
    for number, who in enumerate(everybody()):
        data = {
            "new_title": "Copy",
            "new_slug": f"copy-{number}",
            "new_parent_page": story.get_parent().pk,
            **extra,
        }
        attack(who).post("wagtailadmin_pages:copy", story.pk, data=data)
    assert public() == before
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_copy__is_a_new_original_of_the_same_region(attack):
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    data = {"new_title": "Copie", "new_slug": "copie", "new_parent_page": french.get_parent().pk}
    attack(somebody("kenya-editor")).post("wagtailadmin_pages:copy", french.pk, data=data)
    copied = Page.objects.get(slug="copie").specific
    placement = Placement.objects.get(translation_key=copied.translation_key)
    assert (placement.region.code, placement.source_locale, copied.live) == ("kenya", french.locale, False)


@pytest.mark.parametrize("handle", ["macedonia-editor", "macedonia-lead", "fr-translator", "fr-reviewer"])
def test_copy__is_not_for_others(attack, handle):
    story = released_story("fr")
    pages = Page.objects.count()
    data = {"new_title": "Mine", "new_slug": "mine", "new_parent_page": story.get_parent().pk}
    attack(somebody(handle)).post("wagtailadmin_pages:copy", story.pk, data=data)
    assert Page.objects.count() == pages


def test_move__is_the_coordinators(attack):
    story = released_story()
    target = structure("fr")
    path = story.path
    for who in everybody():
        attack(who).post("wagtailadmin_pages:move_confirm", story.pk, target.pk)
        attack(who).post("wagtailadmin_pages:set_page_position", story.pk, query="?position=0")
    # The coordinator may move it, but not into another language's tree.
    assert fresh(story).path == path and fresh(story).live


def test_alias__is_made_by_nobody_and_never_public(attack):
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    before = row(french)
    for who in everybody():
        attacker = attack(who)
        attacker.post("wagtail_localize:convert_to_alias", french.pk)
        attacker.post("wagtailadmin_pages:edit", french.pk, data={"localize-convert-to-alias": "1"})
        attacker.post("wagtailadmin_pages:convert_alias", french.pk)
    assert row(french) == before
    parent = story.get_parent()
    action = CreatePageAliasAction(story, parent=parent, update_slug="mirror", user=None)
    assert refused(action.execute, skip_permission_checks=True)
    assert not Page.objects.filter(slug="mirror").exists()


API_WRITES = {
    "publish": {},
    "copy": {"keep_live": True},
    "create_alias": {"update_slug": "mirror"},
    "copy_for_translation": {"locale": "fr", "alias": True},
    "convert_alias": {},
    "unpublish": {"recursive": True},
    "delete": {},
    "revert_to_page_revision": {},
}


@pytest.mark.parametrize("action", API_WRITES)
def test_admin_api__writes_nothing(attack, action):
    story = released_story()
    draft = write_story()
    before = row(story), row(draft), Page.objects.count()
    for who in everybody():
        for page in (story, draft):
            address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
            data = {**API_WRITES[action], "revision_id": page.latest_revision_id}
            attack(who).post_to(address, data)
    assert (row(story), row(draft), Page.objects.count()) == before
