"""The library for the pages of other rooms."""

from django import template

from home.listing import links

from ..cards import cards
from ..models import InsightPage, LibraryIndexPage, MeetingPage, OverviewPage

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_insights(context, count):
    """The newest insights as cards (one query)."""
    insights = InsightPage.objects.released().readable_in(context["reading"].locale_id)
    return cards(insights.latest_first().for_cards()[:count], context["shell"])


@register.simple_tag(takes_context=True)
def insights_named(context, keys):
    """Links to the public insights of these keys (one query, none without keys)."""
    if not keys:
        return []
    found = InsightPage.objects.released().readable_in(context["reading"].locale_id)
    found = found.filter(translation_key__in=keys).latest_first()
    return links(found.only("title", "url_path", "locale_id"), context["shell"])


@register.simple_tag(takes_context=True)
def latest_meeting(context):
    """The newest meeting as a card, or None (one query)."""
    meetings = MeetingPage.objects.released().readable_in(context["reading"].locale_id)
    return next(iter(cards(meetings.latest_first().for_cards()[:1], context["shell"])), None)


@register.simple_tag(takes_context=True)
def library_index(context):
    """The link to the library out of the menu; None where it is not public."""
    shell = context["shell"]
    address = shell.language.address(f"{LibraryIndexPage.SLUG}/")
    return next((link for link in shell.menu + shell.footer if link.url == address), None)


@register.simple_tag(takes_context=True)
def insights_overview(context):
    """The address of the picture by region and year in the reader's language; empty where it is not public
    (one query)."""
    shell = context["shell"]
    pages = OverviewPage.objects.released().readable_in(shell.language.locale_id)
    return next((shell.address_of(page) for page in pages[:1]), "")
