"""Pages and screens of actions cost the same at two and at twenty campaigns, actions and signatures."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import CharterIndexPage
from tests.actions import somebody
from tests.bench.many import copies_of
from tests.campaigns.charter_actions import index_of
from tests.home.test_query_counts import warm

from .acting import released_action
from .signatures.test_counting import signed

pytestmark = pytest.mark.django_db
SCREENS = ("/admin/signatures/", "/admin/campaigns/", "/admin/")


def counts(client, places, screens) -> dict[str, int]:
    client.logout()
    found = {place: len(warm(client, place)) for place in places}
    client.force_login(somebody("kenya-lead"))
    for screen in screens:
        client.get(screen)
        with CaptureQueriesContext(connection) as asked:
            client.get(screen)
        found[screen] = len(asked)
    return found


def test_pages_and_screens__ask_as_often_at_twenty_as_at_two(client):
    action, charter = released_action(), index_of(CharterIndexPage)
    campaign = action.get_parent().specific
    places = [campaign.get_url(), action.get_url(), "/en/campaigns/", "/en/charter/"]
    screens = [*SCREENS, f"/admin/signatures/{action.placement.pk}/"]
    copies_of(campaign, 1)
    copies_of(action, 1)
    for content in (action, charter):
        signed(content.placement, 6, "KE", name="Amina", looked_at="2026-01-05")
        signed(content.placement, 1, "MK", name="Asha")
    few = counts(client, places, screens)
    copies_of(campaign, 18)
    copies_of(action, 18)
    for content in (action, charter):
        signed(content.placement, 40, "CG", name="Bakari", looked_at="2026-01-05")
        signed(content.placement, 20, "HK", name="Chen")
    assert counts(client, places, screens) == few
