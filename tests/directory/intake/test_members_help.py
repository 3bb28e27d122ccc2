"""Members help somebody without an account, by way of a lead: the words are agreed to, the two sides never
learn of each other, and nothing stays when the person deletes."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from directory.intake import cases, looking
from directory.lifecycle import move
from directory.models import (
    Ask,
    CaseProposal,
    FollowUp,
    IntakeCase,
    Introduction,
    Message,
    Request,
    SafetyReport,
)
from directory.profiles.ties import introductions, requests
from directory.states import By, State
from regions.mandates import end
from regions.models import Mandate
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.exchange.actions import ask_for, helper, match, say_yes
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, Person, region, skill
from tests.races import at_once

from .acts import asked, at, come_back, delete, write

pytestmark = pytest.mark.django_db
LEAD = "kenya-lead"
SUMMARY, DETAIL = "Somebody is followed and needs advice.", "It happens on the way home, since Monday."


@pytest.fixture
def case(client):
    skill("law")
    return asked(client, region=region("kenya"), languages=["en"])


@pytest.fixture
def lead():
    """A lead of Kenya who is a member as well."""
    return MemberFactory(user=Person(mandates=[LEAD]), languages=["sw:3"], display_name="Lead Reed").user


def screen(found) -> str:
    return f"{at(found)}members/"


def filled(**fields) -> dict:
    return {
        "act": "propose",
        "skill": skill("law").pk,
        "urgency": 2,
        "languages": [1],
        "summary": SUMMARY,
        "detail": DETAIL,
        **fields,
    }


def proposed(found, lead) -> CaseProposal:
    signed_in(lead).post(screen(found), filled())
    return CaseProposal.objects.get(answer="")


def agree(code, said="yes", proposal=None):
    proposal = proposal or CaseProposal.objects.latest("pk")
    return come_back(Client(), code, act="agree", proposal=proposal.public_id, said=said)


def looked_for(case, lead) -> Request:
    """The person agreed, and members are asked."""
    proposed(case[0], lead)
    agree(case[1])
    match()
    return Request.objects.get(origin="intake")


def act(user, found, name, **data):
    return signed_in(user).post(screen(found), {"act": name, **data})


def opened(case, lead) -> tuple[Introduction, object]:
    """Somebody helps: both have said yes."""
    other = helper("law", place="macedonia")
    looked_for(case, lead)
    row = say_yes(other)
    act(lead, case[0], "accept")
    return Introduction.objects.get(pk=row.pk), other


# Deny first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["macedonia-lead", "network-lead", "coordinator", "kenya-editor", "kenya-safety", "kenya-approver"],
)
def test_others__find_no_screen_and_change_nothing(case, lead, word):
    proposed(case[0], lead)
    user = somebody(word)
    assert signed_in(user).get(screen(case[0])).status_code == 404
    for name in ("open", "propose", "look_again", "withdraw", "accept", "decline", "write", "end"):
        assert act(user, case[0], name, **{**filled(), "act": name}).status_code == 404
    with pytest.raises(PermissionDenied):
        looking.look_again(case[0], by=user)
    assert CaseProposal.objects.get().answer == ""
    assert not Request.objects.exists()


def test_nobody_is_asked__before_the_person_agreed(case, lead):
    other = helper("law")
    proposed(case[0], lead)
    match()
    assert not Request.objects.exists()
    agree(case[1], "no"), agree(case[1], "yes"), agree(case[1], "perhaps")
    match()
    assert not Request.objects.exists()
    assert not other.asks.exists()
    with pytest.raises(ValidationError):
        looking.look_again(case[0], by=lead)


def test_proposal__needs_a_membership_a_clean_summary_and_a_language(case, lead):
    assert "need to be a member" in act(somebody(LEAD), case[0], "open").content.decode()
    with pytest.raises(ValidationError):
        looking.propose(case[0], by=somebody(LEAD), summary=SUMMARY)
    client = signed_in(lead)
    for wrong in (
        {"summary": "Call +254 700 123 456"},
        {"languages": []},
        {"skill": "9" * 30},
        {"skill": "x"},
        {"summary": ""},
    ):
        page = client.post(screen(case[0]), filled(**wrong)).content.decode()
        assert DETAIL in page  # nothing is lost
    assert not CaseProposal.objects.exists()


# The way ---------------------------------------------------------------------------------------------


def test_person__reads_both_texts_agrees_and_is_told_by_the_code(case, lead):
    found, code = case
    proposed(found, lead)
    shown = come_back(Client(), code).content.decode()
    assert SUMMARY in shown
    assert DETAIL in shown
    assert "We are looking among the members" in agree(code).content.decode()
    request = Request.objects.get()
    assert (request.summary, request.member.user) == (SUMMARY, lead)
    assert (request.opened_at.hour, request.opened_at.minute) == (0, 0)
    assert not AuditEvent.objects.filter(event__startswith="request.").exists()
    agree(code)
    assert Request.objects.count() == 1


def test_helper__learns_neither_code_nor_case_nor_lead_nor_detail_before_two_agreed(case, lead):
    other = helper("law", place="macedonia")
    looked_for(case, lead)
    page = signed_in(other.user).get(f"/en/directory/asks/{other.asks.get().public_id}/").content.decode()
    assert SUMMARY in page
    assert "no account" in page
    row = say_yes(other)
    address = f"/en/directory/introductions/{row.public_id}/"
    waiting = signed_in(other.user).get(address).content.decode()
    act(lead, case[0], "accept")
    met = signed_in(other.user).get(address).content.decode()
    assert DETAIL in met
    for said in (page, waiting, met):
        for private in (case[1], f"Case {case[0].pk}", lead.handle, "Lead Reed"):
            assert private not in said
    for said in (page, waiting):
        assert DETAIL not in said


def test_lead__writes_with_the_helper_and_passes_on_what_is_said_both_ways(case, lead):
    row, other = opened(case, lead)
    act(lead, case[0], "write", text="Is the evening a good time?", form_key="a" * 16)
    act(lead, case[0], "write", text="Is the evening a good time?", form_key="a" * 16)
    address = f"/en/directory/introductions/{row.public_id}/"
    assert "Is the evening" in signed_in(other.user).get(address).content.decode()
    signed_in(other.user).post(f"{address}write/", {"text": "Yes. Vary the way.", "form_key": "b" * 16})
    assert Message.objects.count() == 2
    shown = act(lead, case[0], "open").content.decode()
    assert "Yes. Vary the way." in shown
    begun = signed_in(lead).post(at(case[0]), {"act": "pass_on", "passed": "Yes. Vary the way."})
    assert "Yes. Vary the way." in begun.content.decode()
    assert {notice.kind for notice in lead.member.notices.all()} == {"for-case"}


def test_any_lead_of_the_region__goes_on_where_another_began(case, lead):
    row, _other = opened(case, lead)
    second = somebody(LEAD)
    act(second, case[0], "write", text="I go on.", form_key="c" * 16)
    assert Message.objects.get().author == row.requester
    assert AuditEvent.objects.get(event="intake.introduction_write").actor_id == second.pk
    end(Mandate.objects.get(user=lead), by=somebody("coordinator"))
    assert signed_in(lead).get(screen(case[0])).status_code in (302, 404)


def test_request_and_thread__are_on_no_page_and_in_no_export_of_the_lead_as_a_member(case, lead):
    row, other = opened(case, lead)
    request, client = row.request, signed_in(lead)
    for address in (
        f"requests/{request.public_id}/",
        f"introductions/{row.public_id}/",
    ):
        assert client.get(f"/en/directory/{address}").status_code == 404
    assert client.post(f"/en/directory/introductions/{row.public_id}/close/").status_code == 404
    assert (
        client.post(f"/en/directory/requests/{request.public_id}/change/", {"withdraw": 1}).status_code == 404
    )
    assert requests(lead.member) == introductions(lead.member) == []
    assert len(introductions(other)) == 1
    assert SUMMARY not in client.get("/en/directory/requests/").content.decode()


def test_own_requests_of_the_lead__are_as_many_as_before(case, lead):
    proposed(case[0], lead)
    for _ in range(5):
        ask_for(lead.member)
    agree(case[1])
    assert Request.objects.get(origin="intake").state == "looking"


def test_yes__when_the_lead_may_not_ask_any_more_waits_for_another_lead(case, lead):
    proposed(case[0], lead)
    move(lead.member, State.SUSPENDED, by=By.LEAD)
    agree(case[1])
    assert not Request.objects.exists()
    assert IntakeCase.objects.get().state == "waiting"
    second = MemberFactory(user=Person(mandates=[LEAD])).user
    act(second, case[0], "look_again"), act(second, case[0], "look_again")
    assert Request.objects.get().member.user == second


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
    assert not Request.objects.exclude(summary="").exists()
