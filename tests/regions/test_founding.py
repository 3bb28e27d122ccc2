"""The first people of an empty site, and what coordinators add later, over HTTP."""

import re
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import Locale

from home.models import HomePage, RegionPage
from regions.models import Invitation, Mandate, Region
from stories.models import StoriesIndexPage
from tests.factories import Person, hold, locale, region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_coordinates(db):
    """The empty site's state: whoever signed the front page for the tests holds nothing any more."""
    Mandate.objects.all().delete()


def found(**options) -> dict[str, str]:
    """Runs the command; returns role → path of its link (of the last region for leads)."""
    printed = StringIO()
    call_command("found_community", stdout=printed, **options)
    return dict(re.findall(r"^(\w+).*: https?://[^/]+(/\S+)$", printed.getvalue(), re.MULTILINE))


def join(client, path, handle):
    words = {"handle": handle, "password": "four random words here", "language": "fr"}
    return client.post(path, words)


def test_founding__makes_the_regions_and_single_use_links_for_their_first_people(client):
    links = found()
    assert set(Region.objects.values_list("code", flat=True)) == {
        "congo",
        "kenya",
        "macedonia",
        "hongkong",
        "network",
    }
    assert Invitation.objects.open().count() == 6
    assert not Mandate.objects.exists()
    join(client, links["Coordinator"], "first-of-all")
    mandate = Mandate.objects.get()
    assert (mandate.role, mandate.user.handle, mandate.granted_by) == ("coordinator", "first-of-all", None)
    client.logout()
    assert join(client, links["Coordinator"], "second").status_code == 404
    assert not get_user_model().objects.filter(handle="second").exists()


def test_founding_twice__is_refused_unless_the_links_were_lost(client):
    found()
    with pytest.raises(CommandError, match="founded already"):
        found()
    assert Invitation.objects.count() == 6
    again = found(again=True)
    join(client, again["Coordinator"], "first-of-all")
    with pytest.raises(CommandError, match="founded already"):
        found(again=True)
    assert Mandate.objects.filter(role="coordinator").count() == 1


def test_an_invitation__is_taken_up_by_somebody_who_is_known(client):
    links = found()
    person = Person()
    client.force_login(person)
    assert client.get(links["Lead"]).status_code == 200
    assert not person.mandates.exists()
    client.post(links["Lead"])
    assert [mandate.role for mandate in person.mandates.all()] == ["lead"]


@pytest.fixture
def coordinator(client):
    region("network")
    locale("en")
    person = Person(mandates=["coordinator"])
    client.force_login(person)
    return person


def test_a_coordinator__adds_a_region_with_drafts_of_its_front_page(client, coordinator):
    locale("sw")
    answer = client.post(reverse("regions_add_region"), {"name": "Togo", "code": "togo", "countries": ["TG"]})
    assert answer.status_code == 302
    pages = RegionPage.objects.filter(slug="togo")
    assert {page.locale.language_code for page in pages} == set(
        Locale.objects.values_list("language_code", flat=True)
    )
    assert not any(page.live for page in pages)
    assert Region.objects.get(code="togo").countries[0].code == "TG"


def test_a_region_that_exists__is_refused_and_nothing_typed_is_lost(client, coordinator):
    region("kenya")
    answer = client.post(reverse("regions_add_region"), {"name": "Kenya again", "code": "kenya"})
    assert answer.status_code == 200
    assert "Kenya again" in answer.content.decode()
    assert Region.objects.filter(code="kenya").count() == 1


def test_a_coordinator__adds_a_language_with_drafts_of_its_structure(client, coordinator):
    client.post(reverse("regions_add_language"), {"language_code": "mk"})
    mk = Locale.objects.get(language_code="mk")
    assert HomePage.objects.filter(locale=mk, live=False).count() == 1
    assert StoriesIndexPage.objects.filter(locale=mk, live=False).count() == 1


def test_the_team_of_the_site__is_the_coordinators(client, coordinator):
    newcomer = Person()
    client.post(
        reverse("regions_grant", args=[0]),
        {"handle": newcomer.handle, "role": "translator", "locale": locale("fr").pk},
    )
    assert [mandate.role for mandate in newcomer.mandates.all()] == ["translator"]
    client.post(reverse("regions_end_mandate", args=[newcomer.mandates.get().pk]))
    assert not newcomer.mandates.get().is_in_force
    client.force_login(hold(Person(), "kenya-lead").user)
    client.post(
        reverse("regions_grant", args=[0]),
        {"handle": newcomer.handle, "role": "reviewer", "locale": locale("fr").pk},
    )
    assert newcomer.mandates.count() == 1
