"""Programmes and entries: who may do what, before anybody is paired."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from directory.mentorship import agreeing, entries, programmes
from directory.mentorship.states import WrongStep
from directory.models import MentorshipEntry, Programme
from directory.models.member import today
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.factories import MemberFactory, region

from .actions import (
    enter,
    fresh,
    kinds,
    leader,
    mentee,
    mentor,
    pair_up,
    person,
    programme,
    proposal,
    together,
)

pytestmark = pytest.mark.django_db


# Deny first ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ["kenya-lead", "kenya-editor", "kenya-safety", "fr-reviewer", "member"])
def test_programme__is_made_opened_and_closed_by_no_one_but_a_coordinator(word):
    by = somebody(*([] if word == "member" else [word]))
    row = programme()
    for act in (
        lambda: programmes.save(Programme(names={"en": "Own"}, closes_on=today()), by=by),
        lambda: programmes.open_up(row, by=by),
        lambda: programmes.close(row, by=by),
        lambda: programmes.ask_to_lead(row, "anybody", by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert list(Programme.objects.values_list("state", flat=True)) == ["open"]


def test_programme_that_nobody_leads__does_not_open():
    row = programme(opened=False)
    with pytest.raises(ValidationError, match="mentored before"):
        programmes.open_up(row, by=somebody("coordinator"))
    assert fresh(row).state == "planned"


@pytest.mark.parametrize("state", ["provisional", "paused", "hidden", "sealed", "suspended"])
def test_entry__is_for_active_members(state):
    where = programme()
    with pytest.raises(WrongStep):
        enter(where, MemberFactory(**{state: True}, languages=["en"]), "mentee")
    assert not MentorshipEntry.objects.exists()


def test_entry__denied_while_planned_closed_too_early_too_late_or_of_another_region():
    there = {
        "planned": programme(opened=False),
        "early": programme(opens_on=today() + timedelta(days=1)),
        "late": programme(opens_on=today() - timedelta(days=9), closes_on=today() - timedelta(days=1)),
        "elsewhere": programme(region=region("macedonia")),
        "closed": programme(),
    }
    programmes.close(there["closed"], by=somebody("coordinator"))
    for where in there.values():
        with pytest.raises(WrongStep):
            enter(where, person(), "mentor")
    assert not MentorshipEntry.objects.exists()


def test_words_that_name_or_reach_somebody__are_held_up():
    member = person(display_name="Nyota Njema")
    with pytest.raises(ValidationError, match="seems to hold"):
        enter(programme(), member, "mentee", words="Write to Nyota Njema, 0712 345 678.")
    assert not MentorshipEntry.objects.exists()


# Who leads -----------------------------------------------------------------------------------------------


def test_asking_to_lead__asks_only_active_members_who_have_mentored_and_tells_the_coordinator_nothing():
    coordinator, row = somebody("coordinator"), programme(opened=False)
    never, resting = person(), MemberFactory(paused=True, mentors=["media"])
    for handle in (never.user.handle, resting.user.handle, "nobody-of-this-name"):
        programmes.ask_to_lead(row, handle, by=coordinator)
        assert fresh(row).asked_leader is None
    assert kinds(never) == kinds(resting) == []
    one = leader()
    programmes.ask_to_lead(row, f" {one.user.handle.upper()} ", by=coordinator)
    assert kinds(one) == ["asked_to_lead"]
    events = list(AuditEvent.objects.filter(event="programme.leader_asked").values_list("subject", "facts"))
    assert events == [(f"programme:{row.pk}", {})] * 4


def test_answer_to_lead__is_the_asked_ones_alone_and_a_no_is_told_to_nobody():
    coordinator, row, one = somebody("coordinator"), programme(opened=False), leader()
    programmes.ask_to_lead(row, one.user.handle, by=coordinator)
    programmes.answer_to_lead(row, by=leader(), yes=True)
    assert fresh(row).leader is None
    events = AuditEvent.objects.count()
    programmes.answer_to_lead(row, by=one, yes=False)
    assert fresh(row).leader is None and AuditEvent.objects.count() == events
    programmes.answer_to_lead(row, by=one, yes=True)  # it is not asked any more
    assert fresh(row).leader is None


def test_who_was_a_mentor_here_to_some_end__may_lead():
    row = together()
    assert not programmes.has_mentored(row.mentor)
    type(row).objects.update(state="early")
    assert programmes.has_mentored(row.mentor) and not programmes.has_mentored(row.mentee)


# How it goes ---------------------------------------------------------------------------------------------


def test_entering_again__changes_the_own_entry_and_the_side_while_nothing_hangs_on_it():
    where, member = programme(), person()
    first = enter(where, member, "mentee")
    again = enter(where, member, "mentor", places=3)
    assert first.pk == again.pk
    assert (fresh(first).role, fresh(first).places) == ("mentor", 3)


def test_other_side__denied_while_a_pair_hangs_on_the_entry():
    row = proposal()
    with pytest.raises(WrongStep):
        enter(row.programme, row.mentee, "mentor")
    assert fresh(row.mentee_entry).role == "mentee"


def test_withdrawn__is_proposed_to_nobody_and_lets_a_proposal_lapse_silently():
    row = proposal()
    agreeing.say_yes(row, by=row.mentor)
    entries.withdraw(row.mentee_entry)
    entries.withdraw(row.mentee_entry)
    assert fresh(row).state == "not-taken-up"
    assert kinds(row.mentor).count("mentorship_not_taken_up") == 1
    assert "mentorship_not_taken_up" not in kinds(row.mentee)
    assert pair_up().looking == 0


def test_closing__lets_proposals_lapse_and_what_runs_go_on():
    where = programme()
    running = together(where=where)
    waiting = proposal(where=where)
    programmes.close(where, by=somebody("coordinator"))
    assert (fresh(running).state, fresh(waiting).state) == ("running", "not-taken-up")
    mentees = [mentor, mentee]
    for side in mentees:
        with pytest.raises(WrongStep):
            side(where)
