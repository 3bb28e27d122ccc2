"""Campaigns for the pages of other rooms, and the words of their codes."""

from django import template

from home.dates import date_format
from home.listing import links

from ..cards import cards
from ..models import CampaignPage, CampaignsIndexPage
from ..provisions import Provision
from ..states import DemandStatus, Precision

register = template.Library()
FORMATS = {Precision.DAY: "DATE_FORMAT", Precision.MONTH: "YEAR_MONTH_FORMAT", Precision.YEAR: "Y"}


@register.filter
def day_told(event) -> str:
    """The day of an event, no more exactly than it may be told."""
    return date_format(event.date, FORMATS.get(event.precision, "Y"))


@register.filter
def demand_status(code: str):
    return dict(DemandStatus.choices).get(code, "")


@register.filter
def provision(code: str):
    return dict(Provision.choices).get(code, "")


@register.simple_tag(takes_context=True)
def campaigns_told_by(context, region, count):
    """Campaigns that stand publicly under a region (one query); none that withholds its place."""
    if region is None:
        return []
    found = CampaignPage.objects.released().told_by(region).readable_in(context["reading"].locale_id)
    return cards(found.running_first().for_cards()[:count], context["shell"])


@register.simple_tag(takes_context=True)
def campaign_of(context, story):
    """The link to the public campaign that a story names (one query, none where it names none). Where either
    withholds its place, neither leads to the other: the link would tell it."""
    if story.campaign is None or story.withholds_place:
        return None
    found = CampaignPage.objects.released().open_about_place().readable_in(context["reading"].locale_id)
    found = found.filter(translation_key=story.campaign).only("title", "url_path", "locale_id")[:1]
    return next(iter(links(found, context["shell"])), None)


@register.simple_tag(takes_context=True)
def campaigns_index(context):
    """The link to the list of campaigns out of the menu; None where it is not public."""
    shell = context["shell"]
    address = shell.language.address(f"{CampaignsIndexPage.SLUG}/")
    return next((link for link in shell.menu + shell.footer if link.url == address), None)
