"""What stands beside a campaign: partners who are not public, needs, and what needs an update."""

import datetime

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision
from wagtail.search.backends import get_search_backend

from campaigns.desk import keeping
from campaigns.desk.due import SILENT_DAYS, campaigns_of
from campaigns.models import CampaignPage, Need, Partner
from editorial.registries import public_surfaces
from editorial.strike.places import SealedPlace
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.factories import MemberFactory, Person

from .actions import campaigns_index, released_campaign, released_update, stream, write_campaign

pytestmark = pytest.mark.django_db
HIDDEN, KNOWN = "Heron of the harbour", "Kingfisher of the quay"
KEEPERS = ("kenya-editor", "kenya-safety", "everywhere-safety")
OTHERS = (
    "kenya-approver",
    "kenya-lead",
    "coordinator",
    "macedonia-editor",
    "macedonia-safety",
    "fr-translator",
    "fr-reviewer",
)


@pytest.fixture
def campaign():
    page, by = released_campaign(title="Squares"), somebody("kenya-editor")
    keeping.add_partner(page.placement, by=by, name=HIDDEN, role="knows the guards", visibility="hidden")
    keeping.add_partner(page.placement, by=by, name=KNOWN, role="prints", visibility="members")
    return page


def partners_of(campaign) -> str:
    return reverse("campaigns:partners", args=[campaign.pk])


@pytest.mark.parametrize("word", OTHERS)
def test_partners__are_shown_to_nobody_else_in_the_admin_area(client, campaign, word):
    client.force_login(somebody(word))
    addresses = [
        partners_of(campaign),
        reverse("campaigns:overview"),
        reverse("campaigns:needs", args=[campaign.pk]),
        reverse("wagtailadmin_pages:edit", args=[campaign.pk]),
        reverse("wagtailadmin_explore", args=[campaign.pk]),
        reverse("editorial:history", args=[campaign.pk]),
        f"/admin/api/main/pages/{campaign.pk}/",
    ]
    for address in addresses:
        answer = client.get(address, follow=True)
        assert HIDDEN.encode() not in answer.content and KNOWN.encode() not in answer.content, address
        assert address.endswith("partners/") or b"/partners/" not in answer.content, address


@pytest.mark.parametrize("word", OTHERS)
def test_partners__are_changed_by_nobody_else(client, campaign, word):
    client.force_login(somebody(word))
    row = Partner.objects.of(campaign).first()
    before = list(Partner.objects.values_list("pk", "visibility"))
    for sent in (
        {"name": "Somebody", "visibility": "hidden"},
        {"act": "remove", "row": row.pk},
        {"act": "members", "row": row.pk},
    ):
        client.post(partners_of(campaign), sent)
    assert list(Partner.objects.values_list("pk", "visibility")) == before
    with pytest.raises(keeping.DeskRefused):
        keeping.remove_partner(row, by=somebody(word))


def test_a_partner_who_is_not_public__stands_on_no_surface_search_revision_or_count(client, campaign):
    for addresses in public_surfaces.values():
        for address in addresses():
            response = client.get(address, follow=True)
            text = b"".join(response) if response.streaming else response.content
            assert HIDDEN.encode() not in text and KNOWN.encode() not in text, address
    for name in (HIDDEN, KNOWN):
        assert not list(get_search_backend().search(name.split()[0], CampaignPage))
        assert not Revision.objects.filter(content__icontains=name.split()[0]).exists()
        assert not AuditEvent.objects.filter(facts__icontains=name.split()[0]).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, role FROM campaigns_partner")
        assert not any("Heron" in cell or "guards" in cell for row in cursor.fetchall() for cell in row)


def test_the_page__is_the_same_with_and_without_private_partners(client):
    campaign = released_campaign()
    client.get(campaign.get_url())
    before = client.get(campaign.get_url()).content
    for visibility in ("hidden", "members"):
        keeping.add_partner(
            campaign.placement, by=somebody("kenya-editor"), name=HIDDEN, role="", visibility=visibility
        )
    cache.clear()
    assert client.get(campaign.get_url()).content == before


def test_members__see_partners_who_are_named_to_members_only(client, campaign):
    address = f"/en/directory/campaigns/{campaign.translation_key}/partners/"
    assert "/accounts/login/" in client.get(address).headers["Location"]
    for person, status in (
        (Person(handle="nobody-here"), 404),
        (somebody("coordinator"), 404),
        (MemberFactory(provisional=True).user, 403),
        (MemberFactory(suspended=True).user, 403),
        (MemberFactory(sealed=True).user, 302),
    ):
        client.force_login(person)
        answer = client.get(address)
        assert answer.status_code == status
        assert KNOWN.encode() not in answer.content
    client.force_login(MemberFactory(code="congo").user)
    answer = client.get(address)
    assert KNOWN.encode() in answer.content
    assert HIDDEN.encode() not in answer.content
    assert "no-store" in answer.headers["Cache-Control"]


def test_members__find_nothing_of_a_campaign_that_is_not_public(client):
    campaigns_index()
    page = write_campaign()
    keeping.add_partner(
        page.placement, by=somebody("kenya-editor"), name=KNOWN, role="", visibility="members"
    )
    client.force_login(MemberFactory().user)
    assert client.get(f"/en/directory/campaigns/{page.translation_key}/partners/").status_code == 404


@pytest.mark.parametrize("word", KEEPERS)
def test_editors_and_safety__keep_partners(client, campaign, word):
    client.force_login(somebody(word))
    assert HIDDEN.encode() in client.get(partners_of(campaign)).content
    client.post(partners_of(campaign), {"name": "Ibis", "role": "", "visibility": "hidden"})
    ibis = Partner.objects.of(campaign).last()
    assert (ibis.name, ibis.visibility) == ("Ibis", "hidden")
    client.post(partners_of(campaign), {"act": "members", "row": ibis.pk})
    ibis.refresh_from_db()
    assert ibis.visibility == "members"
    client.post(partners_of(campaign), {"act": "remove", "row": ibis.pk})
    assert not Partner.objects.filter(pk=ibis.pk).exists()


def test_an_incomplete_partner__keeps_what_was_typed(client, campaign):
    client.force_login(somebody("kenya-editor"))
    answer = client.post(partners_of(campaign), {"name": "", "role": "carries water", "visibility": "hidden"})
    assert "carries water" in answer.content.decode()
    assert Partner.objects.count() == 2


@pytest.mark.parametrize("row", ["", "x", "-1", "99999999999999999999", "\x00"])
def test_a_button_of_no_row__changes_nothing(client, campaign, row):
    client.force_login(somebody("kenya-editor"))
    assert client.post(partners_of(campaign), {"act": "remove", "row": row}).status_code == 404
    assert Partner.objects.count() == 2


def test_a_button_of_another_campaigns_row__changes_nothing(client, campaign):
    other = released_campaign(code="macedonia")
    client.force_login(somebody("macedonia-editor"))
    row = Partner.objects.of(campaign).first()
    assert client.post(partners_of(other), {"act": "remove", "row": row.pk}).status_code == 404
    assert Partner.objects.count() == 2


def test_needs__are_read_by_the_region_and_written_by_its_editors(client, campaign):
    address = reverse("campaigns:needs", args=[campaign.pk])
    client.force_login(somebody("kenya-editor"))
    client.post(address, {"kind": "legal", "words": "A lawyer by May"})
    need = Need.objects.of(campaign).get()
    for word in ("kenya-lead", "kenya-approver", "coordinator"):
        client.force_login(somebody(word))
        assert b"A lawyer by May" in client.get(address).content
        client.post(address, {"act": "close", "row": need.pk})
        need.refresh_from_db()
        assert need.closed_on is None
    for word in ("macedonia-editor", "fr-translator"):
        client.force_login(somebody(word))
        assert b"A lawyer" not in client.get(address, follow=True).content
    client.force_login(somebody("kenya-editor"))
    for act, is_open in (("close", False), ("close", False), ("open", True)):
        client.post(address, {"act": act, "row": need.pk})
        need.refresh_from_db()
        assert (need.closed_on is None) is is_open


def test_safety__can_strike_a_partners_name():
    from campaigns.places import PLACES

    assert all(isinstance(place, SealedPlace) for place in PLACES)
    assert {column for place in PLACES for column in place.columns} == {"name", "role", "words"}


def ago(days: int) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days)


def aged(campaign, days: int):
    """As if it had been released so many days ago."""
    campaign.last_published_at = timezone.now() - datetime.timedelta(days=days)
    campaign.save(update_fields=["last_published_at"])
    return campaign


def reasons_for(word: str) -> dict[str, list[str]]:
    return {row.campaign.title: row.reasons for row in campaigns_of(somebody(word))}


def test_what_needs_an_update__is_told_with_its_reason():
    aged(released_campaign(title="Silent"), SILENT_DAYS + 5)
    heard = aged(released_campaign(title="Heard of"), SILENT_DAYS + 5)
    released_update(heard, day=ago(4))
    aged(released_campaign(title="Ended", ended_on=ago(3)), 10)
    aged(released_campaign(title="Begun", status="preparing", started_on=ago(3)), 10)
    planned = {"title": "A hearing", "text": "", "date": ago(2).isoformat(), "precision": "day"}
    aged(released_campaign(title="Passed", milestones=stream("milestone", planned)), 10)
    aged(released_campaign(title="Over", status="archived", outcome="won", lessons="-"), 400)
    write_campaign(title="A draft")
    released_campaign(title="Of others", code="macedonia")
    told = reasons_for("kenya-editor")
    assert [title for title, reasons in told.items() if reasons] == [
        "Silent",
        "Begun",
        "Ended",
        "Passed",
    ] or {title for title, reasons in told.items() if reasons} == {"Silent", "Begun", "Ended", "Passed"}
    assert str(SILENT_DAYS + 5) in told["Silent"][0]
    assert told["Heard of"] == told["Over"] == told["A draft"] == []
    assert "Of others" not in told


def test_what_needs_an_update__costs_the_same_at_two_and_at_twenty_campaigns():
    def queries():
        with CaptureQueriesContext(connection) as caught:
            campaigns_of(somebody("kenya-editor"))
        return len(caught)

    released_update(released_campaign())
    released_campaign()
    few = queries()
    for number in range(18):
        released_campaign(title=f"Campaign {number}")
    # the person, their mandates; the campaigns, their placements with regions; the newest updates
    assert queries() == few <= 6
