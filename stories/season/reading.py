"""A season as its team sees it, in a fixed number of queries."""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from django.utils import timezone
from wagtail.models import Locale, Page, WorkflowState

from editorial.models import Kind, SignOff
from regions.models import Mandate

from ..consent.state import states_of
from ..models import Handover, SeasonPage, Slot, StoryPage
from .calendar import Month, site_zone, this_month
from .gaps import Facts, Gap, gaps_of
from .states import PUBLIC


@dataclass(frozen=True)
class Mark:
    """How far one language of a month's story is: public, waiting, begun, missing or unwanted."""

    code: str
    state: str


@dataclass(frozen=True)
class BoardRow:
    slot: Slot
    month: Month
    marks: list[Mark] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    handover: Handover | None = None

    @property
    def name(self) -> str:
        return self.month.name

    @property
    def is_now(self) -> bool:
        return self.month == this_month()

    @property
    def is_late(self) -> bool:
        return any(gap.is_late for gap in self.gaps)


def board_of(season: SeasonPage) -> list[BoardRow]:
    """The twelve months in the season's order. Twelve queries, however much stands in them."""
    open_ones = Handover.objects.filter(accepted=None).select_related("from_region", "to_region")
    slots = (
        Slot.objects.of_season(season)
        .select_related("season", "region", "owner", "backup")
        .prefetch_related(
            Prefetch("story", StoryPage.objects.defer("body", "ask").prefetch_related("placement")),
            Prefetch("handovers", open_ones, to_attr="open_handovers"),
        )
    )
    by_month = {slot.month: slot for slot in slots}
    facts = facts_of(by_month.values())
    today = timezone.localdate(timezone=site_zone())
    return [_row(by_month[month.month], month, facts, today) for month in season.months]


def facts_of(slots) -> Facts:
    """What the months' gaps depend on, for all of them at once."""
    stories = [slot.story for slot in slots if slot.story]
    keys = {story.translation_key for story in stories}
    pages = list(Page.objects.filter(translation_key__in=keys).only("translation_key", "locale_id", "live"))
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(page.pk) for page in pages],
    )
    running = set(states.values_list("object_id", flat=True))
    safety = SignOff.objects.standing().filter(translation_key__in=keys, kind=Kind.SAFETY)
    consents = states_of(stories)
    reviewers = Mandate.objects.in_force().filter(role="reviewer")
    return Facts(
        pages={(page.translation_key, page.locale_id): page.live for page in pages},
        waiting=frozenset((p.translation_key, p.locale_id) for p in pages if str(p.pk) in running),
        signed=frozenset(safety.values_list("translation_key", flat=True)),
        consented=frozenset(key for key, state in consents.items() if state.is_complete),
        reviewed=frozenset(reviewers.values_list("locale_id", flat=True)),
        locales=dict(Locale.objects.values_list("language_code", "pk")),
    )


def _row(slot: Slot, month: Month, facts: Facts, today) -> BoardRow:
    marks = [Mark(code, _state(slot, code, locale, facts)) for code, locale in facts.locales.items()]
    return BoardRow(slot, month, marks, gaps_of(slot, facts, today), next(iter(slot.open_handovers), None))


def _state(slot: Slot, code: str, locale_id: int, facts: Facts) -> str:
    key = slot.story and (slot.story.translation_key, locale_id)
    if key in facts.pages:
        if facts.pages[key]:
            return "public"
        return "waiting" if key in facts.waiting else "begun"
    wanted = code in slot.languages and slot.state not in PUBLIC
    return "missing" if wanted or (slot.languages and code in slot.languages) else "unwanted"
