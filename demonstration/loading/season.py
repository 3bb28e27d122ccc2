"""Which story stands in which month: a running season in the middle of its year, and the one before."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from demonstration.loading.signing import Cast
from regions.models import Region
from stories.models import HandoverPoint, SeasonPage, Slot
from stories.season import handing_over, slots
from stories.season.archive import archive
from stories.season.calendar import Month, first_release, this_month
from stories.season.states import State

# Months from the present one, which is 0. A story is begun, and so claims its month, before it is signed.
MONTHS = {
    "hongkong-umbrella": 1,
    "macedonia-court": 3,
    "congo-notebook": 4,
    "congo-radio": 0,
    "network-circle": -1,
    "kenya-market": -2,
    "hongkong-harbour": -3,
    "kenya-courier": -4,
    "macedonia-press": -5,
    "kenya-bench": -6,
    "hongkong-lantern": -7,
    "macedonia-lake": -8,
    "network-lamp": -9,
}
BEGAN = -5  # the running season
# Kenya's is near and has no story yet: its lead is warned. The month before the pitched one is the gap.
ASSIGNED, PITCHED = 2, 6
SKIPPED = -12
WAITS_DAYS = 7
DAY_OF_MONTH = 4  # days after the first on which a story of the past came out
THEME = "Who keeps the night clinic open, and who would like it shut."


@dataclass
class Seasons:
    """Plans the months by the people whose months they are."""

    cast: Cast

    def facts(self, label: str) -> dict:
        """What a season's page holds, the same in every language."""
        first = start_of(label)
        slug = f"{first.year}-{(first.year + 1) % 100:02}"
        return {"slug": slug, "year": first.year, "start_month": first.month}

    def plan(self) -> None:
        """The months that have no story yet."""
        kenya, hongkong = (Region.objects.get(code=code) for code in ("kenya", "hongkong"))
        lead = self.cast["kenya-lead"]
        slot = slots.pitch(slot_at(ASSIGNED), region=kenya, theme=THEME, by=lead)
        slots.assign(slot, owner=self.cast["kenya-editor-2"], languages=["en", "sw", "ar"], by=lead)
        slots.pitch(
            slot_at(PITCHED), region=hongkong, theme="A choir without a hall.", by=self.cast["hongkong-lead"]
        )
        words = "The editors were ill, and nothing is better than something careless."
        slots.skip(slot_at(SKIPPED), reason=words, by=self.cast["coordinator"])

    def place(self, label: str, story) -> None:
        """Puts a story into its month, if it has one, and brings the month to its state."""
        if label not in MONTHS:
            return
        code, slot = story.region.code, slot_at(MONTHS[label])
        slots.claim(slot, story, by=story.owner)
        lead = self.cast[f"{code}-lead"]
        slots.assign(
            slot, owner=story.owner, backup=lead, languages=["en", "fr", "sw", "mk", "zh-hant", "ar"], by=lead
        )
        if label == "hongkong-umbrella":
            slots.set_embargo(slot, in_a_week(), by=lead)
            self.hand_over(slot, lead, "network")
        elif label == "macedonia-court":
            self.hand_over(slot, lead, "kenya")
        elif label == "congo-notebook":
            self.offer(slot, lead, "network")
        elif first_release(this_month()) > timezone.now():  # the first hours of a month
            slots.set_embargo(slot, None, by=lead)

    def offer(self, slot: Slot, by, code: str):
        to_region = Region.objects.get(code=code)
        return handing_over.offer(slot, to_region=to_region, checklist=HandoverPoint.values, by=by)

    def hand_over(self, slot: Slot, by, code: str) -> None:
        handing_over.answer(self.offer(slot, by, code), accepted=True, by=self.cast[f"{code}-lead"])

    def announce(self, label: str) -> None:
        """A signed story that waits for its day."""
        slot = slot_at(MONTHS[label])
        by = self.cast[f"{slot.region.code}-lead"]
        slots.announce(slots.make_ready(slot, by=by), by=by)

    def close(self) -> None:
        """The season before goes into the archive."""
        for slot in Slot.objects.filter(season=season_at(SKIPPED), state=State.RELEASED):
            archive(slot, by=self.cast["coordinator"])


def in_a_week() -> datetime.datetime:
    """At a full hour, as people choose it."""
    return (timezone.now() + datetime.timedelta(days=WAITS_DAYS)).replace(minute=0, second=0, microsecond=0)


def start_of(label: str) -> Month:
    began = this_month().after(BEGAN)
    return began if label == "season-running" else began.after(-12)


def season_at(offset: int) -> SeasonPage:
    first = start_of("season-running" if offset >= BEGAN else "season-archive")
    return SeasonPage.objects.originals().get(year=first.year, start_month=first.month)


def slot_at(offset: int) -> Slot:
    month = this_month().after(offset)
    return Slot.objects.select_related("region").get(season=season_at(offset), month=month.month)


def days_ago(label: str) -> float | None:
    """How long ago a planned story of the past came out: in the first days of its month."""
    if MONTHS.get(label, 1) > 0:
        return None
    out = first_release(this_month().after(MONTHS[label])) + datetime.timedelta(days=DAY_OF_MONTH)
    return max((timezone.now() - out) / datetime.timedelta(days=1), 0.5)
