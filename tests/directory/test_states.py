"""The life of a membership: all forty-nine pairs are asked, each by everybody."""

from itertools import product

import pytest
from django.utils import timezone

from directory.lifecycle import move
from directory.models import Member
from directory.states import TRANSITIONS, By, State, WrongTransition, may_follow
from safekeeping.models import AuditEvent
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
ALL = list(product(State, State, By))


def in_state(state: State) -> Member:
    """A member in a state; erased ones have nobody behind them any more."""
    if state is State.ERASED:
        member = MemberFactory()
        Member.objects.filter(pk=member.pk).update(user=None, state=State.ERASED)
    else:
        member = MemberFactory(**{state.value: True})
    return Member.objects.get(pk=member.pk)


def test_table__opens_a_way_out_of_every_state_but_erased():
    assert {before for before, _after in TRANSITIONS} == set(State) - {State.ERASED}
    assert {after for _before, after in TRANSITIONS} == set(State)


def test_table__lets_nobody_vet_themselves_or_lift_their_own_suspension():
    assert not may_follow(State.PROVISIONAL, State.ACTIVE, By.OWNER)
    assert not [
        after
        for before, after, by in ALL
        if before == "suspended" and by is By.OWNER and after != "erased" and may_follow(before, after, by)
    ]


@pytest.mark.parametrize("before", list(State))
def test_move__does_what_the_table_says_and_refuses_every_other_pair(before):
    for after, by in product(State, By):
        member = in_state(before)
        if after is State.ERASED:
            Member.objects.filter(pk=member.pk).update(user=None)
        if before is State.PROVISIONAL and after is State.ACTIVE:
            Member.objects.filter(pk=member.pk).update(vetted_at=timezone.now())
        if may_follow(before, after, by):
            assert move(member, after, by=by).state == after
            assert Member.objects.get(pk=member.pk).state == after
            continue
        events = AuditEvent.objects.count()
        with pytest.raises(WrongTransition):
            move(member, after, by=by)
        assert Member.objects.get(pk=member.pk).state == before
        assert AuditEvent.objects.count() == events


def test_hiding__remembers_where_one_was_and_takes_the_listing_away():
    member = MemberFactory(paused=True)
    assert hasattr(member, "listing")
    move(member, State.HIDDEN, by=By.OWNER, actor_id=member.user_id)
    row = Member.objects.get(pk=member.pk)
    assert row.state_before == "paused"
    assert not hasattr(row, "listing")
    assert AuditEvent.objects.latest("sequence").facts == {"from": "paused", "to": "hidden", "why": ""}
