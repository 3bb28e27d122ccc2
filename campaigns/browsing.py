"""The list of campaigns: narrowed by what a reader looks for, counted, and drawn.

What every campaign is filed under is read in one query, however many there are, and counted here; the
cards of one page are a second. So the counts, the map and the list cannot disagree.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps
from django.http import Http404, QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.listing import Listing
from home.shell import Shell

from .cards import cards
from .drawing import world
from .drawing.time import bars_of
from .provisions import Provision
from .states import Solidarity, Status

ON_A_PAGE = 12  # with its drawings, a page of the list stays below 30 KB in every script
NEWS, COALITIONS = 5, 6


@dataclass(frozen=True)
class Filed:
    """What one campaign is filed under, as the public may know it. region: None where it is nobody's."""

    pk: int
    region: int | None
    status: str
    articles: list[str]
    asks: list[str]
    countries: list[str]


@dataclass(frozen=True)
class Facet:
    """A way to narrow the list: its name in the address, the choices as (code, words), and what of a
    campaign is compared."""

    name: str
    title: str | Promise
    choices: Callable[[Shell], list[tuple]]
    codes_of: Callable[[Filed, Shell], list[str]]


def region_code(url: str) -> str:
    """The last part of a region page's address, which is its code in every language."""
    return url.rstrip("/").rpartition("/")[2]


FACETS = (
    Facet(
        "status",
        _("Status"),
        lambda shell: Status.choices,
        lambda filed, shell: [filed.status],
    ),
    Facet(
        "asks",
        _("What is asked"),
        lambda shell: Solidarity.choices,
        lambda filed, shell: filed.asks,
    ),
    Facet(
        "region",
        _("Region"),
        lambda shell: [(region_code(link.url), link.title) for link in shell.regions.values()],
        lambda filed, shell: (
            [region_code(shell.regions[filed.region].url)] if filed.region in shell.regions else []
        ),
    ),
    Facet(
        "article",
        _("Article of the Charter"),
        lambda shell: Provision.choices,
        lambda filed, shell: filed.articles,
    ),
)


@dataclass(frozen=True)
class Option:
    """One choice of a facet. count: campaigns that it would leave; query: the address it leads to."""

    label: object
    count: int
    query: str
    is_chosen: bool


@dataclass
class Chosen:
    """What a reader chose: the name of a facet → a code. Unknown codes and names are no choice."""

    codes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, asked: QueryDict, shell: Shell) -> "Chosen":
        known = {facet.name: {code for code, _label in facet.choices(shell)} for facet in FACETS}
        return cls({name: asked[name] for name, codes in known.items() if asked.get(name) in codes})

    def query(self, **changed: str | None) -> str:
        """The address with one choice changed; None takes it back."""
        codes = {name: code for name, code in {**self.codes, **changed}.items() if code}
        asked = QueryDict(mutable=True)
        asked.update(codes)
        return "?" + asked.urlencode()

    def toggled(self, name: str, code: str) -> str:
        """The address that chooses a code, or takes it back where it is chosen."""
        return self.query(**{name: None if self.codes.get(name) == code else code})

    def fits(self, filed: Filed, shell: Shell, *, but: str = "") -> bool:
        return all(
            self.codes[facet.name] in facet.codes_of(filed, shell)
            for facet in FACETS
            if facet.name in self.codes and facet.name != but
        )


def browse(request, reading, shell: Shell) -> dict:
    """The context of the list: five queries, however many campaigns there are."""
    filed = everything_filed(reading.locale_id, shell)
    chosen = Chosen.of(request.GET, shell)
    fitting = [one for one in filed if chosen.fits(one, shell)]
    listing = one_page(fitting, request.GET.get("page", "1"), chosen)
    is_first, is_mirrored = listing.number == 1, shell.language.direction == "rtl"
    shown = cards(read([one.pk for one in listing.rows]), shell)
    return {
        "campaigns": shown,
        "listing": listing,
        "total": len(filed),
        "found": len(fitting),
        "facets": [(facet, options(facet, filed, chosen, shell)) for facet in FACETS] if filed else [],
        "is_narrowed": bool(chosen.codes),
        "world": world,
        "tiles": world.tiles(code for one in fitting for code in one.countries),
        "bars": bars_of(shown, is_mirrored=is_mirrored),
        "coalitions": coalitions(reading.locale_id, shell) if is_first and not chosen.codes else [],
        "news": news(reading.locale_id, shell) if is_first and not chosen.codes else [],
    }


def everything_filed(locale_id: int, shell: Shell) -> list[Filed]:
    """Every public campaign once, in the order of the list. One query."""
    rows = model("CampaignPage").objects.released().readable_in(locale_id).with_region().with_facts()
    rows = rows.running_first().values_list(
        "pk", "region_id", "status", "articles", "asks", "countries", "is_withheld"
    )
    return [
        Filed(pk, shell.network_id, status, articles, asks, [])
        if withheld
        else Filed(pk, region, status, articles, asks, str(countries or "").split(","))
        for pk, region, status, articles, asks, countries, withheld in rows
    ]


def options(facet: Facet, filed: list[Filed], chosen: Chosen, shell: Shell) -> list[Option]:
    """The choices that lead somewhere, each with its count under what else was chosen."""
    fitting = [one for one in filed if chosen.fits(one, shell, but=facet.name)]
    counts = Counter(code for one in fitting for code in facet.codes_of(one, shell))
    here = chosen.codes.get(facet.name)
    return [
        Option(label, counts[code], chosen.toggled(facet.name, code), code == here)
        for code, label in facet.choices(shell)
        if counts[code] or code == here
    ]


def one_page(fitting: list[Filed], asked: str, chosen: Chosen) -> Listing:
    """Raises Http404 for a page that does not exist or a number that is none."""
    if not asked.isdecimal() or not 1 <= int(asked[:6]) <= 10_000:
        raise Http404("no such page of the list")
    number = int(asked)
    rows = fitting[(number - 1) * ON_A_PAGE : number * ON_A_PAGE]
    if number > 1 and not rows:
        raise Http404("no such page of the list")
    newer = "" if number == 1 else chosen.query(page=str(number - 1) if number > 2 else None)
    older = chosen.query(page=str(number + 1)) if len(fitting) > number * ON_A_PAGE else ""
    return Listing(rows, number, newer, older)


def read(keys: list[int]) -> list:
    """The pages of these keys, in their order."""
    found = {page.pk: page for page in model("CampaignPage").objects.for_cards().filter(pk__in=keys)}
    return [found[key] for key in keys if key in found]


def coalitions(locale_id: int, shell: Shell) -> list:
    found = model("CoalitionPage").objects.released().readable_in(locale_id).newest_first()
    return cards(found.for_cards()[:COALITIONS], shell)


def news(locale_id: int, shell: Shell) -> list:
    found = model("UpdatePage").objects.released().readable_in(locale_id).latest_first()
    return cards(found.for_cards()[:NEWS], shell)


def model(name: str):
    """The page types are built on this module."""
    return apps.get_model("campaigns", name)
