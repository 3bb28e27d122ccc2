"""Two people who shall never be brought together: honoured wherever one could meet the other."""

import pytest
from django.urls import reverse
from django.utils import timezone

from directory.exchange import asks, waves
from directory.excluding import acts
from directory.introductions import acts as introductions
from directory.listing import refresh_listing
from directory.models import Ask, Exclusion, Introduction, Request
from directory.profiles.erasing import erase
from directory.profiles.exporting import export
from directory.profiles.hiding import hide
from directory.states import By
from safekeeping.models import AuditEvent
from tests.directory.browse.acts import bare, browser, count_of, facet_counts, finds, look
from tests.directory.exchange.actions import ask_for, asked, helper, match, say_yes
from tests.factories import MemberFactory
from tests.races import at_once

pytestmark = pytest.mark.django_db


def address(name: str, *args) -> str:
    return reverse(f"directory:{name}", args=args)


def exclude(member, other):
    return browser(member).post(address("exclude", other.public_id))


@pytest.fixture
def me():
    return MemberFactory(display_name="Seeker", languages=["en"])


# Denials ------------------------------------------------------------------------------------------------


def test_somebody_one_cannot_see__cannot_be_excluded_and_nothing_tells_them_apart(me):
    hidden, gone = MemberFactory(invisible=True), MemberFactory()
    gone_id = gone.public_id
    erase(gone, by=By.OWNER)
    client = browser(me)
    answers = [client.post(address("exclude", one)) for one in (hidden.public_id, gone_id, "A" * 22, "x")]
    answers.append(client.post(address("exclude", me.public_id)))
    assert {bare(answer) for answer in answers} == {bare(answers[0])} and answers[0].status_code == 404
    assert not Exclusion.objects.exists()


def test_looking__changes_nothing_and_others_rows_are_not_found(me):
    other = helper()
    client = browser(me)
    assert client.get(address("exclude", other.public_id)).status_code == 405
    row = acts.exclude(other, me, knew_name=True)
    assert client.post(address("take_back_exclusion", row.public_id)).status_code == 404
    assert Exclusion.objects.get() == row
    assert "Nobody" in client.get(address("exclusions")).content.decode()


def test_helper__cannot_exclude_whom_they_do_not_know_yet(me):
    one = helper()
    ask_for(me)
    match()
    row = say_yes(one)
    assert "Never connect" not in browser(one).get(address("introduction", row.public_id)).content.decode()
    assert browser(one).post(address("exclude_introduced", row.public_id)).status_code == 404
    assert browser(MemberFactory()).post(address("exclude_introduced", row.public_id)).status_code == 404
    assert not Exclusion.objects.exists()


# Both ways, everywhere -----------------------------------------------------------------------------------


@pytest.mark.parametrize("who_said", [0, 1])
def test_two_kept_apart__find_each_other_nowhere(who_said):
    both = [helper(display_name="Amani", code="law"), helper(display_name="Baraka", code="law")]
    MemberFactory(display_name="Chidi")
    exclude(both[who_said], both[1 - who_said])
    for one, other in (both, both[::-1]):
        answer = look(one)
        assert finds(one) == finds(one, "?q=chidi") == ["Chidi"] and count_of(answer) == 1
        assert "English" not in facet_counts(answer)
        assert finds(one, f"?q={other.display_name}") == []
        client = browser(one)
        nobody = {name: bare(client.get(address(name, "A" * 22))) for name in ("member", "ask")}
        for name, told in nobody.items():
            status, page = bare(client.get(address(name, other.public_id)))
            assert (status, page.replace(other.public_id, "A" * 22)) == told
    assert finds(MemberFactory()) == ["Amani", "Baraka", "Chidi"]  # others see both


def test_engine__asks_neither_for_the_other_whoever_said_so(me):
    first, second, third = helper(), helper(), helper()
    acts.exclude(me, first, knew_name=True)
    acts.exclude(second, me, knew_name=True)
    request = ask_for(me, urgency=3)
    match()
    assert asked(request) == [third]
    other = ask_for(MemberFactory(languages=["en"]), urgency=3)
    match()
    assert set(asked(other)) == {first, second}


def test_wave_and_yes__find_an_exclusion_that_came_meanwhile(me):
    one = helper()
    request = ask_for(me)
    before = Request.objects.get(pk=request.pk)
    Exclusion.objects.create(member=one, other=me)
    assert waves.send(before, [one.pk], {(request.pk, one.pk): []}, timezone.now()) == 0
    ask = Ask.objects.create(request=request, member=one, answer_by=timezone.now())
    with pytest.raises(asks.TooLate):
        asks.say_yes(ask)
    assert not Introduction.objects.exists()


# What it ends ---------------------------------------------------------------------------------------------


def test_what_waits_between_two__ends_silently(me):
    one, other = helper(), helper()
    request = ask_for(me, urgency=3)
    match()
    assert set(asked(request)) == {one, other}
    acts.exclude(me, one, knew_name=True)
    assert one.asks.get().state == Ask.State.WITHDRAWN and other.asks.get().state == Ask.State.WAITING
    request.refresh_from_db()
    assert request.state == Request.State.LOOKING
    assert not me.notices.exists() and [notice.kind for notice in one.notices.all()] == ["asked"]


def test_proposal_and_open_introduction__end_as_they_always_do(me):
    one = helper()
    request = ask_for(me)
    match()
    row = say_yes(one)
    browser(me).post(address("exclude_introduced", row.public_id))
    row.refresh_from_db()
    request.refresh_from_db()
    assert (row.state, request.state) == (Introduction.State.DECLINED, Request.State.LOOKING)
    assert one.notices.latest("pk").kind == "not_taken_up"

    other = helper()
    ask = Ask.objects.create(request=request, member=other, answer_by=timezone.now())
    row = asks.say_yes(ask)
    introductions.accept(row, by=me)
    browser(other).post(address("exclude_introduced", row.public_id))
    row.refresh_from_db()
    assert row.state == Introduction.State.CLOSED
    assert me.notices.first().kind == "closed"


# The own list ----------------------------------------------------------------------------------------------


def test_own_list__names_whom_one_saw_and_takes_back(me):
    one = helper(display_name="Amani")
    for _twice in range(2):
        exclude(me, one)
    row = Exclusion.objects.get()
    assert "Amani" in browser(me).get(address("exclusions")).content.decode()
    browser(me).post(address("take_back_exclusion", row.public_id))
    assert not Exclusion.objects.exists()
    assert finds(me) == ["Amani"]
    events = AuditEvent.objects.filter(event__startswith="exclusion.")
    assert [(event.event, event.subject, event.facts) for event in events.order_by("sequence")] == [
        ("exclusion.made", "", {}),
        ("exclusion.taken_back", "", {}),
    ]


def test_own_list__does_not_tell_who_hid_who_is_gone_and_who_excluded_back(me):
    """In each of these worlds the same list, but for the name that every other member still sees."""
    one = helper(display_name="Amani")
    acts.exclude(me, one, knew_name=True)
    with_name = bare(browser(me).get(address("exclusions")))
    acts.exclude(one, me, knew_name=True)
    assert bare(browser(me).get(address("exclusions"))) == with_name
    hide(one, actor_id=None)
    hidden = bare(browser(me).get(address("exclusions")))
    assert "Amani" not in hidden[1]
    erase(one, by=By.OWNER)
    assert bare(browser(me).get(address("exclusions"))) == hidden


def test_helper_who_showed_nothing__is_not_named_when_they_show_more_later(me):
    one = helper(display_name="Amani", invisible=True)
    ask_for(me)
    match()
    row = say_yes(one)
    browser(me).post(address("exclude_introduced", row.public_id))
    one.preset = "members"
    one.save()
    refresh_listing(one)
    assert "Amani" not in browser(me).get(address("exclusions")).content.decode()


def test_hiding__keeps_what_was_said_and_erasure_forgets_it(me):
    one = helper()
    acts.exclude(me, one, knew_name=True)
    hide(me, actor_id=None)
    assert Exclusion.objects.count() == 1
    assert export(me)["exclusions"] == [Exclusion.objects.get().made_on]
    assert one.display_name not in repr(export(me)) and one.public_id not in repr(export(me)["exclusions"])
    erase(me, by=By.OWNER)
    assert not Exclusion.objects.exists()


# At the same instant ---------------------------------------------------------------------------------------


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_yes_and_exclusion_at_once__leave_nothing_open():
    for _round in range(6):
        seeker, one = MemberFactory(languages=["en"]), helper()
        ask = Ask.objects.create(request=ask_for(seeker), member=one, answer_by=timezone.now())
        at_once(
            lambda ask=ask: asks.say_yes(ask),
            lambda seeker=seeker, one=one: acts.exclude(seeker, one, knew_name=True),
            lambda seeker=seeker, one=one: acts.exclude(one, seeker, knew_name=True),
        )
        assert Exclusion.objects.between(seeker, one).count() == 2
        assert not Introduction.objects.taking_capacity().of(seeker).exists()
        ask.refresh_from_db()
        assert ask.state in (Ask.State.WITHDRAWN, Ask.State.YES)
