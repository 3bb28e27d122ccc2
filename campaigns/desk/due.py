"""Which public campaigns need an update, and why. Three queries, however many campaigns there are."""

import datetime
from dataclasses import dataclass

from django.db.models import Max
from django.db.models.functions import Left
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.mandates import mandates_of
from regions.roles import Act

from ..models import ActionPage, CampaignPage, UpdatePage
from ..models.signature import today as signature_day
from ..querysets import CAMPAIGN_PATH
from ..signatures.desk.figures import SOON
from ..states import Status

SILENT_DAYS = 60  # after which readers think that a running campaign is over
LONG = 100


@dataclass(frozen=True)
class Due:
    """reasons: empty where nothing is due. heard_on: the day of the last news, or of the last release."""

    campaign: CampaignPage
    heard_on: datetime.date | None
    reasons: list[str]


def campaigns_of(user) -> list[Due]:
    """The originals of the person's regions, what is due first, then the longest silent."""
    mandates = mandates_of(user)
    campaigns = CampaignPage.objects.originals().defer("body", "tools", "partners", "claims", "demands")
    if not mandates.everywhere(Act.SEE):
        campaigns = campaigns.of_regions(mandates.regions(Act.SEE))
    campaigns = list(campaigns.order_by("-latest_revision_created_at").prefetch_related("placement")[:LONG])
    news = last_news([campaign.path for campaign in campaigns])
    rows = [due(campaign, news.get(campaign.path)) for campaign in campaigns if campaign.placement]
    return sorted(rows, key=lambda row: (not row.reasons, row.heard_on or datetime.date.max))


def closing_soon(user) -> list[ActionPage]:
    """Public actions of the person's regions whose last day comes within two weeks, the soonest first."""
    window = (signature_day(), signature_day() + SOON)
    actions = ActionPage.objects.originals().filter(live=True, closes_on__range=window)
    mandates = mandates_of(user)
    if not mandates.everywhere(Act.SEE):
        actions = actions.of_regions(mandates.regions(Act.SEE))
    return list(actions.defer("body", "letter").order_by("closes_on").prefetch_related("placement")[:LONG])


def last_news(paths: list[str]) -> dict[str, datetime.date]:
    """The day of the newest public update below each of these pages."""
    below = UpdatePage.objects.filter(live=True).annotate(above=Left("path", CAMPAIGN_PATH))
    found = below.filter(above__in=paths).order_by().values("above").annotate(newest=Max("day"))
    return {row["above"]: row["newest"] for row in found}


def due(campaign: CampaignPage, last_day: datetime.date | None) -> Due:
    released = campaign.last_published_at and timezone.localdate(campaign.last_published_at)
    heard_on = max(filter(None, (last_day, released)), default=None)
    if not campaign.live or campaign.is_over:
        return Due(campaign, heard_on, [])
    return Due(campaign, heard_on, reasons(campaign, heard_on, released))


def reasons(campaign: CampaignPage, heard_on: datetime.date, released: datetime.date) -> list[str]:
    today = timezone.localdate()
    silent = (today - heard_on).days
    found = []
    if campaign.ended_on and campaign.ended_on < today:
        found.append(_("It has ended, but does not stand in the archive."))
    elif silent > SILENT_DAYS:
        found.append(_("Readers have heard nothing for %(days)s days.") % {"days": silent})
    if campaign.status == Status.PREPARING and campaign.started_on and campaign.started_on <= today:
        found.append(_("It has begun, but stands as being prepared."))
    if any(released < day < today for day in days_of(campaign)):
        found.append(_("A milestone that was planned has passed."))
    return found


def days_of(campaign: CampaignPage) -> list[datetime.date]:
    return [child.value["date"] for child in campaign.milestones]
