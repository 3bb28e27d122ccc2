"""What people do with a season, as verbs."""

from stories.models import HandoverPoint, SeasonPage, Slot
from stories.season import handing_over, slots
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


def plan_season(*, year=2026, start_month=3, slug="2026-27") -> SeasonPage:
    """A season as a draft of the network, with its twelve months."""
    return draft(
        SeasonPage, structure(), by=somebody("coordinator"), code="network",
        title="Twelve stories", slug=slug, year=year, start_month=start_month,
    )  # fmt: skip


def release_season(*languages, **options) -> SeasonPage:
    release_structure()
    season = release_page(plan_season(**options))
    for language in languages:
        release_structure(language)
        translate(season, language)
        release_translation(season.get_translation(locale(language)))
    return fresh(season)


def month(season, number) -> Slot:
    return Slot.objects.get(season=season, month=number)


def host(slot, code="kenya") -> Slot:
    return slots.pitch(slot, region=region(code), theme="A bench", by=somebody(f"{code}-lead"))


def open_now(slot) -> Slot:
    """No instant keeps its story back."""
    return slots.set_embargo(slot, None, by=somebody("coordinator"))


def hand_over(slot, *, to="network"):
    return handing_over.offer(
        slot, to_region=region(to), checklist=HandoverPoint.values, by=somebody(f"{slot.region.code}-lead")
    )


def put_in_month(story, slot, *, by=None) -> Slot:
    return slots.claim(slot, story, by=by or somebody(f"{story.region.code}-editor"))
