"""A region that lost its last lead: coordinators see that nobody is there, the network's leads may take over
who waits, and nobody reads anything before that."""

import pytest

from directory.intake import telling
from directory.joining import vetting
from directory.models import IntakeCase
from regions.mandates import end, grant
from regions.models import Mandate
from safekeeping.models import AuditEvent, OutboxMessage
from tests.actions import somebody
from tests.factories import MemberFactory, Person, network, region

from .acts import TEXT, act, asked, at, come_back

pytestmark = pytest.mark.django_db
LIST, HOME = "/admin/intake/", "/admin/"
TOLD = "Nobody leads:"


@pytest.fixture
def case(client):
    """One that waits in a region without any lead."""
    return asked(client, region=region("kenya"))


def signed_in(client, *words):
    client.force_login(somebody(*words))
    return client


def page(client, address) -> str:
    return client.get(address, follow=True).content.decode()


@pytest.mark.parametrize("word", ["macedonia-lead", "coordinator", "kenya-editor", "network-editor"])
def test_case__is_still_seen_by_nobody_else(client, case, word):
    stored = IntakeCase.objects.values().get()
    signed_in(client, word)
    assert client.get(at(case[0])).status_code == 404
    for name in ("open", "take", "answer"):
        assert act(client, case[0], name, text="No").status_code == 404
    assert IntakeCase.objects.values().get() == stored
    assert f"Case {case[0].pk}" not in page(client, LIST)


def test_networks_lead__reads_nothing_before_they_took_it_and_the_person_is_told_who_reads(client, case):
    found, code = case
    signed_in(client, "network-lead")
    assert f"Case {found.pk}" in page(client, LIST)
    assert "Nobody leads Kenya" in page(client, at(found))
    assert TEXT not in act(client, found, "open", follow=True).content.decode()
    act(client, found, "answer", text="Too early")
    act(client, found, "take")
    assert IntakeCase.objects.get().region == network()
    assert TEXT in act(client, found, "open").content.decode()
    assert AuditEvent.objects.get(event="intake.taken").facts == {"region": "network"}
    assert TEXT in come_back(client, code).content.decode()


def test_region__that_has_a_lead_again_keeps_its_own(client, case):
    lead = Person()
    grant(lead, "lead", by=somebody("coordinator"), region=region("kenya"))
    signed_in(client, "network-lead")
    assert client.get(at(case[0])).status_code == 404
    end(Mandate.objects.get(user=lead), by=somebody("coordinator"))
    assert client.get(at(case[0])).status_code == 200


def test_newcomers__of_a_region_without_a_lead_are_not_shown_to_another(client):
    newcomer = MemberFactory(provisional=True, code="kenya", display_name="Quiet Reed")
    signed_in(client, "network-lead")
    assert newcomer.user.handle not in page(client, "/admin/members/")
    assert not vetting.may_vet(somebody("network-lead"), newcomer)


def test_coordinators__see_that_nobody_is_there_and_nothing_of_what_waits(client, case):
    MemberFactory(provisional=True, code="kenya", display_name="Quiet Reed")
    network()
    for word in ("network-lead", "macedonia-lead", "kenya-editor", "kenya-safety", "fr-translator"):
        assert TOLD not in page(signed_in(client, word), HOME), word
    shown = page(signed_in(client, "coordinator"), HOME)
    assert TOLD in shown
    assert "Kenya" in shown[shown.index(TOLD) : shown.index("Give somebody the mandate")]
    for private in ("Quiet Reed", TEXT, f"Case {case[0].pk}"):
        assert private not in shown
    somebody("kenya-lead")
    shown = page(client, HOME)
    assert "Kenya" not in shown[shown.find(TOLD) : shown.find("Give somebody the mandate")]


def test_mail__goes_to_the_networks_leads_meanwhile(case):
    lead, other = somebody("network-lead"), somebody("macedonia-lead")
    assert telling.tell_leads() == 1
    assert OutboxMessage.objects.get(template=telling.MAIL).address == lead.email
    assert other.email != lead.email
