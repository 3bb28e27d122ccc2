"""Unpublishing a source leaves its translations up; private source pages leave their translations public."""

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from tests.actions import fresh, locale, released_story, somebody, submit_for_sign_off
from tests.editorial.doors.attack import person, refused, signers

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

ALLOWED = ["kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead", "coordinator"]
OTHERS = ["macedonia-editor", "macedonia-lead", "fr-translator", "fr-reviewer", "root"]


def up(story) -> set[str]:
    pages = Page.objects.filter(translation_key=story.translation_key, live=True)
    return set(pages.values_list("locale__language_code", flat=True))


@pytest.mark.parametrize("handle", ALLOWED)
def test_unpublish__by_its_region_takes_every_language_down(attack, handle):
    story = released_story("fr")
    attack(person(handle)).post("wagtailadmin_pages:unpublish", story.pk)
    assert up(story) == set()
    assert not signers(story)
    call_command("release_due")
    assert up(story) == set()  # nothing comes back by itself


@pytest.mark.parametrize("handle", OTHERS)
def test_unpublish__is_not_for_others(attack, handle):
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    for page in (story, french, story.get_parent()):
        attack(person(handle)).post(
            "wagtailadmin_pages:unpublish", page.pk, data={"include_descendants": "on"}
        )
    assert up(story) == {"en", "fr"}


def test_unpublish__of_an_index_with_everything_below_leaves_the_regions_stories(attack):
    story = released_story()
    index = story.get_parent()
    for handle in ("network-editor", "coordinator"):
        attack(person(handle)).post(
            "wagtailadmin_pages:unpublish", index.pk, data={"include_descendants": "on"}
        )
    assert up(story) == {"en"}


def test_unpublish__by_expiry_takes_every_language_down():
    story = released_story("fr")
    Page.objects.filter(pk=story.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")
    assert up(story) == set()


def test_unpublish__from_a_shell_takes_every_language_down():
    story = released_story("fr")
    fresh(story).unpublish()
    assert up(story) == set()
    assert not signers(story)


def test_unpublish__is_not_stopped_by_locks_or_a_sign_off(attack):
    story = released_story("fr")
    story.locked, story.locked_by = True, somebody("kenya-lead")
    story.save(update_fields=["locked", "locked_by"])
    story.save_revision(user=somebody("kenya-editor"))
    submit_for_sign_off(story, by=somebody("kenya-editor"))
    attack(somebody("kenya-safety")).post("wagtailadmin_pages:unpublish", story.pk)
    assert up(story) == set()


@pytest.mark.parametrize("handle", [*ALLOWED, *OTHERS])
def test_private_pages__are_made_by_nobody(attack, handle):
    story = released_story()
    for page in (story, story.get_parent(), Page.objects.get(depth=1)):
        data = {"restriction_type": "login"}
        attack(person(handle)).post("wagtailadmin_pages:set_privacy", page.pk, data=data)
    assert not PageViewRestriction.objects.exists()


def test_private_pages__are_refused_below_the_screens():
    story = released_story("fr")
    restriction = PageViewRestriction(page=story, restriction_type=PageViewRestriction.LOGIN)
    assert refused(restriction.save)
    assert not PageViewRestriction.objects.exists()
