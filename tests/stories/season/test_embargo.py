"""No language of a story before its month's instant, on any way to the public."""

import datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.utils import timezone
from wagtail.actions.move_page import MovePageAction
from wagtail.models import Page

from editorial import release
from stories.models import Slot
from stories.season import calendar, slots
from stories.season.slots import SlotRefused
from tests.actions import (
    fresh,
    release_structure,
    sign_off,
    signer_of,
    somebody,
    structure,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.stories.season.actions import month, plan_season, put_in_month

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
KENYA = "kenya-editor"


def in_days(days):
    return timezone.now() + datetime.timedelta(days=days)


@pytest.fixture
def waiting():
    """A story in all its signatures, a week before its instant."""
    release_structure()
    release_structure("fr")
    story = write_story()
    slot = put_in_month(story, month(plan_season(), 4))
    slots.set_embargo(slot, in_days(7), by=somebody(KENYA))
    return sign(story)


def sign(story):
    story = submit_for_sign_off(fresh(story), by=story.owner)
    while story.current_workflow_task_state:
        story = sign_off(story, by=signer_of(story))
    return story


def slot_of(story):
    return Slot.objects.get(story=story)


def public():
    return set(Page.objects.filter(live=True, depth__gt=2).values_list("slug", "locale__language_code"))


def test_a_signed_story__waits_for_its_instant(waiting, client):
    assert not waiting.live
    assert "embargo" in " ".join(release.missing_conditions(waiting.get_latest_revision_as_object()))
    call_command("release_due")
    assert not fresh(waiting).live
    with time_machine.travel(in_days(8)):
        call_command("release_due")
        assert fresh(waiting).live
        assert client.get(fresh(waiting).get_url()).status_code == 200


def test_the_gate__lets_nobody_publish_before_the_instant(waiting):
    with pytest.raises(release.ReleaseBlocked, match="embargo"):
        waiting.get_latest_revision().publish(user=somebody("coordinator"), skip_permission_checks=True)
    assert not fresh(waiting).live


def test_an_earlier_instant__brings_every_signed_language_with_it_the_original_first(waiting):
    french = submit_translation(translate(waiting, "fr"))
    sign_off(french, by=signer_of(french))
    unsigned_arabic_is_not_there = public()
    slots.set_embargo(slot_of(waiting), in_days(-1), by=somebody(KENYA))
    call_command("release_due")
    assert fresh(waiting).live
    assert fresh(french).live
    assert len(public() - unsigned_arabic_is_not_there) == 2
    assert fresh(waiting).last_published_at <= fresh(french).last_published_at


def test_a_later_language__follows_when_it_is_signed_never_before(waiting):
    french = submit_translation(translate(waiting, "fr"))
    slots.set_embargo(slot_of(waiting), in_days(-1), by=somebody(KENYA))
    call_command("release_due")
    assert (fresh(waiting).live, fresh(french).live) == (True, False)
    sign_off(french, by=signer_of(french))
    assert fresh(french).live


def test_a_later_instant__holds_back_what_waits_and_is_refused_for_what_is_public(waiting):
    slot = slots.set_embargo(slot_of(waiting), in_days(20), by=somebody(KENYA))
    with time_machine.travel(in_days(8)):
        call_command("release_due")
        assert not fresh(waiting).live
    slots.set_embargo(slot, in_days(-1), by=somebody(KENYA))
    call_command("release_due")
    with pytest.raises(SlotRefused, match="public already"):
        slots.set_embargo(slot, in_days(3), by=somebody(KENYA))
    assert slot_of(waiting).embargo_until < timezone.now()


def freed(story):
    slots.free(slot_of(story), by=somebody(KENYA))


def moved_away(story):
    MovePageAction(fresh(story), structure(), pos="last-child").execute(skip_permission_checks=True)


@pytest.mark.parametrize("lose_the_month", [freed, moved_away])
def test_a_signed_story_that_loses_its_month__does_not_come_out(waiting, lose_the_month):
    lose_the_month(waiting)
    call_command("release_due")
    assert not fresh(waiting).live
    assert not slot_exists(waiting)
    assert "sign-off" in " ".join(release.missing(waiting.get_latest_revision_as_object()))


def slot_exists(story):
    return Slot.objects.of_story(story).exists()


@pytest.mark.parametrize(
    ("local", "clear"),
    [
        ("2027-03-28 02:30", False),  # the clock jumps from two to three
        ("2027-10-31 02:30", False),  # this hour happens twice
        ("2027-03-28 03:30", True),
        ("2027-10-31 03:30", True),
    ],
)
def test_a_night_of_changing_clocks__leaves_no_guess(settings, local, clear):
    settings.SITE_TIME_ZONE = "Europe/Skopje"
    when = datetime.datetime.fromisoformat(local)
    if clear:
        assert calendar.instant(when).astimezone(calendar.site_zone()).replace(tzinfo=None) == when
    else:
        with pytest.raises(ValidationError, match="02:30"):
            calendar.instant(when)


def test_the_first_day_of_a_month__is_that_of_the_sites_clock(settings):
    settings.SITE_TIME_ZONE = "Pacific/Auckland"
    assert calendar.this_month(datetime.datetime(2026, 12, 31, 12, tzinfo=datetime.UTC)) == calendar.Month(
        2027, 1
    )
