"""wagtail-localize's publish button ignores a running sign-off and the page lock, and publishes in
`on_commit` without a user: only with the callbacks run does a test see it."""

import pytest

from tests.actions import fresh, locale, released_story, somebody, submit_translation, translate
from tests.editorial.doors.attack import person, row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

PEOPLE = ["fr-translator", "fr-reviewer", "kenya-editor", "kenya-lead", "coordinator", "root"]


def press(attack, handle, page):
    attack(person(handle)).post("wagtailadmin_pages:edit", page.pk, data={"action": "publish"})


@pytest.mark.parametrize("handle", PEOPLE)
def test_publish_button__publishes_no_draft(attack, handle):
    french = translate(released_story(), "fr")
    before = row(french)
    press(attack, handle, french)
    assert row(french) == before


@pytest.mark.parametrize("handle", PEOPLE)
def test_publish_button__does_not_go_around_a_running_sign_off(attack, handle):
    french = submit_translation(translate(released_story(), "fr"))
    before = row(french)
    press(attack, handle, french)
    assert row(french) == before
    assert fresh(french).workflow_in_progress


def test_publish_button__changes_no_public_translation(attack):
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    translate(story, "fr", by=somebody("fr-translator"))
    before = row(french)
    for handle in PEOPLE:
        press(attack, handle, french)
    assert row(french) == before


def test_publish_button__changes_no_locked_translation(attack):
    french = translate(released_story(), "fr")
    french.locked, french.locked_by = True, somebody("fr-reviewer")
    french.save(update_fields=["locked", "locked_by"])
    before = row(french)
    press(attack, "fr-translator", french)
    assert row(french) == before
