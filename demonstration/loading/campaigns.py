"""Campaigns, their coalition, their updates and actions, in every state."""

import datetime
import json
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from campaigns.desk import keeping
from campaigns.models import ActionPage, CampaignPage, CampaignsIndexPage, CoalitionPage, UpdatePage
from demonstration.loading.body import Body
from demonstration.loading.course import Course
from demonstration.loading.files import Files
from demonstration.loading.pages import PageMaker
from demonstration.loading.signing import Cast
from demonstration.loading.structure import begin
from demonstration.models import DemoPage
from demonstration.reading import Entry

MODELS = {model.__name__: model for model in (CoalitionPage, CampaignPage, UpdatePage, ActionPage)}
# A campaign names its coalition, what stands below them names it: each is loaded after what it names.
ORDER = list(MODELS)
# Stream fields: what a file gives once for all languages, and the block's name.
PARTS = {
    "demands": "demand",
    "milestones": "milestone",
    "claims": "claim",
    "partners": "partner",
    "tools": "tool",
}


# What a form would send for a field that is left empty: translators' strings cannot be made of nothing.
LEFT_EMPTY = {"milestones": {"text": ""}}


class CampaignMaker(PageMaker):
    """The parts of a campaign: facts out of its meta file, words out of the language's."""

    def page(self, language: str, *, changed: bool = False):
        page = super().page(language, changed=changed)
        for name in PARTS.keys() & self.field_names:
            setattr(page, name, json.dumps(self.part(name, language)))
        return page

    def part(self, name: str, language: str) -> list[dict]:
        body, words = Body(self.entry.label, self.files), self.entry.words[language].get(name, [])
        rows = self.entry.meta.get(name, [{}] * len(words))
        return [
            body.typed(f"{name}/{number}", PARTS[name], {**LEFT_EMPTY.get(name, {}), **said, **dated(facts)})
            for number, (said, facts) in enumerate(zip(words, rows, strict=True))
        ]


def dated(facts: dict) -> dict:
    """`days_ago` as a day; a negative one is still to come."""
    facts = dict(facts)
    days = facts.pop("days_ago", None)
    return facts if days is None else {**facts, "date": day(days).isoformat()}


def day(days_ago: float) -> datetime.date:
    return timezone.localdate() - datetime.timedelta(days=days_ago)


@dataclass
class Campaigner:
    cast: Cast
    files: Files
    regions: dict

    @transaction.atomic
    def tell(self, entry: Entry):
        model, region = MODELS[entry.meta["type"]], self.regions[entry.meta["region"]]
        maker = CampaignMaker(entry, model, self.files, self.facts(entry, region))
        author, language = self.cast[f"{region.code}-editor"], entry.meta["original"]
        page = begin(maker, self.parent(entry), region=region, author=author, language=language)
        page = Course(entry, self.cast, region, maker).go(page)
        self.keep_beside(entry, page, by=author)
        return page

    def keep_beside(self, entry: Entry, page, *, by) -> None:
        """What stands in no page: partners who are not public, and needs."""
        for partner in entry.meta.get("private_partners", []):
            keeping.add_partner(page.placement, by=by, **partner)
        for need in entry.meta.get("needs", []):
            keeping.add_need(page.placement, by=by, **need)

    def parent(self, entry: Entry):
        language = entry.meta["original"]
        if "campaign" not in entry.meta:
            return CampaignsIndexPage.objects.get(locale__language_code=language)
        key = key_of(entry.meta["campaign"])
        return Page.objects.get(translation_key=key, locale__language_code=language).specific

    def facts(self, entry: Entry, region) -> dict:
        meta = entry.meta
        if meta["type"] == "CoalitionPage":
            return {}
        if meta["type"] == "UpdatePage":
            return {"day": day(meta["days_ago"])}
        if meta["type"] == "ActionPage":
            opens, closes = (day(meta[name]) if name in meta else None for name in ("opens", "closes"))
            return {"kind": meta["kind"], "opens_on": opens, "closes_on": closes}
        withheld = meta.get("place_withheld", False)
        insights = Body(entry.label, self.files)
        return {
            "status": meta["status"],
            "outcome": meta.get("outcome", ""),
            "asks": meta["asks"],
            "started_on": day(meta["started"]),
            "ended_on": day(meta["ended"]) if "ended" in meta else None,
            "place_withheld": withheld,
            "countries": [] if withheld else list(region.countries),
            "coalition": key_of(meta["coalition"]) if "coalition" in meta else None,
            "insights": json.dumps(
                [
                    insights.typed(f"insights/{label}", "insight", str(key_of(label)))
                    for label in meta["insights"]
                ]
            ),
        }


def in_order(entries: list[Entry]) -> list[Entry]:
    return sorted(entries, key=lambda entry: ORDER.index(entry.meta["type"]))


def key_of(label: str):
    return DemoPage.objects.get(label=label).translation_key
