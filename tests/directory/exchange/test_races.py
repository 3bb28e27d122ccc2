"""Many people at the same instant."""

from threading import Event, Timer

import pytest

from directory.exchange import asks, offers
from directory.introductions import acts as introductions
from directory.lifecycle import lock_people
from directory.models import Ask, Introduction, Member, Offer, Request
from directory.profiles.hiding import hide
from directory.profiles.registries import panic_steps
from safekeeping import audit
from tests.factories import MemberFactory, skill
from tests.races import at_once, while_somebody_has

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


@pytest.fixture
def hiding_slowly():
    """Hiding that is still at it when the other one comes; steps of the site itself, in their order."""
    is_hidden, lets_go = Event(), Event()

    def waits(member):
        is_hidden.set()
        lets_go.wait(timeout=3)

    panic_steps.insert(0, waits)
    yield is_hidden, lets_go
    panic_steps.remove(waits)


@pytest.mark.parametrize("answer", [asks.say_yes, asks.say_no])
def test_yes_while_the_one_who_asked_hides__waits_for_the_end_of_it_and_neither_is_stopped(
    hiding_slowly, answer, caplog
):
    is_hidden, lets_go = hiding_slowly
    seeker, one = MemberFactory(languages=["en"]), helper()
    request = ask_for(seeker)
    match()
    ask = request.asks.get()

    def comes_between():
        is_hidden.wait(timeout=10)
        Timer(1, lets_go.set).start()  # by then the answer has come as far as it can
        return answer(ask)

    hidden, said = at_once(lambda: hide(seeker, actor_id=None), comes_between)
    request.refresh_from_db()
    assert (hidden.state, request.state) == ("hidden", "withdrawn")
    assert said is None or isinstance(said, asks.TooLate)
    assert not Introduction.objects.exists()
    assert one.asks.get().state in ("withdrawn", "no")
    assert "A step of hiding failed" not in caplog.text


def test_second_yes_while_the_helper_hides__ends_in_one_of_two_ways(hiding_slowly, caplog):
    is_hidden, lets_go = hiding_slowly
    seeker, one = MemberFactory(languages=["en"]), helper()
    request = ask_for(seeker)
    match()
    row = asks.say_yes(request.asks.get())

    def comes_between():
        is_hidden.wait(timeout=10)
        Timer(1, lets_go.set).start()
        return introductions.accept(row, by=seeker)

    hidden, said = at_once(lambda: hide(one, actor_id=None), comes_between)
    assert hidden.state == "hidden"
    assert isinstance(said, introductions.IntroductionOver)
    assert "A step of hiding failed" not in caplog.text
    request.refresh_from_db()
    assert request.state == "looking"


@pytest.mark.parametrize("act", [offers.renew_offer, offers.take_back])
def test_offer_is_changed_while_its_owner_is_erased__after_it(act):
    one = helper()
    offer = one.offers.get()

    def erasing():
        lock_people(one.pk)
        audit.take_turn()

    done = while_somebody_has(erasing, one.offers.all().delete, lambda: act(offer))
    assert not any(isinstance(each, Exception) for each in done), done
    assert not Offer.objects.exists()
