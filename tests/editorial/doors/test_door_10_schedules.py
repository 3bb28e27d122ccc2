"""`publish_scheduled` asks nobody and stops at the first error."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from editorial import release
from editorial.models import RegionalPage
from tests.actions import edit, fresh, released_story, somebody, submit_for_sign_off, write_story
from tests.editorial.doors.attack import refused, row

pytestmark = pytest.mark.django_db


def scheduled(page, revision):
    """What a stale row of another time, a restore or raw SQL may leave behind."""
    revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    revision.save(update_fields=["approved_go_live_at"])
    return page


def test_schedule__of_an_unsigned_draft_releases_nothing():
    draft = write_story()
    scheduled(draft, draft.get_latest_revision())
    assert isinstance(refused(call_command, "publish_scheduled"), release.ReleaseBlocked)
    assert not fresh(draft).live


def test_schedule__of_unsigned_words_changes_no_public_story():
    story = edit(released_story(), by=somebody("kenya-editor"), ask="Nobody signed this.")
    before = row(story)
    scheduled(story, story.get_latest_revision())
    refused(call_command, "publish_scheduled")
    assert row(story)["ask"] == before["ask"]


def test_schedule__of_a_page_under_sign_off_does_not_go_ahead_of_it():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    scheduled(story, story.get_latest_revision())
    refused(call_command, "publish_scheduled")
    assert not fresh(story).live


@pytest.mark.parametrize("field", ["go_live_at", "expire_at"])
def test_schedule__is_on_no_form(attack, field):
    story = write_story()
    editor = attack(somebody("kenya-editor"))
    assert field not in editor.form(story)
    editor.edit(story, **{field: "2020-01-01 00:00", "ask": "Write to them."})
    saved = fresh(story).get_latest_revision_as_object()
    assert saved.ask == "Write to them." and getattr(saved, field) is None


def test_schedule__has_no_panel_on_any_page_type():
    for model in RegionalPage.__subclasses__():
        assert model.settings_panels == [], model


def test_release_due__goes_item_by_item_and_looks_at_what_waits_only(django_assert_max_num_queries):
    released = released_story()
    for _ in range(3):
        write_story()
    assert not release.waiting_for_release().exists()
    with django_assert_max_num_queries(3):
        call_command("release_due")
    assert fresh(released).live
