"""Asking for help and being asked: who is asked, who wins, and what nobody can tell."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.exchange import asks, offers, requests
from directory.exchange.asks import NoRoom, TooLate
from directory.exchange.requests import RequestRefused
from directory.matching import Step
from directory.models import Ask, Introduction, Member, MemberSkill, Offer, Request
from safekeeping.models import AuditEvent
from tests.factories import MemberFactory, skill

from .actions import ask_for, ask_of, asked, helper, later, match, offer, say_yes

pytestmark = pytest.mark.django_db


# Deny first --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["hidden", "sealed", "suspended"])
def test_request__is_refused_in_states_that_open_nothing(state):
    member = MemberFactory(**{state: True})
    skill("law")
    with pytest.raises(RequestRefused):
        ask_for(member)
    assert not Request.objects.exists()


def test_helper__who_does_not_fit_is_never_asked():
    skill("law")
    helper(languages=["fr:3"])  # no common language
    helper(code="media")  # another skill
    MemberFactory(languages=["en:3"])  # offers nothing
    resting = helper()
    Member.objects.filter(pk=resting.pk).update(at_once=0)
    request = ask_for(MemberFactory(languages=["en:2"]))
    assert match().unserved == 1
    assert asked(request) == []


def test_requester__is_never_asked_for_the_own_request():
    own = helper()
    request = ask_for(own)
    match()
    assert asked(request) == []


def test_sixth_open_request__is_refused():
    member = MemberFactory(languages=["en"])
    for _number in range(5):
        ask_for(member)
    with pytest.raises(RequestRefused):
        ask_for(member)


def test_summary__that_tells_who_asks_is_held_up():
    member = MemberFactory(display_name="Nyota")
    with pytest.raises(ValidationError) as refused:
        ask_for(member, summary="Write to Nyota at nyota@example.org")
    assert "e-mail" in str(refused.value)
    assert not Request.objects.exists()


def test_late_yes__is_told_kindly_and_changes_nothing():
    first, second = helper(), helper()
    request = ask_for(MemberFactory(languages=["en"]), urgency=2)
    match()
    assert set(asked(request)) == {first, second}
    late = ask_of(second)
    say_yes(first)
    with pytest.raises(TooLate):
        asks.say_yes(late)
    assert Introduction.objects.get().helper == first
    assert ask_of(second).state == Ask.State.WITHDRAWN


def test_a_second_yes_within_ones_days_of_rest__is_refused_and_given_after_them():
    one = helper()
    waiting = [
        Ask.objects.create(request=request, member=one, answer_by=request.opened_at)
        for request in (ask_for(MemberFactory(languages=["en"])), ask_for(MemberFactory(languages=["en"])))
    ]
    asks.say_yes(waiting[0])
    with pytest.raises(NoRoom, match="rest"):
        asks.say_yes(waiting[1])
    assert Request.objects.get(pk=waiting[1].request_id).state == Request.State.LOOKING
    Introduction.objects.update(proposed_at=timezone.now() - timedelta(days=one.rest_days, minutes=1))
    asks.say_yes(waiting[1])
    assert Introduction.objects.count() == 2


def test_yes_beyond_what_one_wanted__is_refused_under_the_lock():
    one = helper()
    Member.objects.filter(pk=one.pk).update(rest_days=0)
    for number in range(3):
        ask_for(MemberFactory(languages=["en"]), urgency=3 - number)
    for request in Request.objects.all():
        Ask.objects.create(request=request, member=one, answer_by=request.opened_at)
    waiting = list(one.asks.order_by("pk"))
    for ask in waiting[:2]:
        asks.say_yes(ask)
    with pytest.raises(NoRoom):
        asks.say_yes(waiting[2])
    assert Introduction.objects.count() == 2
    assert Request.objects.get(pk=waiting[2].request_id).state == Request.State.LOOKING


# How it goes -------------------------------------------------------------------------------------------


def test_first_yes__makes_a_proposal_and_lets_the_others_go_silently():
    first, second = helper(), helper()
    seeker = MemberFactory(languages=["en"])
    request = ask_for(seeker, urgency=2)
    match()
    told = second.notices.count()
    introduction = say_yes(first)
    request.refresh_from_db()
    assert (request.state, introduction.state) == ("found", "proposed")
    assert (introduction.requester, introduction.helper) == (seeker, first)
    assert seeker.notices.get().kind == "found"
    assert second.notices.count() == told


def test_no__is_silent_and_the_next_wave_asks_somebody_else():
    first, second = helper(), helper()
    request = ask_for(MemberFactory(languages=["en"]))
    match()
    (chosen,) = asked(request)
    before = Request.objects.values().get(pk=request.pk)
    asks.say_no(ask_of(chosen))
    assert Request.objects.values().get(pk=request.pk) == before
    assert match().due == 0
    request.refresh_from_db()
    later(request, "last_wave_at", days=3)
    match()
    assert set(asked(request)) == {first, second}


def test_narrower_skill__is_found_and_a_broader_one_is_not():
    skill("law")
    skill("asylum", below="law")
    narrow, broad = helper(code="asylum"), helper(code="law")
    for_law, for_asylum = (ask_for(MemberFactory(languages=["en"]), code) for code in ("law", "asylum"))
    match()
    assert asked(for_law) in ([narrow], [broad])
    assert broad not in asked(for_asylum)


def test_request_for_one_person__asks_nobody_else():
    named, better = helper(), helper()
    request = ask_for(MemberFactory(languages=["en"]), named=named)
    match()
    assert asked(request) == [named]
    requests.ask_anybody(request, actor_id=None)
    request.refresh_from_db()
    later(request, "last_wave_at", days=4)
    match()
    assert asked(request) == [named, better]


def test_three_unanswered_asks__give_a_rest():
    quiet = helper()
    for _number in range(3):
        request = ask_for(MemberFactory(languages=["en"]))
        ask = Ask.objects.create(request=request, member=quiet, answer_by=request.opened_at)
        later(ask, "answer_by", days=1)
        Request.objects.filter(pk=request.pk).update(state=Request.State.WITHDRAWN)
    match()
    quiet.refresh_from_db()
    assert (quiet.state, quiet.unanswered) == ("paused", 0)
    assert quiet.notices.first().kind == "resting"


def test_overdue_request__was_not_found_and_can_be_renewed():
    seeker = MemberFactory(languages=["en"])
    request = ask_for(seeker)
    later(request, "expires_on", days=31)
    match()
    request.refresh_from_db()
    assert request.state == "not-found"
    assert seeker.notices.get().about == request.public_id
    requests.renew(request, actor_id=seeker.user_id)
    assert Request.objects.looking().get() == request


def test_widening__gives_up_one_wish_whoever_is_there():
    skill("law")
    skill("asylum", below="law")
    request = ask_for(MemberFactory(languages=["en"]), "asylum", level=3, hours=4)
    without_anybody = requests.wider_steps(request)
    helper(code="law")
    assert requests.wider_steps(request) == without_anybody
    assert set(without_anybody) == {Step.ANY_HOUR, Step.ANY_LEVEL, Step.BROADER_SKILL}
    for step in without_anybody:
        requests.widen(request, step, actor_id=None)
    request.refresh_from_db()
    assert (request.level, request.hours, request.skill.code) == (0, 0, "law")
    with pytest.raises(RequestRefused):
        requests.widen(request, Step.ANY_LEVEL, actor_id=None)


def test_request_for_now__asks_at_once(django_capture_on_commit_callbacks):
    one = helper()
    with django_capture_on_commit_callbacks(execute=True):
        request = ask_for(MemberFactory(languages=["en"]), urgency=3)
    assert asked(request) == [one]


def test_offer__is_shown_in_the_profile_and_taken_back_with_it():
    member = MemberFactory(languages=["en"])
    given = offer(member)
    assert MemberSkill.objects.get(member=member).skill.code == "law"
    with pytest.raises(offers.OfferRefused):
        offer(member)
    offers.take_back(given)
    assert not MemberSkill.objects.exists()
    assert not Offer.objects.open().exists()
    request = ask_for(MemberFactory(languages=["en"]))
    match()
    assert asked(request) == []


def test_offer_that_ran_out__is_not_matched_until_it_is_renewed():
    member = helper()
    given = member.offers.get()
    later(given, "expires_on", days=91)
    request = ask_for(MemberFactory(languages=["en"]))
    match()
    assert asked(request) == []
    offers.renew_offer(given)
    later(request, "last_wave_at", days=4)
    match()
    assert asked(request) == [member]


def test_audit__holds_no_word_of_it():
    first = helper()
    request = ask_for(MemberFactory(languages=["en"], display_name="Nyota"), detail="A secret detail")
    match()
    say_yes(first)
    told = repr(list(AuditEvent.objects.values_list("event", "subject", "facts")))
    assert "secret" not in told and "Nyota" not in told
    assert f"request:{request.pk}" in told


def test_run__costs_the_same_whoever_is_there():
    for _number in range(2):
        helper()
    ask_for(MemberFactory(languages=["en"]))
    with CaptureQueriesContext(connection) as few:
        match()
    for _number in range(10):
        helper()
    ask_for(MemberFactory(languages=["en"]))
    with CaptureQueriesContext(connection) as many:
        match()
    assert len(many) == len(few)
