"""Two people claim one month at the same instant. Threads, on a SQLite file and on PostgreSQL."""

import pytest

from stories.models import Slot
from stories.season import handing_over, slots
from stories.season.slots import MonthTakenError, SlotRefused
from stories.season.states import State
from tests.actions import fresh, sign_off, somebody, submit_for_sign_off, write_story
from tests.races import at_once, while_somebody_signs
from tests.stories.season.actions import hand_over, month, open_now, plan_season, put_in_month, release_season

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_six_stories_at_once__one_gets_the_month_and_all_drafts_stay():
    season = plan_season()
    stories = [write_story(title=f"Story {number}") for number in range(6)]
    slot = month(season, 4)
    answers = at_once(*(lambda story=story: put_in_month(story, slot) for story in stories))
    lost = [answer for answer in answers if isinstance(answer, MonthTakenError)]
    assert len(lost) == 5, answers
    assert all("kenya-editor" in str(answer) for answer in lost)
    assert month(season, 4).story in stories
    assert [fresh(story).title for story in stories] == [story.title for story in stories]


def test_one_story_into_six_months_at_once__gets_one():
    season, story = plan_season(), write_story()
    answers = at_once(*(lambda n=number: put_in_month(story, month(season, n)) for number in range(1, 7)))
    assert Slot.objects.filter(story=story).count() == 1, answers
    assert sum(isinstance(answer, SlotRefused) for answer in answers) == 5, answers


def test_a_hand_over__is_answered_once():
    slot = put_in_month(write_story(), month(plan_season(), 4))
    handover = hand_over(slot, to="macedonia")
    leads = [somebody("macedonia-lead"), somebody("macedonia-lead", "macedonia-editor")]
    answers = at_once(
        lambda: handing_over.answer(handover, accepted=True, by=leads[0]),
        lambda: handing_over.answer(handover, accepted=False, by=leads[1]),
    )
    assert sum(isinstance(answer, SlotRefused) for answer in answers) == 1, answers
    assert not slots.Slot.objects.get(pk=slot.pk).handovers.filter(accepted=None).exists()


def test_last_signature_while_somebody_plans_the_month__brings_the_story_out():
    slot = open_now(month(release_season(), 4))
    story = sign_off(
        submit_for_sign_off(write_story(), by=somebody("kenya-editor")), by=somebody("kenya-approver")
    )
    put_in_month(story, slot)
    done = while_somebody_signs(
        lambda: slots.locked(slot),
        lambda: sign_off(fresh(story), by=somebody("kenya-safety")),
    )
    assert done == [None, None]
    assert fresh(story).live
    assert month(slot.season, 4).state == State.RELEASED


def test_a_month_is_taken_while_somebody_releases_its_season__after_it():
    season, story = plan_season(), write_story()

    def release():
        season.placement.lock()
        season.save()

    done = while_somebody_signs(release, lambda: put_in_month(story, month(season, 4)))
    assert done == [None, None]
    assert month(season, 4).story == story
