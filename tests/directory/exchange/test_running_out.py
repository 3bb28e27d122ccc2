"""What runs by the clock, through the commands that operations.md lists: offers and requests that run out,
silences, follow-ups, and the mail at once."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from directory.exchange import offers
from directory.exchange.ending import tell_of_ending_offers
from directory.introductions import acts
from directory.models import Member, Offer, Request
from directory.models.member import today
from directory.notices import MAIL
from directory.states import State
from safekeeping.models import OutboxMessage
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, skill
from tests.races import at_once

from .actions import ask_for, ask_of, helper, later, match, say_yes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def scheme():
    skill("law"), skill("media")


def days(number):
    return time_machine.travel(timezone.now() + timedelta(days=number))


def told(member, kind) -> int:
    return member.notices.filter(kind=kind).count()


def test_offer__its_owner_is_told_once_before_it_runs_out_and_renews_it_inside_the_site():
    member = helper()
    with days(80):
        call_command("match")
        assert told(member, "offer-ending") == 0
    with days(84):
        call_command("match"), call_command("match")
        assert told(member, "offer-ending") == 1
        signed_in(member.user).post(f"/en/directory/offers/{Offer.objects.get().public_id}/", {"renew": "1"})
        assert Offer.objects.get().expires_on == today() + timedelta(days=90)
    with days(84 + 84):
        call_command("match")
        assert told(member, "offer-ending") == 2


def test_offer__that_was_taken_back_or_whose_owner_is_hidden_tells_nothing():
    taken, hidden = helper(), helper()
    offers.take_back(taken.offers.get())
    Member.objects.filter(pk=hidden.pk).update(state=State.HIDDEN)
    with days(85):
        call_command("match")
    assert told(taken, "offer-ending") == told(hidden, "offer-ending") == 0


def test_offer__that_ran_out_is_asked_for_nothing_until_it_is_renewed():
    member, asker = helper(), MemberFactory(languages=["en:3"])
    with days(91):
        request = ask_for(asker)
        match()
        assert not request.asks.exists()
        offers.renew_offer(member.offers.get())
        later(request, "last_wave_at", days=4)
        match()
        assert [ask.member for ask in request.asks.all()] == [member]


def test_request__ends_by_the_command_is_told_and_looks_again_when_renewed():
    asker = MemberFactory(languages=["en:3"])
    request = ask_for(asker)
    with days(31):
        call_command("match")
        request.refresh_from_db()
        assert request.state == Request.State.NOT_FOUND
        assert told(asker, "not_found") == 1
        address = f"/en/directory/requests/{request.public_id}/change/"
        signed_in(asker.user).post(address, {"renew": "1"})
        request.refresh_from_db()
        assert request.state == Request.State.LOOKING
        assert request.expires_on == today() + timedelta(days=30)


def test_three_silences__give_a_rest_kindly_and_an_answer_begins_anew():
    member = helper(rest_days=0)
    for number in range(3):
        with days(10 * number):
            offers.renew_offer(member.offers.get())
            ask_for(MemberFactory(languages=["en:3"]))
            call_command("match")
        with days(10 * number + 4):
            call_command("match")
    member.refresh_from_db()
    assert member.state == State.PAUSED
    assert told(member, "resting") == 1
    assert member.unanswered == 0


def test_follow_ups__ask_both_once_after_7_and_once_after_30_days():
    member, asker = helper(), MemberFactory(languages=["en:3"])
    ask_for(asker)
    match()
    acts.accept(say_yes(member), by=asker)
    for after, expected in ((6, 0), (8, 1), (9, 1), (31, 2), (32, 2)):
        with days(after):
            call_command("match")
            assert told(member, "what_came_of_it") == told(asker, "what_came_of_it") == expected, after


def test_now__mails_at_once_whoever_asked_for_that_and_nobody_else():
    eager, calm = helper(mail_for_now=True), helper()
    request = ask_for(MemberFactory(languages=["en:3"]), urgency=3)
    match(only=request.pk)
    assert {ask_of(one).request_id for one in (eager, calm)} == {request.pk}
    assert [mail.address for mail in OutboxMessage.objects.filter(template=MAIL)] == [eager.user.email]
    ask_for(MemberFactory(languages=["en:3"]), urgency=2)
    match()
    assert OutboxMessage.objects.filter(template=MAIL).count() == 1


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once__tell_of_an_offer_once():
    member = helper()
    Offer.objects.update(expires_on=today() + timedelta(days=3))
    assert sorted(at_once(tell_of_ending_offers, tell_of_ending_offers)) == [0, 1]
    assert told(member, "offer-ending") == 1
