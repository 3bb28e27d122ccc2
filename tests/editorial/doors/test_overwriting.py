"""Autosave writes into a revision in place, and a second editor may overwrite the first: nobody's words
are lost, nobody's authorship is."""

import json

import pytest
from django.core.management import call_command
from wagtail.models import Revision

from editorial.authorship import authors_of
from editorial.models import Contribution
from tests.actions import (
    NO_BLOCKS,
    edit,
    fresh,
    released_story,
    request_changes,
    somebody,
    submit_for_sign_off,
    write_story,
)

pytestmark = pytest.mark.django_db

JSON = {"HTTP_ACCEPT": "application/json"}


def latest(page):
    return fresh(page).get_latest_revision()


def autosave(client, page, **changes):
    data = {**client.form(page), **changes, "overwrite_revision_id": latest(page).pk}
    return client.post("wagtailadmin_pages:edit", page.pk, data=data, **JSON)


def test_autosave__does_not_overwrite_another_persons_revision(attack):
    story = write_story()
    theirs = latest(story)
    autosave(attack(somebody("kenya-editor", "kenya-lead")), story, ask="Mine.")
    assert Revision.objects.get(pk=theirs.pk).content == theirs.content
    assert Revision.objects.get(pk=theirs.pk).user == somebody("kenya-editor")


def test_autosave__overwrites_the_own_revision(attack):
    story = write_story()
    mine = latest(story)
    answer = autosave(attack(somebody("kenya-editor")), story, ask="Mine.")
    assert json.loads(answer.content)["revision_id"] == mine.pk == latest(story).pk
    assert latest(story).as_object().ask == "Mine."


def test_autosave__into_the_released_revision_makes_a_new_one(attack):
    """Otherwise its author could sign the new words: they would stand in a revision that was released."""
    story = released_story()
    released = latest(story)
    answer = autosave(attack(somebody("kenya-editor")), story, ask="After the release.")
    assert json.loads(answer.content)["revision_id"] == latest(story).pk != released.pk
    assert Revision.objects.get(pk=released.pk).content == released.content
    assert somebody("kenya-editor").pk in authors_of(fresh(story))


def test_autosave__into_a_submitted_revision_makes_a_new_one(attack):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    submitted = latest(story)
    story = request_changes(story, by=somebody("kenya-approver"))
    autosave(attack(somebody("kenya-editor")), story, ask="Later.")
    assert latest(story).pk != submitted.pk
    assert Revision.objects.get(pk=submitted.pk).content == submitted.content


def test_authorship__survives_the_purge_of_old_revisions():
    story = write_story()
    story = edit(story, by=somebody("kenya-editor", "kenya-approver"), ask="Words of an approver.")
    story = edit(story, by=somebody("kenya-editor"), byline="Somebody")
    call_command("purge_revisions")
    assert story.revisions.count() == 1
    assert somebody("kenya-editor", "kenya-approver").pk in authors_of(story)


def test_authorship__survives_the_account():
    story = write_story()
    leaver = somebody("kenya-editor", "kenya-approver")
    story = edit(story, by=leaver, ask="Words of somebody who leaves.")
    number = leaver.pk
    leaver.delete()
    assert number in authors_of(fresh(story))
    assert Contribution.objects.filter(user_id=number).exists()


def test_second_editor__is_told_and_loses_nothing(attack):
    story = write_story()
    first, second = attack(somebody("kenya-editor")), attack(somebody("kenya-editor", "kenya-lead"))
    stale = {**second.form(story), "ask": "Words of the second."}
    first.edit(story, ask="Words of the first.")
    newest = latest(story)
    answer = second.post("wagtailadmin_pages:edit", story.pk, data=stale)
    assert latest(story).pk == newest.pk and latest(story).as_object().ask == "Words of the first."
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "Words of the second." in html  # kept in the form
    assert "newer version" in html  # and told
    # Having been told, the second may put theirs on top; the first one's stays in the history.
    again = {**stale, "loaded_revision_id": newest.pk}
    again["loaded_revision_created_at"] = newest.created_at.isoformat()
    second.post("wagtailadmin_pages:edit", story.pk, data=again)
    assert latest(story).as_object().ask == "Words of the second."
    assert Revision.objects.get(pk=newest.pk).as_object().ask == "Words of the first."


@pytest.mark.parametrize("how", ["action-submit", "overwrite_revision_id", "revert"])
def test_second_editor__is_told_whatever_button_they_press(attack, how):
    story = write_story()
    first, second = attack(somebody("kenya-editor")), attack(somebody("kenya-editor", "kenya-lead"))
    stale = {**second.form(story), "ask": "Words of the second."}
    loaded = latest(story).pk
    first.edit(story, ask="Words of the first.")
    newest = latest(story).pk
    if how == "revert":
        second.post("wagtailadmin_pages:revisions_revert", story.pk, loaded, data=stale)
    else:
        value = loaded if how == "overwrite_revision_id" else "1"
        second.post("wagtailadmin_pages:edit", story.pk, data={**stale, how: value})
    assert latest(story).pk == newest
    assert fresh(story).current_workflow_state is None


def test_own_lock__does_not_open_a_page_under_sign_off(attack):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story.locked, story.locked_by = True, somebody("kenya-editor")
    story.save(update_fields=["locked", "locked_by"])
    newest = latest(story).pk
    data = {"title": "New", "slug": "new", "standfirst": "New.", **NO_BLOCKS}
    attack(somebody("kenya-editor")).post("wagtailadmin_pages:edit", story.pk, data=data)
    assert latest(story).pk == newest
