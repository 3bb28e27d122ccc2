"""What must hold before a campaign, or a page below one, may be public."""

from django.utils.translation import gettext as _

from .models import BelowCampaignPage, CampaignPage


def archive_has_an_outcome(page) -> list[str]:
    """The form asks the same earlier; this holds whatever way the content came."""
    if not isinstance(page, CampaignPage) or not page.is_over:
        return []
    if page.outcome and page.lessons.strip():
        return []
    return [_("an outcome and what was learnt, because the campaign is in the archive")]


def campaign_is_public(page) -> list[str]:
    """An update has its campaign's words in its address, and goes down with it: both in the same language."""
    if not isinstance(page, BelowCampaignPage):
        return []
    campaign = page.get_parent().specific
    if not campaign.live:
        return [_("its campaign in public, in the same language")]
    return [] if campaign.region == page.region else [_("the region of its campaign")]


CONDITIONS = (archive_has_an_outcome, campaign_is_public)
