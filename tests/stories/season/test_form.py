"""A month chosen on a story's own form."""

import pytest
import time_machine
from django.contrib.messages import get_messages
from django.urls import reverse

from stories.models import Slot
from stories.season.states import State
from tests.actions import (
    NO_BLOCKS,
    fresh,
    released_story,
    somebody,
    structure,
    write_story,
)
from tests.factories import region
from tests.stories.season.actions import host, month, plan_season, put_in_month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def before_the_season():
    with time_machine.travel("2026-02-10 12:00+00:00", tick=True):
        yield


@pytest.fixture
def season():
    return plan_season()


def offered(client, story, by="kenya-editor") -> list[str]:
    client.force_login(somebody(by))
    form = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).context["form"]
    return (
        [value for value, _label in form.fields["month"].choices if value] if "month" in form.fields else []
    )


def save(client, story, slot, by="kenya-editor", **headers):
    client.force_login(somebody(by))
    fields = {"title": story.title, "slug": story.slug, "standfirst": "Kept words.", "month": slot.pk}
    fields |= NO_BLOCKS
    response = client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), fields, headers=headers)
    return [str(message) for message in get_messages(response.wsgi_request)]


def kept(story) -> str:
    return fresh(story).get_latest_revision_as_object().standfirst


def test_the_form__offers_months_of_nobody_and_of_the_own_region(client, season):
    theirs, ours = host(month(season, 4), "macedonia"), host(month(season, 5), "kenya")
    taken = month(season, 6)
    put_in_month(write_story(), taken)
    found = offered(client, write_story())
    assert len(found) == 10
    assert str(ours.pk) in found
    assert str(month(season, 3).pk) == found[0]
    assert str(theirs.pk) not in found
    assert str(taken.pk) not in found


def test_the_form__of_a_new_story_offers_months_and_takes_one(client, season):
    client.force_login(somebody("kenya-editor"))
    add = reverse("wagtailadmin_pages:add", args=["stories", "storypage", structure().pk])
    assert str(month(season, 4).pk) in dict(client.get(add).context["form"].fields["month"].choices)
    fields = {"title": "A new one", "slug": "a-new-one", "standfirst": "Words.", "month": month(season, 4).pk}
    client.post(add, fields | NO_BLOCKS | {"region": region("kenya").pk})
    assert month(season, 4).story.title == "A new one"


def test_the_form__offers_nothing_to_a_story_that_is_public_or_has_a_month(client, season):
    story = write_story()
    put_in_month(story, month(season, 7))
    assert offered(client, story) == []
    assert offered(client, released_story()) == []


def test_a_saved_form__puts_the_story_into_its_month(client, season):
    story = write_story()
    said = save(client, story, month(season, 9))
    slot = month(season, 9)
    assert (slot.story_id, slot.state, slot.claimed_by) == (story.pk, State.IN_WORK, somebody("kenya-editor"))
    assert fresh(story).get_parent().pk == season.pk
    assert any("September 2026" in one for one in said)


def test_the_second_of_two__is_told_who_was_first_and_keeps_the_draft(client, season):
    slot, story = month(season, 9), write_story()
    offered(client, story)
    put_in_month(write_story(code="congo"), slot)
    said = save(client, story, slot)
    assert any("congo-editor" in one and "Congo" in one for one in said)
    assert month(season, 9).story.region.code == "congo"
    assert kept(story) == "Kept words."


def test_another_regions_month__is_refused_with_words_and_the_draft_is_kept(client, season):
    slot, story = host(month(season, 4), "macedonia"), write_story()
    said = save(client, story, slot)
    assert any("Macedonia" in one for one in said)
    assert not Slot.objects.exclude(story=None).exists()
    assert kept(story) == "Kept words."


def test_a_copy__leaves_the_month_to_the_story_it_was_copied_from(client, season):
    story = write_story()
    put_in_month(story, month(season, 9))
    client.force_login(somebody("kenya-editor"))
    fields = {
        "new_title": "A second one",
        "new_slug": "a-second-one",
        "new_parent_page": fresh(story).get_parent().pk,
    }
    client.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), fields)
    copied = type(story).objects.get(slug="a-second-one")
    assert not hasattr(copied, "slot")
    assert month(season, 9).story_id == story.pk
    assert str(month(season, 10).pk) in offered(client, copied)


def test_an_autosave__chooses_no_month(client, season):
    story = write_story()
    save(client, story, month(season, 9), accept="application/json")
    assert not Slot.objects.exclude(story=None).exists()


def test_a_months_number_that_is_none__saves_the_draft_and_claims_nothing(client, season):
    story = write_story()
    client.force_login(somebody("kenya-editor"))
    for nonsense in ("0", "99999999999999999999", "-1", "x"):
        fields = {"title": story.title, "slug": story.slug, "standfirst": "Kept.", "month": nonsense}
        fields |= NO_BLOCKS
        client.post(reverse("wagtailadmin_pages:edit", args=[story.pk]), fields)
    assert not Slot.objects.exclude(story=None).exists()
