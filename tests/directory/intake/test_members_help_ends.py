"""How the help of members for somebody without an account ends, and that nothing of it stays."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.intake import cases, looking
from directory.models import (
    Ask,
    CaseProposal,
    FollowUp,
    IntakeCase,
    Message,
    Request,
    SafetyReport,
)
from tests.actions import somebody
from tests.directory.exchange.actions import helper, match
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, Person, region, skill
from tests.races import at_once

from .acts import come_back, delete, write
from .helping import SUMMARY, act, looked_for, opened, screen

pytestmark = pytest.mark.django_db
LEAD = "kenya-lead"


# What came of it, and the end ------------------------------------------------------------------------


def test_what_came_of_it__is_asked_of_the_person_by_the_code(case, lead):
    row, _other = opened(case, lead)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        call_command("match")
        assert "What came of it?" in come_back(Client(), case[1]).content.decode()
        come_back(Client(), case[1], act="came", answer="nonsense")
        come_back(Client(), case[1], act="came", answer="unsafe")
        assert "What came of it?" not in come_back(Client(), case[1]).content.decode()
    assert FollowUp.objects.get(member=row.requester).answer == "unsafe"
    assert SafetyReport.objects.get().member == row.requester


def test_deleting_the_case__closes_everything_and_leaves_no_word(case, lead):
    row, other = opened(case, lead)
    act(lead, case[0], "write", text="Words about the person", form_key="d" * 16)
    delete(Client(), case[1])
    row.refresh_from_db()
    assert row.state == "closed"
    assert other.notices.filter(kind="closed").exists()
    request = Request.objects.get()
    assert (request.summary, request.detail, request.languages) == ("", "", [])
    assert not Message.objects.exists()
    assert not CaseProposal.objects.exists()
    page = signed_in(other.user).get(f"/en/directory/introductions/{row.public_id}/").content.decode()
    assert SUMMARY not in page


def test_deleting_the_case__while_somebody_is_asked_takes_the_question_back(case, lead):
    other = helper("law")
    looked_for(case, lead)
    assert Ask.objects.waiting().filter(member=other).exists()
    delete(Client(), case[1])
    assert not Request.objects.exists()
    assert not Ask.objects.exists()


def test_restored_case__is_forgotten_with_its_request(case, lead):
    looked_for(case, lead)
    assert cases.erase_again(str(case[0].key)) > 0
    assert not Request.objects.exists()
    assert not IntakeCase.objects.exists()


def test_ninety_days__end_the_request_with_the_case(case, lead):
    opened(case, lead)
    with time_machine.travel(timezone.now() + timedelta(days=91)):
        call_command("purge_intake")
    assert not IntakeCase.objects.exists()
    assert Request.objects.get().detail == ""


def test_another_region__that_takes_the_case_begins_anew(case, lead):
    row, _other = opened(case, lead)
    somebody("macedonia-lead")
    cases.hand(case[0], region("macedonia"), by=lead)
    cases.take(case[0], by=somebody("macedonia-lead"))
    row.refresh_from_db()
    assert row.state == "closed"
    assert Request.objects.get().summary == ""


def test_closing_or_stopping__looks_for_nobody_any_more(case, lead):
    request = looked_for(case, lead)
    act(lead, case[0], "withdraw")
    request.refresh_from_db()
    assert request.state == "withdrawn"
    act(lead, case[0], "look_again")
    assert looking.live(case[0]) is not None
    cases.close(case[0], "could_not", by=lead)
    assert looking.live(case[0]) is None
    write(Client(), case[1], text="I am here again.")


def test_screen__asks_the_database_as_often_for_20_messages_as_for_2(case, lead):
    row, other = opened(case, lead)
    client, counts = signed_in(lead), []
    for more in (2, 18):
        for number in range(more):
            Message.objects.create(introduction=row, author=other, text="Words", form_key=f"{more}-{number}")
        client.post(screen(case[0]), {"act": "open"})
        with CaptureQueriesContext(connection) as queries:
            client.post(screen(case[0]), {"act": "open"})
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_agree_and_delete_at_once__leave_one_request_or_nothing():
    skill("law")
    lead = MemberFactory(user=Person(mandates=[LEAD])).user
    found, _code = cases.open_case("one form", "Help me please", region=region("kenya"))
    made = looking.propose(
        found,
        by=lead,
        skill=skill("law"),
        urgency=2,
        languages=[1],
        jurisdiction=None,
        summary=SUMMARY,
        detail="",
    )
    at_once(*[lambda: looking.answer(found, made.public_id, "yes")] * 3)
    assert Request.objects.count() == 1
    outcomes = at_once(lambda: cases.delete(found), lambda: looking.withdraw(found, by=lead), match)
    assert not [one for one in outcomes if isinstance(one, Exception) and not isinstance(one, cases.CaseGone)]
    assert not Request.objects.exists()
