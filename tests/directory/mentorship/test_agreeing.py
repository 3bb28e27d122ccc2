"""Two yeses; whatever keeps them from coming looks the same to the other one."""

import pytest

from directory.exchange import asks
from directory.exchange.capacity import left
from directory.mentorship import agreeing, together
from directory.mentorship.agreeing import NoRoom
from directory.mentorship.states import WrongStep
from directory.models import Member, Mentorship
from directory.profiles.hiding import hide, rest
from directory.visibility import told, viewer_of
from safekeeping.models import AuditEvent
from tests.directory.exchange.actions import ask_for, match
from tests.directory.exchange.actions import ask_of as ask_to
from tests.directory.exchange.actions import offer as offer_help
from tests.factories import MemberFactory

from .actions import fresh, kinds, later, mentor, person, proposal
from .actions import together as paired

pytestmark = pytest.mark.django_db


def seen(looking: Member, shown: Member) -> dict:
    looking, shown = fresh(looking), fresh(shown)
    return told(viewer_of(looking.user, shown), shown)


# Deny first ----------------------------------------------------------------------------------------------


def test_yes_and_no__belong_to_the_two():
    row, stranger = proposal(), person()
    with pytest.raises(WrongStep):
        agreeing.say_yes(row, by=stranger)
    agreeing.say_no(row, by=stranger)
    assert fresh(row).state == "proposed"


def test_one_yes__makes_no_partners():
    row = proposal()
    for first, second in ((row.mentor, row.mentee), (row.mentee, row.mentor)):
        agreeing.say_yes(row, by=first)
        agreeing.say_yes(row, by=first)
        if fresh(row).state == "proposed":
            assert "country" not in seen(second, first)
            with pytest.raises(WrongStep):
                together.write(row, author=first, text="Hello", form_key="1")
    assert fresh(row).state == "running"


def test_mentor_without_room__cannot_say_yes_and_loses_nothing():
    row = proposal()
    Member.objects.filter(pk=row.mentor_id).update(at_once=0)
    with pytest.raises(NoRoom):
        agreeing.say_yes(row, by=row.mentor)
    assert fresh(row).mentor_yes_at is None
    Member.objects.filter(pk=row.mentor_id).update(at_once=1)
    assert agreeing.say_yes(row, by=row.mentor).mentor_yes_at


def test_resting_member__ends_the_rest_first():
    row = proposal()
    rest(row.mentee, actor_id=None)
    with pytest.raises(WrongStep, match="rest"):
        agreeing.say_yes(row, by=row.mentee)
    assert fresh(row).mentee_yes_at is None


# Nobody learns who ---------------------------------------------------------------------------------------


def a_no(row):
    agreeing.say_no(row, by=row.mentor)


def silence(row):
    later(row, "answer_by", days=11)
    agreeing.end_overdue()


def hiding(row):
    hide(row.mentor, actor_id=None)


@pytest.mark.parametrize("way", [a_no, silence, hiding])
def test_no_silence_and_hiding__are_one_thing_to_the_one_who_said_yes(way):
    row = proposal()
    agreeing.say_yes(row, by=row.mentee)
    way(row)
    row = fresh(row)
    assert row.state == "not-taken-up"
    assert kinds(row.mentee) == ["mentorship_not_taken_up", "mentorship_proposed"]
    assert kinds(row.mentor) == ["mentorship_proposed"]
    assert row.mentee_entry.state == "open"


def test_whoever_said_nothing__is_told_nothing():
    row = proposal()
    agreeing.say_no(row, by=row.mentee)
    assert kinds(row.mentor) == ["mentorship_proposed"]
    events = AuditEvent.objects.filter(event__startswith="mentorship.").values_list("event", "actor_id")
    assert list(events.order_by("sequence")) == [
        ("mentorship.proposed", None),
        ("mentorship.not_taken_up", None),
    ]


def test_no_that_comes_too_late__changes_nothing():
    row = paired()
    agreeing.say_no(row, by=row.mentor)
    assert fresh(row).state == "running"


# A mentor's load -----------------------------------------------------------------------------------------


def test_mentors_load__counts_from_their_yes_to_the_end_and_a_mentees_never():
    row = proposal()
    assert left(row.mentor) == 2
    agreeing.say_yes(row, by=row.mentor)
    assert left(row.mentor) == 1
    agreeing.say_yes(row, by=row.mentee)
    together.pause(row, by=row.mentee)
    assert (left(row.mentor), left(row.mentee)) == (1, 2)
    together.finish(row, by=row.mentor, outcome="partly", thanks="")
    assert left(row.mentor) == 2


def test_mentor_at_their_limit__is_asked_for_nothing_and_cannot_say_yes_to_a_waiting_ask():
    row, asker = proposal(mentors={"member": person(at_once=1)}), person()
    offer_help(row.mentor)
    ask_for(asker)
    match()
    waiting = ask_to(row.mentor)
    agreeing.say_yes(row, by=row.mentor)
    with pytest.raises(asks.NoRoom):
        asks.say_yes(waiting)
    other = ask_for(asker)
    match()
    assert not other.asks.exists()


def test_helper_at_their_limit__is_not_proposed_as_mentor():
    one = person(at_once=1)
    offer_help(one)
    ask_for(person())
    match()
    asks.say_yes(ask_to(one))
    row = proposal()  # another pair
    mentor(row.programme, member=one)
    assert not Mentorship.objects.filter(mentor=one).exists()


# Together ------------------------------------------------------------------------------------------------


def test_both_yeses__make_partners_for_as_long_as_it_lasts():
    row = paired(member=MemberFactory(languages=["en"], country="KE", preset="invisible"))
    assert seen(row.mentor, row.mentee)["country"] == "KE"
    assert "contact" not in seen(row.mentor, row.mentee)
    assert "country" not in seen(person(), row.mentee)
    together.finish(row, by=row.mentor, outcome="reached", thanks="")
    assert "country" not in seen(row.mentor, row.mentee)


def test_length__is_the_programmes():
    row = paired()
    assert (row.ends_on - row.opened_at.date()).days == 30 * row.programme.months
    assert kinds(row.mentor)[0] == kinds(row.mentee)[0] == "mentorship_agreed"
