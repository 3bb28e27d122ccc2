"""Who may grant what: denials first, every role looped."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.utils import timezone

from regions import mandates
from regions.mandates import mandates_of
from regions.models import Mandate
from regions.roles import LANGUAGE_ROLES, ROLES, Act, Scope
from safekeeping.models import AuditEvent
from tests.factories import Person, hold, locale, region

pytestmark = pytest.mark.django_db

LEADS_MAY_GRANT = {"editor", "approver", "safety"}


def scope_of(role, code="kenya"):
    if ROLES[role].scope is Scope.LANGUAGE:
        return {"locale": locale("fr")}
    return {"region": region(code)} if ROLES[role].scope is Scope.REGION else {}


def holder_of(role, code="kenya"):
    word = {Scope.LANGUAGE: f"fr-{role}", Scope.REGION: f"{code}-{role}"}.get(ROLES[role].scope, role)
    return Person(mandates=[word])


@pytest.mark.parametrize("wanted", ROLES)
@pytest.mark.parametrize("held", [role for role in ROLES if role not in ("lead", "coordinator")])
def test_grant__denied_for_everybody_but_leads_and_coordinators(held, wanted):
    with pytest.raises(PermissionDenied):
        mandates.grant(Person(), wanted, by=holder_of(held), **scope_of(wanted))
    assert not Mandate.objects.filter(granted_by__isnull=False).exists()


@pytest.mark.parametrize("wanted", sorted(set(ROLES) - LEADS_MAY_GRANT))
def test_grant__denied_for_lead_beyond_the_own_roles(wanted):
    with pytest.raises(PermissionDenied):
        mandates.grant(Person(), wanted, by=holder_of("lead"), **scope_of(wanted))


@pytest.mark.parametrize("wanted", sorted(LEADS_MAY_GRANT))
def test_grant__denied_for_lead_of_another_region(wanted):
    with pytest.raises(PermissionDenied):
        mandates.grant(Person(), wanted, by=holder_of("lead", "macedonia"), **scope_of(wanted))


def test_grant__denied_for_lead_who_names_no_region():
    with pytest.raises(PermissionDenied):
        mandates.grant(Person(), "safety", by=holder_of("lead"))


@pytest.mark.parametrize("wanted", ROLES)
def test_grant__denied_to_oneself(wanted):
    coordinator = Person(mandates=["coordinator", "kenya-lead"])
    with pytest.raises(PermissionDenied):
        mandates.grant(coordinator, wanted, by=coordinator, **scope_of(wanted))
    assert coordinator.mandates.count() == 2


@pytest.mark.parametrize("wanted", ROLES)
def test_grant__denied_for_superuser_without_mandate(wanted):
    with pytest.raises(PermissionDenied):
        mandates.grant(Person(), wanted, by=Person(root=True), **scope_of(wanted))


@pytest.mark.parametrize("wanted", sorted(LEADS_MAY_GRANT))
def test_grant__by_lead_in_the_own_region_is_recorded(wanted):
    lead, person = holder_of("lead"), Person()
    mandate = mandates.grant(person, wanted, by=lead, region=region("kenya"))
    assert (mandate.user, mandate.granted_by) == (person, lead)
    event = AuditEvent.objects.get(event="mandate.granted")
    assert (event.actor_id, event.facts["role"]) == (lead.pk, wanted)


@pytest.mark.parametrize("wanted", ROLES)
def test_grant__by_coordinator_for_every_role(wanted):
    person = Person()
    mandates.grant(person, wanted, by=Person(mandates=["coordinator"]), **scope_of(wanted))
    assert person.mandates.get().role == wanted


@pytest.mark.parametrize("role", sorted(LANGUAGE_ROLES))
def test_grant__of_a_language_role_needs_a_language(role):
    with pytest.raises(ValidationError):
        mandates.grant(Person(), role, by=Person(mandates=["coordinator"]), region=region("kenya"))


@pytest.mark.parametrize("role", ROLES)
def test_database__refuses_a_mandate_of_the_wrong_scope(role):
    wrong = {"region": region("kenya"), "locale": locale("fr")}
    with pytest.raises(IntegrityError):
        Mandate.objects.create(user=Person(), role=role, **wrong)


def test_database__refuses_a_mandate_granted_by_its_holder():
    person = Person()
    with pytest.raises(IntegrityError):
        Mandate.objects.create(user=person, role="editor", region=region("kenya"), granted_by=person)


def test_end__denied_for_another_lead_and_for_the_holder():
    mandate = hold(Person(), "kenya-editor")
    for by in (holder_of("lead", "macedonia"), mandate.user, Person(root=True)):
        with pytest.raises(PermissionDenied):
            mandates.end(mandate, by=by)
    mandate.refresh_from_db()
    assert mandate.is_in_force


def test_end__acts_on_the_next_request_and_keeps_the_row():
    editor = Person(mandates=["kenya-editor"])
    mandates.end(editor.mandates.get(), by=holder_of("lead"))
    next_request = type(editor).objects.get(pk=editor.pk)
    assert not mandates_of(next_request)
    assert editor.mandates.count() == 1


def test_mandates__run_out_by_themselves():
    person = Person()
    hold(person, "kenya-editor", valid_until=timezone.now() - timedelta(seconds=1))
    assert not mandates_of(person)


def test_mandates__of_an_inactive_person_are_none():
    assert not mandates_of(Person(is_active=False, mandates=["coordinator"]))


def test_mandates__answer_every_question_of_a_request_with_one_query(django_assert_num_queries):
    person = Person(mandates=["kenya-editor", "fr-reviewer", "macedonia-lead"])
    person = type(person).objects.get(pk=person.pk)
    kenya, macedonia, french = region("kenya"), region("macedonia"), locale("fr")
    with django_assert_num_queries(1):
        held = mandates_of(person)
        assert held.may(Act.WRITE, region_id=kenya.pk)
        assert not held.may(Act.WRITE, region_id=macedonia.pk)
        assert held.may(Act.SIGN_LANGUAGE, locale_id=french.pk)
        assert not mandates_of(person).is_coordinator


def test_safety_everywhere__covers_every_region_and_nothing_else():
    held = mandates_of(Person(mandates=["everywhere-safety"]))
    assert held.may(Act.SIGN_SAFETY, region_id=region("congo").pk)
    assert not held.may(Act.SIGN_REGIONAL, region_id=region("congo").pk)


def test_roles__nobody_may_publish():
    assert not any("publish" in act.value for role in ROLES.values() for act in role.may)
