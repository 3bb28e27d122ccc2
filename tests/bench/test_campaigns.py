"""What campaigns and signatures cost: 200 campaigns against one, 10,000 signatures against none."""

import pytest
from django.core.cache import cache

from campaigns.models import CharterIndexPage, Signature
from campaigns.signatures.counting import count
from tests.actions import somebody
from tests.bench.many import copies_of
from tests.bench.measuring import bytes_of, cold, cpu, statements, warm
from tests.campaigns.acting import released_action
from tests.campaigns.charter_actions import index_of

pytestmark = [pytest.mark.bench, pytest.mark.django_db]
CAMPAIGNS, SIGNATURES = 200, 10_000
MOST_WARM = {"list": 6, "campaign": 7, "action": 4, "charter": 4}
MOST_COLD = 20
MOST_ADMIN = {"signatures": 30, "signatures of one": 34, "campaigns": 40, "dashboard": 45}
MOST_TIMES = 4
COUNTRIES = ["KE", "MK", "HK", "CG", "TZ", ""]


def sign(placement, number: int) -> None:
    state = Signature.State.CONFIRMED
    rows = (
        Signature(
            placement=placement,
            state=state,
            address_hash=f"{place:064}",
            country=COUNTRIES[place % len(COUNTRIES)],
            confirmed_on="2026-01-05",
            name=f"Name {place}" if place % 10 == 0 else None,
            looked_at="2026-01-06" if place % 20 == 0 else None,
        )
        for place in range(number)
    )
    Signature.objects.bulk_create(rows, batch_size=500)


def test_campaigns_and_signatures(reader, desk, table):
    action, charter = released_action(), index_of(CharterIndexPage)
    campaign = action.get_parent().specific
    admin = desk(somebody("kenya-lead"))
    places = {
        "list": (reader, "/en/campaigns/"),
        "campaign": (reader, campaign.get_url()),
        "action": (reader, action.get_url()),
        "charter": (reader, "/en/charter/"),
        "signatures": (admin, "/admin/signatures/"),
        "signatures of one": (admin, f"/admin/signatures/{action.placement.pk}/"),
        "campaigns": (admin, "/admin/campaigns/"),
        "dashboard": (admin, "/admin/"),
    }
    few = {name: figures(who, path) for name, (who, path) in places.items()}
    copies_of(campaign, CAMPAIGNS - 1)
    copies_of(action, 20)
    for content in (action, charter):
        sign(content.placement, SIGNATURES // 2)
    cache.clear()
    for name, (who, path) in places.items():
        sent, taken = figures(who, path)
        table.add(name, f"warm, {CAMPAIGNS} campaigns", sent, "queries", (MOST_WARM | MOST_ADMIN)[name])
        table.add(name, "processor, times that of one", taken / few[name][1], "ratio")
        if who is reader:
            table.add(name, "more than with one", sent - few[name][0], "queries", 0)
            table.add(name, "cold", len(cold(who, path)), "queries", MOST_COLD)
            raw, small = bytes_of(who, path)
            table.add(name, "HTML", raw, "bytes", 30 * 1024)
            table.add(name, "HTML compressed", small, "bytes", 8 * 1024)
    taken, _yardsticks = cpu(lambda: count(action.placement))
    table.add(f"counting {SIGNATURES // 2:,} signatures", "processor", taken, "ms", 100)
    table.judge()


def figures(who, path: str) -> tuple[int, float]:
    """(statements, processor in yardsticks), warm."""
    sent = warm(who, path) if "admin" not in path else again(who, path)
    return len(sent), cpu(lambda: who.get(path))[1]


def again(who, path: str) -> list[str]:
    who.get(path)
    return statements(who, path)
