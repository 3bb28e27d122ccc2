"""What a reader finds on a campaign's page besides its own words."""

from django.apps import apps

from home.content_keys import keys_in
from home.listing import links
from home.shell import Link

from .cards import cards
from .drawing.time import Event, line_of
from .states import Precision

UPDATES_SHOWN = 30


def campaign_context(campaign, context: dict) -> dict:
    """Its updates, its coalition and its line of time. Two queries, one where it is in no coalition."""
    shell, locale_id = context["shell"], context["reading"].locale_id
    updates = model("UpdatePage").objects.released().below(campaign).readable_in(locale_id)
    shown = cards(updates.latest_first().for_cards()[:UPDATES_SHOWN], shell)
    is_mirrored = shell.language.direction == "rtl"
    return {
        "updates": shown,
        "coalition": coalition_of(campaign, shell, locale_id),
        "line": line_of(events_of(campaign, shown), is_mirrored=is_mirrored),
        "insight_keys": keys_in(campaign.insights),
    }


def update_context(update, context: dict) -> dict:
    """The way back to its campaign, and the other news of it. Two queries."""
    shell, locale_id = context["shell"], context["reading"].locale_id
    campaigns = model("CampaignPage").objects
    here = campaigns.filter(path=update.path[: -update.steplen]).values("translation_key")
    campaign = campaigns.released().readable_in(locale_id).filter(translation_key__in=here).first()
    if campaign is None:  # a preview
        return {"campaign": None, "others": []}
    others = model("UpdatePage").objects.released().below(campaign).readable_in(locale_id)
    others = others.exclude(translation_key=update.translation_key).latest_first().for_cards()[:5]
    return {"campaign": links([campaign], shell)[0], "others": cards(others, shell)}


def coalition_of(campaign, shell, locale_id: int) -> Link | None:
    if campaign.coalition is None:
        return None
    coalitions = model("CoalitionPage").objects.released().readable_in(locale_id)
    found = coalitions.filter(translation_key=campaign.coalition).only("title", "url_path", "locale_id")[:1]
    return next(iter(links(found, shell)), None)


def events_of(campaign, updates) -> list[Event]:
    """What happened, is told and is planned; the beginning and the end to the month."""
    found = [
        Event(value["date"], "milestone", value["title"], value["text"], precision=value["precision"])
        for value in (child.value for child in campaign.milestones)
    ]
    found += [
        Event(card.date, "update", card.title, url=card.url, language=card.language) for card in updates
    ]
    if campaign.started_on:
        found.append(Event(campaign.started_on, "began", precision=Precision.MONTH))
    if campaign.ended_on:
        found.append(Event(campaign.ended_on, "ended", precision=Precision.MONTH))
    return found


def model(name: str):
    """The page types are built on this module."""
    return apps.get_model("campaigns", name)
