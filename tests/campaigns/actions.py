"""What people do with campaigns, as verbs."""

import json
from uuid import uuid4

from campaigns.models import CampaignPage, CampaignsIndexPage, CoalitionPage, UpdatePage
from home.structure import build_region_pages
from tests.actions import (
    draft,
    fresh,
    release_page,
    release_structure,
    release_translation,
    somebody,
    structure,
    translate,
)
from tests.factories import locale, region


def stream(kind: str, *values: dict) -> str:
    """The stored data of a stream field of one kind of block."""
    return json.dumps([{"type": kind, "value": value, "id": str(uuid4())} for value in values])


def campaigns_index(language: str = "en"):
    """The list of campaigns, public."""
    release_structure("en")
    index = CampaignsIndexPage.objects.get(locale=locale("en"))
    if not index.live:
        index = release_page(index, by=somebody("coordinator"))
    if language == "en":
        return index
    release_structure(language)
    found = CampaignsIndexPage.objects.get(locale=locale(language))
    return fresh(found) if found.live else release_translation(translate(index, language))


def write_campaign(*, code: str = "kenya", language: str = "en", by=None, **fields):
    """A draft; `by` is an editor of its region unless somebody else is named."""
    structure(language)
    fields.setdefault("standfirst", "A square is closed. Those who sell there stand up.")
    fields.setdefault("status", "running")
    index = CampaignsIndexPage.objects.get(locale=locale(language))
    return draft(
        CampaignPage, index, by=by or somebody(f"{code}-editor"), code=code, language=language, **fields
    )


def released_campaign(*languages: str, **fields):
    """A public campaign, also in these languages."""
    campaigns_index()
    campaign = release_page(write_campaign(**fields))
    for language in languages:
        campaigns_index(language)
        release_translation(translate(campaign, language))
    return fresh(campaign)


def write_update(campaign, *, by=None, **fields):
    code = campaign.region.code
    fields.setdefault("standfirst", "The council has answered.")
    return draft(UpdatePage, campaign, by=by or somebody(f"{code}-editor"), code=code, **fields)


def released_update(campaign, *languages: str, **fields):
    update = release_page(write_update(campaign, **fields))
    for language in languages:
        release_translation(translate(update, language))
    return fresh(update)


def released_coalition(**fields):
    index, code = campaigns_index(), fields.pop("code", "kenya")
    fields.setdefault("standfirst", "Three regions, one demand.")
    return release_page(draft(CoalitionPage, index, by=somebody(f"{code}-editor"), code=code, **fields))


def region_page(code: str):
    """A region's public front page."""
    release_structure()
    page = build_region_pages(region(code), [])[0]
    index = page.get_parent().specific
    if not index.live:
        release_page(index, by=somebody("coordinator"))
    return fresh(page) if page.live else release_page(page, by=somebody(f"{code}-editor"))
