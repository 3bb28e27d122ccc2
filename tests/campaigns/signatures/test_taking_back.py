"""Before and after it counts, one press takes a signature back; closing and withdrawing say so and forget."""

import datetime

import pytest

from campaigns.models import Signature
from editorial.takedown import take_down
from tests.actions import somebody

from ..acting import released_action
from .acts import ADDRESS, at, confirmed, mails, newest_link, people, press, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def action():
    return released_action()


# Taking it back ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("act", ["not-me", "remove"])
@pytest.mark.parametrize("when", ["before", "after"])
def test_taking_back__leaves_nothing_that_leads_to_a_person(client, action, act, when):
    send(client, action, name="Amina", shown="name", country="KE")
    link = newest_link()
    if when == "after":
        press(client, link, "confirm", name="Amina", shown="name", country="KE")
    assert "It is deleted" in press(client, link, act).content.decode()
    assert people(action) == 0
    row = Signature.objects.get()
    assert (row.address, row.name, row.country.code or "") == (None, None, "")
    assert client.get(link).status_code == 404


def test_it_was_not_me__ends_all_mail_of_this_action(client, action):
    send(client, action)
    press(client, newest_link(), "not-me")
    Signature.objects.update(mailed_on=None)
    for _day in range(3):
        send(client, action)
    assert len(mails()) == 1


def test_removed__may_sign_again_another_day_but_gets_no_second_mail_today(client, action):
    confirmed(client, action)
    press(client, newest_link(), "remove")
    send(client, action)
    assert len(mails()) == 1
    Signature.objects.update(mailed_on=datetime.date.today() - datetime.timedelta(days=1))
    send(client, action)
    press(client, newest_link(), "confirm")
    assert people(action) == 1


def test_removal_by_address__answers_alike_and_mails_only_whom_it_counts(client, action):
    confirmed(client, action)
    Signature.objects.update(mailed_on=None)
    answers = []
    for address in (ADDRESS, "nobody@example.org"):
        answer = client.post(at(action, "remove/"), {"address": address})
        answers.append((answer.status_code, answer.url, answer.content))
    assert answers[0] == answers[1]
    assert [mail.address for mail in mails()][1:] == [ADDRESS]
    press(client, newest_link(), "remove")
    assert people(action) == 0


# Closing and withdrawing ---------------------------------------------------------------------------------


def test_closed_while_a_confirmation_waited__says_so_and_forgets(client, action, time_machine):
    today = datetime.date.today()
    action = released_action(closes_on=today)
    send(client, action)
    link = newest_link()
    time_machine.move_to(datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=2))
    assert "closed meanwhile" in press(client, link, "confirm").content.decode()
    assert people(action) == 0
    assert Signature.objects.get().address is None


def test_withdrawn_while_a_confirmation_waited__does_not_count(client, action):
    send(client, action)
    link = newest_link()
    take_down(action.placement, by=somebody("kenya-lead"), reason="A mistake")
    answer = press(client, link, "confirm")
    assert "closed meanwhile" in answer.content.decode()
    assert action.title not in answer.content.decode()
    assert people(action) == 0


def test_withdrawn_after_it_counted__can_still_be_taken_back(client, action):
    confirmed(client, action)
    take_down(action.placement, by=somebody("kenya-lead"), reason="A mistake")
    assert "It is deleted" in press(client, newest_link(), "remove").content.decode()
