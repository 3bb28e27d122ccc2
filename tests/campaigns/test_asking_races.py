"""Editors and members who act on one need at the same instant."""

import pytest

from campaigns.desk import asking, keeping
from campaigns.models import Need
from directory.exchange import requests
from directory.models import Request
from tests.actions import somebody
from tests.directory.exchange.actions import ask_for
from tests.factories import MemberFactory, Person, skill
from tests.races import at_once, while_somebody_is_recorded

from .actions import released_campaign

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def need():
    skill("law")
    placement = released_campaign().placement
    return keeping.add_need(placement, by=somebody("kenya-editor"), kind="skills", words="A lawyer")


def editors(number: int) -> list:
    people = [Person(mandates=["kenya-editor"]) for _number in range(number)]
    return [MemberFactory(user=person, languages=["en"]) for person in people]


def test_two_editors_who_ask_at_once__open_one_request(need):
    results = at_once(*(lambda member=member: ask_for(member, origin=need.key) for member in editors(6)))
    assert sum(isinstance(result, Request) for result in results) == 1
    assert all(isinstance(result, Request | requests.RequestRefused) for result in results)
    assert Request.objects.count() == 1


def test_closing_from_both_sides_at_once__closes_both_without_a_fault(need):
    request = ask_for(editors(1)[0], origin=need.key)
    results = at_once(
        lambda: asking.close(need, by=somebody("kenya-editor")),
        lambda: requests.withdraw(request, actor_id=None),
    )
    assert all(result is None or isinstance(result, requests.RequestRefused) for result in results), results
    request.refresh_from_db()
    need.refresh_from_db()
    assert request.state == Request.State.WITHDRAWN
    assert need.closed_on is not None


def test_opening_and_closing_at_once__leave_no_request_for_a_closed_need(need):
    member = editors(1)[0]
    at_once(
        lambda: ask_for(member, origin=need.key),
        lambda: asking.close(need, by=somebody("kenya-editor")),
    )
    need.refresh_from_db()
    looking = Request.objects.filter(state=Request.State.LOOKING).exists()
    assert looking is (need.closed_on is None)


def test_a_need_that_is_removed_while_somebody_opens_it_again__is_gone(need):
    editor = somebody("kenya-editor")
    asking.close(need, by=editor)
    done = while_somebody_is_recorded(
        lambda: keeping.remove_need(need, by=editor), lambda: asking.reopen(need, by=editor)
    )
    assert done == [None, None]
    assert not Need.objects.exists()
