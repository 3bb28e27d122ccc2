"""What the Team screen shows: the people of a region, or of the whole site, and recent grants."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from .mandates import mandates_of
from .models import Invitation, Mandate, Region
from .roles import Act

RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Team:
    """One region's part of the screen; `region` None: languages, leads and coordinators."""

    region: Region | None
    mandates: list[Mandate]
    invitations: list[Invitation]


def managed_regions(user) -> list[Region]:
    """Regions whose team the person looks after, by one query."""
    mandates = mandates_of(user)
    regions = Region.objects.active()
    if not mandates.everywhere(Act.MANAGE_TEAM):
        regions = regions.filter(pk__in=mandates.regions(Act.MANAGE_TEAM))
    return list(regions)


def teams_of(user) -> list[Team]:
    """Every team the person looks after; three queries, however many there are."""
    regions: list[Region | None] = list(managed_regions(user))
    if mandates_of(user).is_coordinator:
        regions.append(None)
    keys = {region and region.pk for region in regions}
    mandates = Mandate.objects.in_force().select_related("user", "region", "locale", "granted_by")
    invitations = Invitation.objects.open().select_related("region", "locale", "invited_by")
    people: dict = {key: [] for key in keys}
    waiting: dict = {key: [] for key in keys}
    for mandate in mandates.order_by("user__handle", "role"):
        if mandate.region_id in keys:
            people[mandate.region_id].append(mandate)
    for invitation in invitations.order_by("expires_at"):
        if invitation.region_id in keys:
            waiting[invitation.region_id].append(invitation)
    return [Team(region, people[region and region.pk], waiting[region and region.pk]) for region in regions]


def recent_grants():
    """Every grant of the last 90 days, shown to all leads."""
    since = timezone.now() - RECENT
    rows = Mandate.objects.filter(granted_at__gte=since)
    return rows.select_related("user", "region", "locale", "granted_by").order_by("-granted_at")[:50]
