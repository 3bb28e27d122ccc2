"""Members help somebody without an account, by way of a lead: the words are agreed to, the two sides never
learn of each other, and nothing stays when the person deletes."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from directory.intake import looking
from directory.lifecycle import move
from directory.models import (
    CaseProposal,
    IntakeCase,
    Message,
    Request,
)
from directory.profiles.ties import introductions, requests
from directory.states import By, State
from regions.mandates import end
from regions.models import Mandate
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.exchange.actions import ask_for, helper, match, say_yes
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, Person

from .acts import at, come_back
from .helping import DETAIL, SUMMARY, act, agree, filled, looked_for, opened, proposed, screen

pytestmark = pytest.mark.django_db
LEAD = "kenya-lead"


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
