"""The shelves of the library, how a reader narrows them, and how much stands where."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.shell import Shell

from .models.insight import InsightKind, InsightPage
from .models.meeting import MeetingPage
from .models.resource import ResourceKind, ResourcePage


@dataclass(frozen=True)
class Shelf:
    """code: in addresses; kinds: the finer kinds on it, (code, label)."""

    code: str
    title: str | Promise
    model: type
    template: str
    kinds: tuple = ()

    @property
    def codes(self) -> set[str]:
        """Every kind by which a reader can ask for something on this shelf."""
        return {self.code, *(code for code, _label in self.kinds)}


SHELVES = (
    Shelf(
        "training",
        _("Training material"),
        ResourcePage,
        "library/resource_card.html",
        tuple(ResourceKind.choices),
    ),
    Shelf(
        "insights",
        _("What we are learning"),
        InsightPage,
        "library/insight_card.html",
        tuple(InsightKind.choices),
    ),
    Shelf("meeting", _("Meetings"), MeetingPage, "library/meeting_card.html"),
)


@dataclass(frozen=True)
class Wish:
    """What a reader asked for, as it came in the address; empty: anything."""

    kind: str = ""
    year: str = ""
    region: str = ""

    @classmethod
    def of(cls, request) -> "Wish":
        return cls(*(request.GET.get(name, "") for name in ("kind", "year", "region")))

    def but(self, **changes) -> str:
        """The same wish with changes, as a query string without its question mark."""
        wish = {"kind": self.kind, "year": self.year, "region": self.region} | changes
        return urlencode({name: value for name, value in wish.items() if value})

    @property
    def query(self) -> str:
        return self.but()


@dataclass(frozen=True)
class Count:
    """So many contents of a kind, year and region on a shelf."""

    shelf: Shelf
    kind: str
    year: int
    region_id: int
    region: str
    number: int

    def answers(self, wish: Wish, *, whatever: str = "") -> bool:
        """Whether these are what is wished; `whatever` names a part of the wish that does not count."""
        asked = (
            ("kind", wish.kind in ("", self.kind, self.shelf.code)),
            ("year", wish.year in ("", str(self.year))),
            ("region", wish.region in ("", self.region)),
        )
        return all(fits for name, fits in asked if name != whatever)


@dataclass(frozen=True)
class Option:
    """One entry of a choice, with how much a reader will find. `is_part`: of the entry before."""

    value: str
    label: str | Promise
    number: int
    is_chosen: bool = False
    is_part: bool = False


def count_all() -> list[Count]:
    """What is public on every shelf (a query each), each content once, equal in all languages."""
    return [Count(shelf, *row) for shelf in SHELVES for row in shelf.model.objects.counted()]


@dataclass(frozen=True)
class Choices:
    """The three choices of a reader. Each counts by the other two. No queries."""

    counts: list[Count]
    wish: Wish
    shell: Shell

    def kinds(self) -> list[Option]:
        found = [count for count in self.counts if count.answers(self.wish, whatever="kind")]
        options = []
        for shelf in SHELVES:
            here = [count for count in found if count.shelf is shelf]
            options.append(self._option("kind", shelf.code, shelf.title, here))
            for code, label in shelf.kinds:
                of_kind = [count for count in here if count.kind == code]
                options.append(self._option("kind", code, label, of_kind, is_part=True))
        return [option for option in options if option.number or option.is_chosen]

    def years(self) -> list[Option]:
        found = [count for count in self.counts if count.answers(self.wish, whatever="year")]
        years = sorted({count.year for count in found}, reverse=True)
        return [
            self._option("year", str(year), str(year), [one for one in found if one.year == year])
            for year in years
        ]

    def regions(self) -> list[Option]:
        """Only regions with a public front page: nothing else tells their names either."""
        found = [count for count in self.counts if count.answers(self.wish, whatever="region")]
        named = {count.region: self.shell.regions.get(count.region_id) for count in found}
        options = [
            self._option("region", code, link.title, [one for one in found if one.region == code])
            for code, link in named.items()
            if link
        ]
        return sorted(options, key=lambda option: str(option.label))

    def _option(self, part: str, value: str, label, counts, *, is_part: bool = False) -> Option:
        number = sum(count.number for count in counts)
        return Option(value, label, number, getattr(self.wish, part) == value, is_part)


def on_shelf(shelf: Shelf, wish: Wish, counts: list[Count], locale_id: int):
    """What the reader wished on a shelf, the newest first. What nobody has (a forged year, an unknown
    region) never reaches the database: it is compared with what there is."""
    fitting = [count for count in counts if count.shelf is shelf and count.answers(wish)]
    if not fitting:
        return shelf.model.objects.none()
    rows = shelf.model.objects.released().readable_in(locale_id)
    if wish.kind and wish.kind != shelf.code:
        rows = rows.of_kind(wish.kind)
    if wish.year:
        rows = rows.of_year(fitting[0].year)
    if wish.region:
        rows = rows.of_region(fitting[0].region_id)
    return rows.latest_first().for_cards()
