"""Two people's words make a member: a lead of the region, and somebody from elsewhere. Never one person's."""

import re

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.joining import vetting
from directory.lifecycle import move
from directory.models import Listing, Member, Vetting, VouchAsk
from directory.states import By, State
from regions.mandates import end
from regions.models import Mandate
from safekeeping.append_only import AppendOnlyError
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, ask, fresh, from_elsewhere, newcomer, signed_in, vetted, vouch
from tests.directory.joining.test_invitations import NOBODY_TO_INVITE
from tests.factories import MemberFactory, Person, region
from tests.races import at_once

pytestmark = pytest.mark.django_db
HIDDEN_WORDS = ("Kite House", "KE")


# Four eyes -------------------------------------------------------------------------------------------


def test_vet__denied_for_everybody_but_another_lead_of_the_region():
    own = Person(handle="lead-and-newcomer", mandates=[LEAD])
    member = newcomer(user=own)
    people = [somebody(word) for word in NOBODY_TO_INVITE]
    for person in (*people, own, Person(root=True), MemberFactory().user, from_elsewhere().user):
        with pytest.raises(PermissionDenied):
            vetting.vet(member, by=person)
    assert not Vetting.objects.exists()


def test_one_person__gives_one_word_and_never_both():
    both = MemberFactory(code="macedonia", user=Person(handle="both", mandates=[LEAD]))
    first = newcomer()
    vetting.vet(first, by=both.user)
    with pytest.raises(PermissionDenied):
        vetting.vet(first, by=both.user)
    assert vouch(first, both).state == State.PROVISIONAL
    second = vouch(newcomer(), both)
    with pytest.raises(PermissionDenied):
        vetting.vet(second, by=both.user)
    assert Vetting.objects.count() == 2


@pytest.mark.parametrize("state", ["active", "paused", "hidden", "sealed", "suspended"])
def test_vet__denied_for_whoever_does_not_wait(state):
    with pytest.raises(PermissionDenied):
        vetting.vet(MemberFactory(**{state: True}), by=somebody(LEAD))


def test_answer__denied_for_everybody_who_was_not_asked():
    question = ask(newcomer(), from_elsewhere())
    for person in (somebody(LEAD), Person(), from_elsewhere().user, question.newcomer.user):
        with pytest.raises(PermissionDenied):
            vetting.answer(question, "yes", by=person)
    suspended = question.voucher
    move(suspended, State.SUSPENDED, by=By.LEAD)
    with pytest.raises(PermissionDenied):
        vetting.answer(question, "yes", by=suspended.user)
    assert fresh(question.newcomer).state == State.PROVISIONAL


def test_ask__denied_for_everybody_but_the_newcomer_and_their_leads():
    member, voucher = newcomer(), from_elsewhere()
    for person in (somebody("macedonia-lead"), somebody("coordinator"), voucher.user, newcomer().user):
        with pytest.raises(PermissionDenied):
            vetting.ask_to_vouch(member, voucher.user.handle, by=person)
    assert not VouchAsk.objects.exists()


def test_ask__reaches_only_active_members_and_only_once_and_says_nothing():
    member, voucher = newcomer(), from_elsewhere()
    handles = [MemberFactory(**{state: True}).user.handle for state in ("paused", "hidden", "suspended")]
    handles += [member.user.handle, Person().handle, "nobody-here", "Not A Handle!"]
    client = signed_in(member.user)
    answers = set()
    for handle in [*handles[:8], voucher.user.handle, voucher.user.handle]:
        client.post("/en/directory/waiting/", {"handle": handle})
        page = client.get("/en/directory/waiting/").content.decode()
        answers.add(page.split("<main")[1].partition("<form")[0])
    assert len(answers) == 1
    assert VouchAsk.objects.get().voucher == voucher
    assert voucher.notices.get().kind == "vouch"
    assert voucher.user.handle not in answers.pop()


def test_ask__ten_a_day_and_then_silently_nothing():
    member = newcomer()
    for _ in range(11):
        vetting.ask_to_vouch(member, from_elsewhere().user.handle, by=member.user)
    assert VouchAsk.objects.count() == 10


# From elsewhere --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "voucher, lead, is_enough",
    [
        ({"code": "macedonia"}, {}, True),
        ({"code": "kenya"}, {}, False),  # nothing told: nothing differs
        ({"code": "kenya", "country": "KE"}, {}, False),
        ({"code": "kenya", "country": "UG"}, {}, True),
        ({"code": "kenya", "organisation": "kite house "}, {}, False),
        ({"code": "kenya", "organisation": "Reed Bank"}, {}, True),
        ({"code": "kenya", "country": "UG"}, {"country": "UG"}, False),  # as the lead who vetted
        ({"code": "kenya", "country": "UG"}, {"country": "TZ"}, True),
        ({"code": "macedonia"}, {"country": "KE"}, True),
    ],
)
def test_vouch__counts_from_another_region_country_or_organisation(voucher, lead, is_enough):
    vetter = Person(mandates=[LEAD])
    if lead:
        MemberFactory(code="kenya", user=vetter, **lead)
    member = newcomer(country="KE", organisation="Kite House")
    vetting.vet(member, by=vetter)
    assert (vouch(member, MemberFactory(**voucher)).state == State.ACTIVE) is is_enough


def test_no__is_told_to_nobody_and_costs_nothing():
    member, voucher = newcomer(), from_elsewhere()
    before = AuditEvent.objects.count()
    client = signed_in(member.user)
    waiting = main_of(client)
    vouch(member, voucher, "no")
    assert main_of(client) == waiting
    assert AuditEvent.objects.count() == before
    assert not Vetting.objects.exists()
    vetting.answer(VouchAsk.objects.get(), "yes", by=voucher.user)  # answered once
    assert not Vetting.objects.exists()


def main_of(client) -> str:
    return client.get("/en/directory/waiting/").content.decode().partition("<main")[2].partition("<form")[0]


def test_voucher__sees_a_name_a_region_and_who_asks_and_nothing_else():
    facts = {"country": "KE", "organisation": "Kite House", "about": "About me", "risk_notes": "Risky"}
    member, voucher = newcomer(display_name="Quiet Reed", languages=["lua"], **facts), from_elsewhere()
    question = ask(member, voucher)
    client = signed_in(voucher.user)
    page = client.get(f"/en/directory/vouch/{question.public_id}/").content.decode()
    assert "Quiet Reed" in page
    assert "Kenya" in page
    assert "A lead of their region asks you" in page
    for hidden in ("Kite House", "About me", "Risky", "Tshilub", member.user.handle, somebody(LEAD).handle):
        assert hidden not in page
    member.audiences = {"display_name": []}
    member.save()
    assert "Quiet Reed" not in client.get(f"/en/directory/vouch/{question.public_id}/").content.decode()
    others = signed_in(from_elsewhere().user)
    assert others.get(f"/en/directory/vouch/{question.public_id}/").status_code == 404


def test_question__that_is_settled_answers_like_one_that_was_never_asked():
    member, voucher = newcomer(), from_elsewhere()
    settled, client = ask(member, voucher), signed_in(voucher.user)
    address = f"/en/directory/vouch/{settled.public_id}/"
    client.post(address, {"answer": "no"})
    never = f"/en/directory/vouch/{'x' * len(settled.public_id)}/"
    client.get("/en/directory/inbox/")  # shows the thanks, once
    pages = []
    for one in (address, never):
        page = client.get(one)
        assert page.status_code == 404
        pages.append(
            re.sub(r'(csrfmiddlewaretoken") value="[^"]*"', "", page.content.decode()).replace(one[3:], "")
        )
    assert "This question is closed" in pages[0]
    assert pages[0] == pages[1]


# Two words --------------------------------------------------------------------------------------------


def test_lead_and_vouch__make_a_member_in_either_order():
    first, _voucher = vetted()
    second, voucher = newcomer(), from_elsewhere()
    assert vouch(second, voucher).state == State.PROVISIONAL
    vetting.vet(second, by=somebody(LEAD))
    for member in (first, fresh(second)):
        assert member.state == State.ACTIVE
        assert member.vetted_at is not None
        assert member.notices.filter(kind="vetted").count() == 1
        assert Listing.objects.filter(member=member).exists()
    events = AuditEvent.objects.filter(event="member.word").values_list("facts", flat=True)
    assert list(events) == [{"kind": "lead"}, {"kind": "vouch"}, {"kind": "vouch"}, {"kind": "lead"}]


def test_word__stays_what_it_was_when_its_giver_loses_everything():
    lead = Person(mandates=[LEAD])
    member, voucher = newcomer(), from_elsewhere()
    vetting.vet(member, by=lead)
    end(Mandate.objects.get(user=lead), by=somebody("coordinator"))
    assert vouch(member, voucher).state == State.ACTIVE
    word = Vetting.objects.first()
    with pytest.raises(AppendOnlyError):
        word.save()
    with pytest.raises(AppendOnlyError):
        Vetting.objects.all().delete()


def test_newcomer_who_hid__is_not_vetted_behind_their_back():
    member, voucher = newcomer(), from_elsewhere()
    vetting.vet(member, by=somebody(LEAD))
    question = ask(member, voucher)
    move(member, State.HIDDEN, by=By.OWNER)
    vetting.answer(question, "yes", by=voucher.user)
    assert fresh(member).vetted_at is None


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_lead_and_voucher_at_once__make_one_activation():
    member, voucher = newcomer(), from_elsewhere()
    question, lead = ask(member, voucher), somebody(LEAD)
    outcomes = at_once(
        lambda: vetting.vet(Member.objects.get(pk=member.pk), by=lead),
        lambda: vetting.answer(VouchAsk.objects.get(pk=question.pk), "yes", by=voucher.user),
    )
    assert [outcome for outcome in outcomes if isinstance(outcome, Exception)] == []
    assert fresh(member).state == State.ACTIVE
    assert member.notices.filter(kind="vetted").count() == 1
    moved = AuditEvent.objects.filter(event="member.moved", subject=f"member:{member.pk}")
    assert [event.facts["to"] for event in moved] == ["active"]


# The first one ----------------------------------------------------------------------------------------


def test_first_member__is_made_once_by_a_command():
    person = Person(handle="first")
    with pytest.raises(CommandError):
        call_command("found_directory", "first", "nowhere")
    region("kenya")
    call_command("found_directory", "first", "kenya")
    assert Member.objects.get(user=person).state == State.ACTIVE
    with pytest.raises(CommandError):
        call_command("found_directory", Person().handle, "kenya")
    assert Member.objects.count() == 1


def test_waiting_page__asks_the_database_as_often_with_one_question_as_with_nine():
    member = newcomer()
    client, counts = signed_in(member.user), set()
    client.get("/en/directory/waiting/")
    for many in (1, 8):
        for _ in range(many):
            ask(member, from_elsewhere(), by=member.user)
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/directory/waiting/")
        counts.add(len(queries))
    assert counts == {4}  # session, user, member, words
