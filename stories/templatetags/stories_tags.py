"""Stories for the pages of other rooms: the template composes, no room imports another."""

from django import template

from home.listing import links
from home.reading import absolute
from regions.permissions import may_keep_consents, sees_region

from ..cards import cards
from ..consent.state import states_of
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
def stories_of_campaign(context, campaign):
    """Links to the public stories that name a campaign, the newest first (one query). Where either withholds
    its place, neither leads to the other: the link would tell it."""
    if campaign.withholds_place:
        return []
    stories = StoryPage.objects.released().open_about_place().readable_in(context["reading"].locale_id)
    stories = stories.filter(campaign=campaign.translation_key).newest_first()
    return links(stories.only("title", "url_path", "locale_id")[:12], context["shell"])


@register.simple_tag(takes_context=True)
def months_of(context, season):
    """The twelve months of a season for a reader (three queries)."""
    return months(season, context)


@register.inclusion_tag("stories/consent/note.html", takes_context=True)
def consent_note(context, page):
    """Whether a story has the consents it needs, without a name (two queries); for its region's people."""
    user = context["request"].user
    if not isinstance(page, StoryPage) or page.region is None or not sees_region(user, page.region):
        return {"state": None}
    keeps = may_keep_consents(user, page.region)
    return {"page": page, "state": states_of([page])[page.translation_key], "keeps": keeps}


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
