"""What the feeds hold of campaigns, and of what is new in them."""

import datetime

from django.utils.translation import gettext_lazy as _

from home.feeds import ENTRIES, UPDATES, Entry, Scope
from home.listing import language_of

from .models import CampaignPage, UpdatePage


def campaigns(scope: Scope) -> list[Entry]:
    """Two queries at most, however many campaigns there are."""
    if scope.season:
        return []
    rows = CampaignPage.objects.released().readable_in(scope.shell.language.locale_id)
    if scope.region:
        rows = rows.told_by(scope.region)
    return [_campaign(page, scope) for page in rows.for_feeds().newest_first()[:ENTRIES]]


def updates(scope: Scope) -> list[Entry]:
    """News of all campaigns, the newest first; of one that withholds its place, under the network."""
    if scope.season:
        return []
    rows = UpdatePage.objects.released().readable_in(scope.shell.language.locale_id)
    if scope.region:
        rows = rows.told_by(scope.region)
    return [_update(page, scope) for page in rows.for_cards().latest_first()[:ENTRIES]]


def _campaign(page, scope: Scope) -> Entry:
    return Entry(
        uid=f"urn:uuid:{page.translation_key}",
        title=page.title,
        url=scope.shell.address_of(page),
        text=page.standfirst,
        published=page.first_published_at,
        changed=page.last_published_at,
        language=language_of(scope.shell, page),
        tags=[str(page.get_status_display()), *region_of(page, scope)],
    )


def _update(page, scope: Scope) -> Entry:
    day = datetime.datetime.combine(page.day, datetime.time(12), tzinfo=datetime.UTC)
    return Entry(
        uid=f"urn:uuid:{page.translation_key}",
        title=f"{page.title} · {page.campaign_title}",
        url=scope.shell.address_of(page),
        text=page.standfirst,
        published=min(day, page.first_published_at),
        changed=page.last_published_at,
        language=language_of(scope.shell, page),
        tags=region_of(page, scope),
    )


def region_of(page, scope: Scope) -> list[str]:
    region = scope.shell.regions.get(scope.shell.network_id if page.withholds_place else page.region_id)
    return [region.title] if region else []


SOURCES = (("campaigns", _("Campaigns"), campaigns), ("updates", UPDATES, updates))
