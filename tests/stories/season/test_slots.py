"""The twelve months: who may plan them, who was first, and what happens to a month without its story."""

import pytest
from django.db import IntegrityError, transaction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction

from safekeeping.models import AuditEvent
from stories.models import Slot
from stories.season import exchange, handing_over, slots
from stories.season.slots import MonthTakenError, SlotRefused
from stories.season.states import TRANSITIONS, State
from tests.actions import fresh, release_page, somebody, structure, submit_for_sign_off, write_story
from tests.factories import region
from tests.stories.season.actions import hand_over, host, month, open_now, plan_season, put_in_month

pytestmark = pytest.mark.django_db
OTHERS = ["macedonia-editor", "macedonia-lead", "fr-translator", "fr-reviewer", "kenya-safety", ""]


def test_a_season__has_twelve_months_from_any_month_on():
    season = plan_season(year=2026, start_month=3)
    assert [(each.year, each.month) for each in season.months][:1] == [(2026, 3)]
    assert [(each.year, each.month) for each in season.months][-1] == (2027, 2)
    assert sorted(Slot.objects.values_list("month", flat=True)) == list(range(1, 13))
    assert {slot.state for slot in Slot.objects.all()} == {State.EMPTY}
    season.save()
    assert Slot.objects.count() == 12


def test_a_month__may_come_out_on_its_first_day_unless_somebody_says_otherwise(settings):
    settings.SITE_TIME_ZONE = "Africa/Nairobi"
    slot = month(plan_season(), 4)
    assert slot.embargo_until.isoformat() == "2026-04-01T05:00:00+00:00"


def test_the_database__lets_one_story_into_a_month_and_a_story_into_one_month():
    season = plan_season()
    story = write_story()
    put_in_month(story, month(season, 4))
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.filter(pk=month(season, 5).pk).update(story=story)
    with pytest.raises(IntegrityError), transaction.atomic():
        Slot.objects.create(season=season, month=4)


def test_claim__tells_the_second_who_was_first_and_keeps_their_draft():
    season = plan_season()
    first, second = write_story(), write_story(by=somebody("kenya-editor", "kenya-lead"), title="The other")
    put_in_month(first, month(season, 4))
    with pytest.raises(MonthTakenError, match="kenya-editor"):
        slots.claim(month(season, 4), second, by=second.owner)
    assert fresh(second).title == "The other"
    assert month(season, 4).story == first


@pytest.mark.parametrize("who", OTHERS)
def test_claim__is_for_writers_of_the_story(who):
    season, story = plan_season(), write_story()
    with pytest.raises(SlotRefused):
        slots.claim(month(season, 4), story, by=somebody(*filter(None, [who])))
    assert month(season, 4).story is None


def test_claim__of_another_regions_month_is_refused():
    season = plan_season()
    slot = host(month(season, 4), "macedonia")
    with pytest.raises(SlotRefused, match="Macedonia"):
        put_in_month(write_story(), slot)
    assert month(season, 4).story is None


def test_claim__moves_a_story_without_address_below_its_season():
    season, story = plan_season(), write_story()
    put_in_month(story, month(season, 4))
    assert fresh(story).get_parent().pk == season.pk


@pytest.mark.parametrize("who", OTHERS)
def test_planning__is_for_the_host(who):
    slot = host(month(plan_season(), 4))
    person = somebody(*filter(None, [who]))
    for act in (
        lambda: slots.assign(slot, owner=somebody("kenya-editor"), by=person),
        lambda: slots.skip(slot, reason="Nobody has the time for it.", by=person),
        lambda: slots.set_embargo(slot, None, by=person),
        lambda: slots.give_back(slot, by=person),
        lambda: slots.free(slot, by=person),
        lambda: slots.pitch(slot, region=region("kenya"), theme="Mine", by=person),
    ):
        with pytest.raises(SlotRefused):
            act()
    kept = Slot.objects.get(pk=slot.pk)
    assert (kept.state, kept.owner, kept.theme) == (State.PITCHED, None, "A bench")


def test_a_deleted_story__frees_its_month():
    season, story = plan_season(), write_story()
    put_in_month(story, month(season, 4))
    DeletePageAction(fresh(story), user=None).execute(skip_permission_checks=True)
    assert (month(season, 4).story, month(season, 4).state) == (None, State.ASSIGNED)


def test_a_story_moved_out_of_its_season__frees_its_month():
    season, story = plan_season(), write_story()
    put_in_month(story, month(season, 4))
    MovePageAction(fresh(story), structure(), pos="last-child").execute(skip_permission_checks=True)
    assert month(season, 4).story is None


def test_stories_moved_together__free_their_months_and_are_kept(client):
    season, stories = plan_season(), [write_story(), write_story()]
    for number, story in enumerate(stories, start=4):
        put_in_month(story, month(season, number))
    client.force_login(somebody("coordinator"))
    ids = "&".join(f"id={story.pk}" for story in stories)
    answers = {"chooser": structure().pk}
    client.post(f"/admin/bulk/wagtailcore/page/move/?{ids}", answers)
    assert {fresh(story).get_parent().pk for story in stories} == {structure().pk}
    assert not Slot.objects.exclude(story=None).exists()


def test_a_copy__takes_no_month():
    season, story = plan_season(), write_story()
    put_in_month(story, month(season, 4))
    copy = fresh(story).copy(update_attrs={"slug": "copy", "title": "Copy"}, user=story.owner)
    assert not Slot.objects.of_story(copy).exists()
    assert month(season, 4).story == story


def test_a_story_that_comes_out__takes_its_month_along_and_keeps_it_when_it_goes_down():
    season, story = plan_season(), write_story()
    open_now(put_in_month(story, month(season, 4)))
    story = release_page(fresh(story))
    assert month(season, 4).state == State.RELEASED
    story.unpublish()
    slot = month(season, 4)
    assert (slot.state, slot.is_down, slot.story) == (State.RELEASED, True, story)
    slots.free(slot, by=somebody("kenya-editor"))
    assert month(season, 4).story is None


def test_free__is_refused_while_the_story_is_public():
    season, story = plan_season(), write_story()
    open_now(put_in_month(story, month(season, 4)))
    release_page(fresh(story))
    with pytest.raises(SlotRefused):
        slots.free(month(season, 4), by=somebody("kenya-editor"))
    assert month(season, 4).story == story


def test_ready__waits_for_the_receiving_regions_lead():
    season, story = plan_season(), write_story()
    slot = put_in_month(story, month(season, 4))
    submit_for_sign_off(fresh(story), by=somebody("kenya-editor"))
    with pytest.raises(SlotRefused, match="hand-over"):
        slots.make_ready(slot, by=somebody("kenya-lead"))
    handover = hand_over(slot, to="macedonia")
    for who in ("kenya-lead", "macedonia-editor", "congo-lead"):
        with pytest.raises(SlotRefused):
            handing_over.answer(handover, accepted=True, by=somebody(who))
    handing_over.answer(handover, accepted=True, by=somebody("macedonia-lead"))
    assert month(season, 4).state == State.HANDED_OVER
    assert month(season, 4).region == region("macedonia")
    with pytest.raises(SlotRefused, match="sign-offs"):
        slots.make_ready(slot, by=somebody("macedonia-lead"))


def test_hand_over__needs_every_point_of_its_list_and_stands_once():
    slot = put_in_month(write_story(), month(plan_season(), 4))
    with pytest.raises(SlotRefused, match="Every point"):
        handing_over.offer(
            slot, to_region=region("network"), checklist=["contact"], by=somebody("kenya-lead")
        )
    hand_over(slot)
    with pytest.raises(SlotRefused, match="open already"):
        hand_over(slot)
    assert slot.handovers.count() == 1


def test_exchange__moves_what_is_planned_and_leaves_each_month_its_instant():
    season, story = plan_season(), write_story()
    april, may = month(season, 4), month(season, 5)
    put_in_month(story, april)
    host(may)
    exchange.exchange(april, may, by=somebody("kenya-lead"))
    assert (month(season, 4).state, month(season, 4).theme, month(season, 4).story) == (
        "pitched",
        "A bench",
        None,
    )
    assert (month(season, 5).state, month(season, 5).story) == (State.IN_WORK, story)
    assert month(season, 5).embargo_until == may.embargo_until
    told = AuditEvent.objects.filter(event="season.exchanged").values_list("subject", "facts")
    assert sorted(told) == [(f"slot:{april.pk}", {"other": may.pk}), (f"slot:{may.pk}", {"other": april.pk})]


def test_exchange__takes_nothing_from_another_region():
    season = plan_season()
    ours, theirs = host(month(season, 4)), host(month(season, 5), "macedonia")
    with pytest.raises(SlotRefused):
        exchange.exchange(ours, theirs, by=somebody("kenya-lead"))
    assert month(season, 4).region == region("kenya")


def test_the_states__allow_no_other_step():
    slot = month(plan_season(), 4)
    for before in State:
        for after in State:
            slot.state = before
            if after == before or after in TRANSITIONS[before]:
                slots.go(slot, after)
                assert slot.state == after
            else:
                with pytest.raises(SlotRefused):
                    slots.go(slot, after)
                assert slot.state == before
