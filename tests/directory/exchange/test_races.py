"""Many people at the same instant."""

import pytest

from directory.exchange import asks
from directory.models import Ask, Introduction, Member, Request
from tests.factories import MemberFactory, skill
from tests.races import at_once

from .actions import ask_for, helper, match

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
ACCEPTS = 20  # for each of five rounds: a hundred


def test_parallel_yeses__never_exceed_what_one_wanted():
    one = helper()
    Member.objects.filter(pk=one.pk).update(at_once=1)
    seekers = [MemberFactory(languages=["en"]) for _number in range(20)]
    waiting = []
    for seeker in seekers:
        for _number in range(5):
            request = ask_for(seeker)
            waiting.append(Ask.objects.create(request=request, member=one, answer_by=request.opened_at))
    for start in range(0, len(waiting), ACCEPTS):
        at_once(*(lambda ask=ask: asks.say_yes(ask) for ask in waiting[start : start + ACCEPTS]))
    assert Introduction.objects.count() == 1
    assert Ask.objects.filter(state="yes").count() == 1
    assert Request.objects.filter(state="looking").count() == len(waiting) - 1


def test_parallel_yeses_to_one_request__have_one_winner():
    skill("law")
    request = ask_for(MemberFactory(languages=["en"]))
    waiting = [
        Ask.objects.create(request=request, member=helper(), answer_by=request.opened_at)
        for _number in range(6)
    ]
    results = at_once(*(lambda ask=ask: asks.say_yes(ask) for ask in waiting))
    assert sum(isinstance(result, Introduction) for result in results) == 1
    assert sum(isinstance(result, asks.TooLate) for result in results) == 5
    assert Introduction.objects.get().request == request


def test_two_runs_at_once__send_one_wave():
    for _number in range(4):
        helper()
    request = ask_for(MemberFactory(languages=["en"]))
    at_once(match, match, match)
    assert request.asks.count() == 1
