"""The Team screen over HTTP: every role, own and other region; assertions on the database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Locale

from home.models import HomePage, RegionPage
from regions.models import Invitation, Mandate, Region
from tests.factories import Person, hold, locale, region

pytestmark = pytest.mark.django_db

OUTSIDERS = [
    "kenya-editor",
    "kenya-approver",
    "kenya-safety",
    "fr-translator",
    "fr-reviewer",
    "macedonia-lead",
]


def signed_in(client, *mandates, **fields):
    person = Person(mandates=list(mandates), **fields)
    client.force_login(person)
    return person


@pytest.mark.parametrize("mandate", [*OUTSIDERS, None])
def test_grant__refused_over_http(client, mandate):
    signed_in(client, *([mandate] if mandate else []), is_superuser=mandate is None)
    newcomer = Person()
    client.post(
        reverse("regions_grant", args=[region("kenya").pk]),
        {"handle": newcomer.handle, "role": "editor"},
    )
    assert not newcomer.mandates.exists()


@pytest.mark.parametrize("mandate", OUTSIDERS)
def test_invite__refused_over_http(client, mandate):
    signed_in(client, mandate)
    client.post(reverse("regions_invite", args=[region("kenya").pk]), {"role": "editor"})
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("mandate", OUTSIDERS)
def test_end__refused_over_http(client, mandate):
    signed_in(client, mandate)
    mandate_of_another = hold(Person(), "kenya-editor")
    client.post(reverse("regions_end_mandate", args=[mandate_of_another.pk]))
    mandate_of_another.refresh_from_db()
    assert mandate_of_another.is_in_force


@pytest.mark.parametrize("mandate", [*OUTSIDERS, "kenya-lead"])
def test_growth__refused_for_everybody_but_coordinators(client, mandate):
    region("network")
    signed_in(client, mandate)
    client.post(reverse("regions_add_region"), {"name": "Tunisia", "code": "tunisia", "countries": ["TN"]})
    client.post(reverse("regions_add_language"), {"language_code": "fr"})
    assert not Region.objects.filter(code="tunisia").exists()


def test_lead__grants_and_ends_in_the_own_region(client):
    lead = signed_in(client, "kenya-lead")
    newcomer = Person()
    client.post(
        reverse("regions_grant", args=[region("kenya").pk]),
        {"handle": newcomer.handle, "role": "approver", "until": "2099-01-01"},
    )
    mandate = newcomer.mandates.get()
    assert (mandate.role, mandate.region.code, mandate.granted_by) == ("approver", "kenya", lead)
    client.post(reverse("regions_end_mandate", args=[mandate.pk]))
    assert not Mandate.objects.in_force().filter(user=newcomer).exists()


def test_lead__cannot_choose_a_role_beyond_the_own(client):
    signed_in(client, "kenya-lead")
    newcomer = Person()
    for role in ("lead", "coordinator", "translator"):
        client.post(
            reverse("regions_grant", args=[region("kenya").pk]), {"handle": newcomer.handle, "role": role}
        )
    assert not newcomer.mandates.exists()


def test_lead__to_oneself_is_refused_with_a_reason_and_keeps_the_form(client):
    lead = signed_in(client, "kenya-lead")
    answer = client.post(
        reverse("regions_grant", args=[region("kenya").pk]), {"handle": lead.handle, "role": "editor"}
    )
    assert "Nobody grants a mandate to themselves." in answer.content.decode()
    assert f'value="{lead.handle}"' in answer.content.decode()
    assert lead.mandates.count() == 1


def test_lead__a_day_that_is_over_is_refused(client):
    signed_in(client, "kenya-lead")
    newcomer = Person()
    answer = client.post(
        reverse("regions_grant", args=[region("kenya").pk]),
        {"handle": newcomer.handle, "role": "editor", "until": "2020-01-01"},
    )
    assert "This day is over." in answer.content.decode()
    assert not newcomer.mandates.exists()


def test_invitation__link_is_shown_once_and_not_cached(client):
    signed_in(client, "kenya-lead")
    answer = client.post(reverse("regions_invite", args=[region("kenya").pk]), {"role": "editor"})
    assert "/accounts/invitation/" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert "/accounts/invitation/" not in client.get(reverse("regions_team")).content.decode()


def test_team__shows_the_own_region_and_recent_grants_of_all(client):
    signed_in(client, "kenya-lead")
    hold(Person(handle="own-editor"), "kenya-editor")
    hold(Person(handle="far-editor"), "macedonia-editor")
    page = client.get(reverse("regions_team")).content.decode()
    team, recent = page.split('id="recent"')
    assert "own-editor" in team
    assert "far-editor" not in team
    assert "far-editor" in recent


def test_team__queries_do_not_grow_with_people(client):
    signed_in(client, "coordinator")

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("regions_team"))
        return len(queries)

    for code in ("kenya", "macedonia"):
        hold(Person(), f"{code}-editor")
    count()
    few = count()
    for number in range(18):
        hold(Person(), f"{('kenya', 'macedonia')[number % 2]}-approver")
    assert count() == few


def test_coordinator__adds_a_region_with_front_pages_in_every_language(client):
    region("network")
    locale("en"), locale("ar")
    signed_in(client, "coordinator")
    client.post(reverse("regions_add_region"), {"name": "Tunisia", "code": "tunisia", "countries": ["TN"]})
    pages = RegionPage.objects.filter(slug="tunisia")
    assert {page.locale.language_code for page in pages} == set(
        Locale.objects.values_list("language_code", flat=True)
    )
    assert {page.region.code for page in pages} == {"tunisia"}
    assert not pages.filter(live=True).exists()


def test_coordinator__adds_a_language_with_its_structure_as_drafts(client):
    region("network"), region("kenya")
    Locale.objects.filter(language_code="ar").delete()
    signed_in(client, "coordinator")
    client.post(reverse("regions_add_language"), {"language_code": "ar"})
    home = HomePage.objects.get(locale__language_code="ar")
    assert not home.live
    assert RegionPage.objects.filter(locale__language_code="ar", slug="kenya").exists()
