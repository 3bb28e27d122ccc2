"""Many at the same instant: capacity holds, nobody is proposed twice, hiding and agreeing never block each
other for good."""

import pytest

from directory.exchange import asks
from directory.exchange.capacity import left
from directory.mentorship import agreeing, entries, together
from directory.models import Member, Mentorship
from directory.profiles.erasing import erase
from directory.profiles.hiding import hide
from directory.states import By
from tests.directory.exchange.actions import ask_for, match
from tests.directory.exchange.actions import offer as offer_help
from tests.races import at_once

from .actions import fresh, mentee, mentor, pair_up, person, programme, proposal
from .actions import together as paired

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_mentorship_and_introduction_at_once__take_one_place():
    """A mentor with one place says yes to a mentee in one window and to an ask in another."""
    one = person(at_once=1)
    offer_help(one)
    ask_for(person())
    match()
    row = proposal_for(one)
    waiting = one.asks.get()
    at_once(lambda: agreeing.say_yes(row, by=one), lambda: asks.say_yes(waiting))
    assert left(fresh(one)) == 0
    taken = Mentorship.objects.taking_capacity().count() + one.introductions_helped.count()
    assert taken == 1


def proposal_for(one: Member) -> Mentorship:
    """Proposed although an ask waits: the engine would have waited."""
    row = proposal()
    Mentorship.objects.filter(pk=row.pk).update(mentor=one)
    return fresh(row)


def test_many_mentees_agree_at_once__nobody_takes_more_than_they_wanted():
    where = programme()
    one = mentor(where, member=person(at_once=5), places=5)
    for _number in range(5):
        mentee(where)
    pair_up()
    rows = list(Mentorship.objects.filter(mentor=one))
    assert len(rows) == 3  # in a month no more
    Member.objects.filter(pk=one.pk).update(at_once=1)
    at_once(*(lambda row=row: agreeing.say_yes(row, by=one) for row in rows))
    assert Mentorship.objects.filter(mentor_yes_at__isnull=False).count() == 1


def test_both_yeses_and_a_no_at_once__end_in_one_of_two_ways():
    for _round in range(4):
        row = proposal()
        at_once(
            lambda row=row: agreeing.say_yes(row, by=row.mentor),
            lambda row=row: agreeing.say_yes(row, by=row.mentee),
            lambda row=row: agreeing.say_no(row, by=row.mentee),
        )
        found = fresh(row)
        assert found.state in ("running", "not-taken-up")
        assert (found.state == "running") == bool(found.opened_at)


def test_runs_at_once__propose_each_pair_once():
    where = programme()
    for _number in range(3):
        mentor(where)
        mentee(where)
    at_once(pair_up, pair_up, pair_up)
    assert Mentorship.objects.count() == 3
    assert Mentorship.objects.values("mentee").distinct().count() == 3


def test_two_partners_hide_at_once__both_are_hidden_and_it_is_paused():
    for _round in range(4):
        row = paired()
        results = at_once(
            lambda row=row: hide(row.mentor, actor_id=None), lambda row=row: hide(row.mentee, actor_id=None)
        )
        assert not [result for result in results if isinstance(result, Exception)]
        assert fresh(row).state == "paused"
        assert {fresh(row.mentor).state, fresh(row.mentee).state} == {"hidden"}


def test_hiding_while_the_other_agrees__leaves_nothing_planned_and_nothing_running():
    for _round in range(4):
        row = proposal()
        agreeing.say_yes(row, by=row.mentor)
        results = at_once(
            lambda row=row: agreeing.say_yes(row, by=row.mentee),
            lambda row=row: hide(row.mentor, actor_id=None),
        )
        assert not isinstance(results[1], Exception)
        assert fresh(row).state in ("paused", "not-taken-up")


def test_goals_at_once__stay_three():
    row = paired()
    at_once(*(lambda by=by: together.add_goal(row, by=by, text="One") for by in (row.mentor, row.mentee) * 4))
    assert row.goals.count() == 3


def test_one_hides_while_the_other_withdraws_or_erases__nobody_waits_for_good():
    for other in (lambda row: entries.withdraw(row.mentee_entry), lambda row: erase(row.mentee, by=By.OWNER)):
        row = proposal()
        results = at_once(
            lambda row=row, other=other: other(row), lambda row=row: hide(row.mentor, actor_id=None)
        )
        assert not [result for result in results if isinstance(result, Exception)]
        assert fresh(row).state == "not-taken-up"
