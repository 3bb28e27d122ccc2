"""A season as the public sees it: what is out, and that something is to come. Nothing of what is planned
leaves the desk: no title, no region, no state."""

from dataclasses import dataclass
from enum import Enum

from ..cards import cards
from ..models import SeasonPage, Slot, StoryPage
from .calendar import Month, short_link, this_month


class Outlook(Enum):
    OUT = "out"
    NOW = "now"
    TO_COME = "to-come"
    NONE = "none"


@dataclass(frozen=True)
class MonthRow:
    """One month. `card` is its public story, None where there is none; `short` the link that fits into a
    message."""

    month: Month
    outlook: Outlook
    card: object = None
    short: str = ""

    @property
    def name(self) -> str:
        return self.month.name

    @property
    def number(self) -> str:
        return f"{self.month.month:02}"


def months(season: SeasonPage, context: dict) -> list[MonthRow]:
    """The twelve months of a season for a reader.

    Arguments: season, in any language; context, with the reading and the shell of the page that is
    served. Three queries: what is public in which month, the stories, their pictures.
    """
    keys = dict(
        Slot.objects.of_season(season).filter(story__live=True).values_list("story__translation_key", "month")
    )
    stories = StoryPage.objects.released().readable_in(context["reading"].locale_id)
    rows = list(stories.filter(translation_key__in=keys).for_cards())
    by_month = {keys[card.page.translation_key]: card for card in cards(rows, context["shell"])}
    return [_row(season, month, by_month.get(month.month)) for month in season.months]


def _row(season: SeasonPage, month: Month, card) -> MonthRow:
    if card:
        return MonthRow(month, Outlook.OUT, card, short_link(season.slug, month.month))
    now = this_month()
    if month == now:
        return MonthRow(month, Outlook.NOW)
    return MonthRow(month, Outlook.TO_COME if month > now else Outlook.NONE)
