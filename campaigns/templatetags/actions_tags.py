"""Actions on the pages above them, and what their own pages show of signatures."""

import datetime

from django import template
from django_countries import countries
from wagtail.models import Page

from home.listing import links
from home.public_pages import best_version, public_pages

from ..cards import cards
from ..models import ActionPage
from ..signatures import counting

register = template.Library()


@register.simple_tag
def tally(page):
    """How many signed this content, for everybody and in every language alike (none while it is cached)."""
    return counting.tally_of(page.translation_key)


@register.filter
def by_country(tally) -> list[tuple[str, int, int]]:
    """(name in the reader's language, number, width of its bar in percent), most first."""
    most = max((number for _code, number in tally.countries), default=1)
    return [(countries.name(code), number, number * 100 // most) for code, number in tally.countries]


@register.simple_tag(takes_context=True)
def campaign_above(context, page):
    """The link to the campaign or coalition an action belongs to; None where it is not public (one
    statement)."""
    here = Page.objects.filter(path=page.path[: -page.steplen])
    versions = list(public_pages().filter(translation_key__in=here.values("translation_key")))
    if not versions:
        return None
    shell = context["shell"]
    return links([best_version(versions, shell.language.locale_id)], shell)[0]


@register.simple_tag(takes_context=True)
def directory_door(context):
    """The way into the directory out of the menu; None where it is not public."""
    shell = context["shell"]
    address = shell.language.address("directory/")
    return next((link for link in shell.menu + shell.footer if link.url == address), None)


@register.simple_tag(takes_context=True)
def actions_of(context, campaign):
    """What can be done for a campaign or coalition now, as cards: open ones first (one statement)."""
    found = ActionPage.objects.released().directly_below(campaign).readable_in(context["reading"].locale_id)
    shown = sorted(found.for_cards(), key=lambda page: (page.is_over, page.closes_on or datetime.date.max))
    return cards(shown, context["shell"])
