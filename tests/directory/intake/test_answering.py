"""Who answers people without an account, what the others see (nothing), what is told and what is kept."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from directory.intake import cases, telling
from directory.models import IntakeCase, IntakeMessage
from regions.mandates import end
from regions.models import Mandate
from safekeeping.models import AuditEvent, OutboxMessage
from tests.actions import somebody
from tests.factories import Person, network, region
from tests.races import at_once

from .acts import TEXT, act, asked, at, come_back, delete, write

pytestmark = pytest.mark.django_db
LIST = "/admin/intake/"
LEAD = "kenya-lead"


@pytest.fixture
def case(client):
    somebody(LEAD)  # a region without any lead is another story: test_without_a_lead.py
    return asked(client, region=region("kenya"))


def signed_in(client, *words):
    client.force_login(somebody(*words))
    return client


def said_in(answer) -> str:
    return answer.content.decode()


# Deny first ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    ["macedonia-lead", "network-lead", "coordinator", "kenya-editor", "kenya-approver", "kenya-safety"],
)
def test_others__see_no_case_and_change_none(client, case, word):
    stored = IntakeCase.objects.values().get()
    signed_in(client, word)
    assert client.get(at(case[0])).status_code == 404
    for name in ("open", "answer", "hand", "take", "refuse", "close"):
        answer = act(client, case[0], name, text="No", region=region("macedonia").pk, outcome="helped")
        assert answer.status_code == 404
    assert IntakeCase.objects.values().get() == stored
    assert IntakeMessage.objects.count() == 1
    assert f"Case {case[0].pk}" not in said_in(client.get(LIST, follow=True))


def test_superuser_without_a_mandate_and_a_lead_whose_mandate_ended__see_nothing(client, case):
    client.force_login(Person(root=True))
    assert client.get(at(case[0])).status_code == 404
    lead = somebody(LEAD)
    client.force_login(lead)
    assert client.get(at(case[0])).status_code == 200
    end(Mandate.objects.get(user=lead), by=somebody("coordinator"))
    assert client.get(at(case[0])).status_code in (302, 404)


def test_network__answers_whoever_chose_no_region(client):
    found, _code = asked(client)
    assert found.region == network()
    signed_in(client, LEAD)
    assert client.get(at(found)).status_code == 404
    signed_in(client, "network-lead")
    assert TEXT in said_in(act(client, found, "open"))


# The lead --------------------------------------------------------------------------------------------


def test_words__are_shown_to_who_asks_for_them_and_each_look_is_kept(client, case):
    lead = somebody(LEAD)
    client.force_login(lead)
    for address in (LIST, at(case[0])):
        shown = said_in(client.get(address))
        assert f"Case {case[0].pk}" in shown
        assert TEXT not in shown
    assert not AuditEvent.objects.filter(event__startswith="intake.").exists()
    assert TEXT in said_in(act(client, case[0], "open"))
    event = AuditEvent.objects.get(event="intake.read")
    assert (event.actor_id, event.subject, event.facts) == (lead.pk, f"intake:{case[0].pk}", {})


def test_answer__reaches_the_person_and_closing_tells_it(client, case):
    found, code = case
    signed_in(client, LEAD)
    assert "Please write in words." in said_in(act(client, found, "answer", text="…"))
    act(client, found, "answer", text="Vary your way home. A lawyer can call the police.")
    act(client, found, "close", outcome="helped")
    client.logout()
    shown = said_in(come_back(client, code))
    assert shown.index(TEXT) < shown.index("Vary your way home.")
    assert "closed" in shown
    write(client, code, text="Thank you")
    assert IntakeCase.objects.get().state == "waiting"
    kept = AuditEvent.objects.filter(event__startswith="intake.").values_list("event", flat=True)
    assert list(kept.order_by("sequence")) == ["intake.read", "intake.answered", "intake.closed"]


def test_handing_over__needs_the_other_region_to_take_it(client, case):
    found, _code = case
    somebody("macedonia-lead")
    signed_in(client, LEAD)
    act(client, found, "hand", region=region("hongkong").pk)  # nobody answers there
    act(client, found, "hand", region=region("kenya").pk)
    assert IntakeCase.objects.get().handed_to is None
    act(client, found, "hand", region=region("macedonia").pk)
    act(client, found, "take")  # not theirs to say
    assert IntakeCase.objects.get().region == region("kenya")
    signed_in(client, "macedonia-lead")
    assert "For you to take over" in said_in(client.get(LIST))
    assert TEXT not in said_in(client.get(at(found)))
    assert TEXT not in said_in(act(client, found, "open", follow=True))  # nothing to read before it is theirs
    act(client, found, "refuse")
    assert client.get(at(found)).status_code == 404
    cases.hand(found, region("macedonia"), by=somebody(LEAD))
    act(client, found, "take")
    assert TEXT in said_in(act(client, found, "open"))
    signed_in(client, LEAD)
    assert client.get(at(found)).status_code == 404


def test_case_deleted_meanwhile__is_told_and_nothing_breaks(client, case):
    found, code = case
    with pytest.raises(cases.CaseGone):
        cases.delete(found)
        cases.answer(found, "Too late", "nonce", by=somebody(LEAD))
    signed_in(client, LEAD)
    assert act(client, found, "answer", text="Too late").status_code == 404
    assert "opens nothing" in said_in(delete(client, code))


def test_list__asks_the_same_for_2_cases_and_for_20(client, case, django_assert_max_num_queries):
    signed_in(client, LEAD)
    counted = []
    for count in (2, 18):
        for number in range(count):
            cases.open_case(f"nonce {count} {number}", TEXT, region=region("kenya"))
        client.get(LIST)
        with django_assert_max_num_queries(14) as asked_for:
            client.get(LIST)
        counted.append(len(asked_for))
    # Session, person, mandates, own membership, whether one leads the network, profile, permissions of
    # groups, Wagtail's frame; one for all cases.
    assert counted[0] == counted[1]


# Mail --------------------------------------------------------------------------------------------------


def test_mail__goes_to_leads_in_whose_region_somebody_waits_once_a_day(client, case):
    somebody("macedonia-lead"), somebody("kenya-editor")
    lead, second = somebody(LEAD), Person(mandates=[LEAD])
    Person(mandates=[LEAD], silent=True)
    asked(client, text="Another one who waits", region=region("kenya"))
    call_command("tell_leads")
    mails = OutboxMessage.objects.filter(template=telling.MAIL)
    assert {mail.address for mail in mails} == {lead.email, second.email}
    assert len({(mail.subject, mail.body) for mail in mails}) == 1
    assert not {"Kenya", TEXT, str(case[0].pk)} & set(mails[0].body.split())
    assert telling.tell_leads() == 0
    cases.hand(case[0], region("macedonia"), by=lead)
    assert telling.tell_leads() == 1  # the lead who is asked to take it
    assert IntakeCase.objects.waiting().count() == 2


def test_mail__is_not_sent_where_everybody_has_an_answer(case):
    cases.answer(case[0], "We are here.", "nonce", by=somebody(LEAD))
    assert telling.tell_leads() == 0
    assert timezone.now().date() == IntakeCase.objects.get().last_activity_on


# Races -------------------------------------------------------------------------------------------------


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_taken_refused_and_deleted_at_once__leaves_nothing_half_done():
    here, there = region("kenya"), region("macedonia")
    lead, taker = somebody(LEAD), somebody("macedonia-lead")
    found, _code = cases.open_case("one form", TEXT, region=here)
    cases.hand(found, there, by=lead)
    outcomes = at_once(
        lambda: cases.take(found, by=taker),
        lambda: cases.refuse(found, by=taker),
        lambda: cases.answer(found, "First", "a form", by=lead),
        lambda: cases.answer(found, "First", "a form", by=lead),
        lambda: cases.write(found, "And I", "my form"),
    )
    assert not [one for one in outcomes if not isinstance(one, PermissionDenied | None)]
    stored = IntakeCase.objects.get()
    assert stored.handed_to is None
    assert len({message.form_key for message in stored.messages.all()}) == stored.messages.count() <= 3
    outcomes = at_once(
        lambda: cases.delete(found), lambda: cases.delete(found), lambda: cases.write(found, "Late", "late")
    )
    assert not [one for one in outcomes if not isinstance(one, cases.CaseGone | bool | None)]
    assert outcomes.count(True) == 1
    assert not IntakeCase.objects.exists()
    assert not IntakeMessage.objects.exists()
