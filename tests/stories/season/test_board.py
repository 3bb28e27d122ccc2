"""The season board over HTTP: what each person sees of it, and what the month's screen does."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from stories.models import Slot
from stories.season import handing_over, slots
from stories.season.states import State
from tests.actions import fresh, release_page, somebody, write_story
from tests.factories import region
from tests.stories.season.actions import (
    hand_over,
    host,
    month,
    open_now,
    plan_season,
    put_in_month,
    release_season,
)

pytestmark = pytest.mark.django_db


def at_desk(*mandates) -> Client:
    client = Client()
    client.force_login(somebody(*mandates))
    return client


def act(client, slot, name, **fields):
    data = {"act": name} | {f"{name}-{field}": value for field, value in fields.items()}
    return client.post(f"/admin/season/month/{slot.pk}/", data)


@pytest.mark.parametrize("who", ["", "fr-translator", "fr-reviewer"])
def test_the_board__is_closed_to_who_plans_nothing(who):
    season = plan_season()
    client = at_desk(*filter(None, [who]))
    for path in (
        "/admin/season/",
        f"/admin/season/{season.pk}/",
        f"/admin/season/month/{month(season, 4).pk}/",
    ):
        assert client.get(path).status_code == 302
        assert client.post(path, {"act": "skip", "skip-reason": "Nobody has the time."}).status_code == 302
    assert month(season, 4).state == State.EMPTY


def test_the_board__shows_twelve_months_and_no_draft_title_of_another_region():
    season = plan_season()
    put_in_month(write_story(title="Canary of Kenya"), month(season, 4))
    host(month(season, 5))
    for who, sees in (("kenya-editor", True), ("coordinator", True), ("macedonia-lead", False)):
        client = at_desk(who)
        words = client.get(f"/admin/season/{season.pk}/").content.decode()
        assert words.count('class="board__month board__month--') == 12
        assert ("Canary of Kenya" in words) is sees
        words = client.get(f"/admin/season/month/{month(season, 4).pk}/").content.decode()
        assert ("Canary of Kenya" in words) is sees


def test_a_month__goes_from_pitch_to_ready_on_its_screen():
    season = plan_season()
    slot = month(season, 4)
    lead, editor = at_desk("kenya-lead"), at_desk("kenya-editor")
    act(lead, slot, "pitch", region=region("kenya").pk, theme="A bench behind the clinic")
    assert month(season, 4).state == State.PITCHED
    act(lead, slot, "assign", owner=somebody("kenya-editor").pk, languages=["en"])
    assert (month(season, 4).state, month(season, 4).languages) == (State.ASSIGNED, ["en"])
    story = write_story()
    act(editor, slot, "claim", story=story.pk)
    assert month(season, 4).story == story
    points = ["contact", "consent", "risk", "languages"]
    act(editor, slot, "hand_over", to_region=region("network").pk, checklist=points)
    act(at_desk("network-lead"), slot, "accept")
    assert month(season, 4).state == State.HANDED_OVER
    act(at_desk("coordinator"), slot, "embargo", day="2026-04-15", time="10:30")
    assert month(season, 4).embargo_until.isoformat() == "2026-04-15T07:30:00+00:00"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("pitch", {"theme": "Mine"}),
        ("assign", {"owner": "1"}),
        ("claim", {"story": "1"}),
        ("hand_over", {"to_region": "1", "checklist": ["contact", "consent", "risk", "languages"]}),
        ("embargo", {"day": "2026-01-01", "time": "08:00"}),
        ("skip", {"reason": "Nobody has the time for it."}),
        ("free", {}),
        ("give_back", {}),
        ("ready", {}),
        ("announce", {}),
        ("accept", {}),
        ("decline", {}),
        ("withdraw", {}),
        ("reopen", {}),
        ("nothing-known", {}),
    ],
)
def test_another_region__changes_nothing_on_it(name, fields):
    season = plan_season()
    slot = put_in_month(write_story(), month(season, 4))
    hand_over(slot, to="congo")
    before = list(Slot.objects.order_by("pk").values()), list(slot.handovers.values())
    act(at_desk("macedonia-lead"), slot, name, **fields)
    assert (list(Slot.objects.order_by("pk").values()), list(slot.handovers.values())) == before


def test_a_refused_act__keeps_what_was_filled_in_and_says_why():
    season = plan_season()
    slot = put_in_month(write_story(), month(season, 4))
    answer = act(
        at_desk("kenya-editor"), slot, "hand_over", to_region=region("congo").pk, checklist=["contact"]
    )
    words = answer.content.decode()
    assert "Every point of the list" in words
    assert f'value="{region("congo").pk}" selected' in words
    assert not slot.handovers.exists()


@pytest.mark.parametrize("name", ["accept", "decline", "withdraw"])
def test_a_hand_over_that_is_not_there__is_a_message_and_no_fault(name):
    slot = put_in_month(write_story(), month(plan_season(), 4))
    answer = act(at_desk("kenya-lead"), slot, name)
    assert "answered already" in answer.content.decode()
    assert month(slot.season, 4).state == State.IN_WORK


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2026-02-30", "soon"])
def test_a_day_that_cannot_be__is_refused_and_kept(day):
    slot = put_in_month(write_story(), month(plan_season(), 4))
    answer = act(at_desk("kenya-editor"), slot, "embargo", day=day, time="08:00")
    assert f'value="{day}"' in answer.content.decode()
    assert month(slot.season, 4).embargo_until == slot.embargo_until


def test_dragging__opens_the_exchange_and_changes_nothing_yet():
    season = plan_season()
    april, may = host(month(season, 4)), month(season, 5)
    words = at_desk("kenya-lead").get(f"/admin/season/month/{april.pk}/?exchange={may.pk}").content.decode()
    assert f'value="{may.pk}" selected' in words
    assert month(season, 4).region == region("kenya")
    act(at_desk("kenya-lead"), april, "exchange", other=may.pk)
    assert (month(season, 4).region, month(season, 5).region) == (None, region("kenya"))


def test_a_story_taken_down__is_marked_on_the_board():
    season = release_season()
    story = write_story()
    open_now(put_in_month(story, month(season, 3)))
    release_page(fresh(story)).unpublish()
    assert "taken down" in at_desk("kenya-editor").get(f"/admin/season/{season.pk}/").content.decode()


def test_the_board__costs_the_same_for_one_story_and_for_six():
    season = plan_season()
    client = at_desk("coordinator")
    put_in_month(write_story(), month(season, 3))
    few = queries(client, f"/admin/season/{season.pk}/")
    for number in range(4, 9):
        put_in_month(write_story(), month(season, number))
    for number in (9, 10):
        slots.assign(host(month(season, number)), owner=somebody("kenya-editor"), by=somebody("kenya-lead"))
    # 4 person, mandates, profile; 2 permissions of groups; 1 seasons; 3 months, stories, placements;
    # 1 hand-overs; 5 facts; Wagtail's frame.
    assert queries(client, f"/admin/season/{season.pk}/") == few <= 30


def queries(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(path).status_code == 200
    return len(caught)


def test_the_months_history__is_told_to_its_region_alone():
    slot = put_in_month(write_story(), month(plan_season(), 4))
    handover = hand_over(slot, to="macedonia")
    path = f"/admin/season/month/{slot.pk}/"
    told = "kenya-editor put a story into it"
    assert told not in at_desk("congo-lead").get(path).content.decode()
    words = at_desk("kenya-approver").get(path).content.decode()
    assert words.index("offered to hand it over") < words.index(told)  # the newest first
    handing_over.answer(handover, accepted=False, by=somebody("macedonia-lead"))
    assert "declined the hand-over" in at_desk("coordinator").get(path).content.decode()
