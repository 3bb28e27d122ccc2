"""Stories for the pages of other rooms: the template composes, no room imports another."""

from django import template

from home.reading import absolute

from ..cards import cards
from ..models import StoriesIndexPage, StoryPage
from ..season.public import months

register = template.Library()


@register.simple_tag(takes_context=True)
def latest_stories(context, count):
    """The story of the month and the newest others as cards (two queries: stories, pictures)."""
    stories = StoryPage.objects.released().readable_in(context["reading"].locale_id)
    return cards(list(stories.for_cards().this_month_first()[:count]), context["shell"])


@register.simple_tag(takes_context=True)
def stories_told_by(context, region, count):
    """The newest stories that stand publicly under a region; none that withholds its place."""
    if region is None:
        return []
    stories = StoryPage.objects.released().told_by(region).readable_in(context["reading"].locale_id)
    return cards(list(stories.for_cards().this_month_first()[:count]), context["shell"])


@register.simple_tag(takes_context=True)
def months_of(context, season):
    """The twelve months of a season for a reader (three queries)."""
    return months(season, context)


@register.filter
def turned(index: int) -> int:
    """The angle in degrees of the nth of twelve months, the first at the top."""
    return index * 30 - 90


@register.simple_tag(takes_context=True)
def short_address(context, page):
    """The shortest address of a story, with the site's name in front."""
    shown = context["reading"].versions.get(context["reading"].shown)
    return absolute(page.short_path or (shown.url if shown else page.url or ""))


@register.simple_tag(takes_context=True)
def stories_index(context):
    """The link to the list of stories out of the menu; None where it is not public."""
    shell = context["shell"]
    address = shell.language.address(f"{StoriesIndexPage.SLUG}/")
    return next((link for link in shell.menu + shell.footer if link.url == address), None)
