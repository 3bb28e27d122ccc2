"""Public profiles for readers: a few of a region, or all of them by region, skill and language."""

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from home.listing import Listing, one_page_of
from home.shell import Link, Shell

from ..listing import folded
from ..models import PublicProfilePage
from ..skills.scheme import Scheme, current_scheme
from ..spoken import SPOKEN
from .face import Face, faces_of, place_of

ON_A_PAGE = 20
REGION, SKILL, LANGUAGE = FACETS = ("region", "skill", "language")
INDENT = "\u2003"  # an em space: a select keeps it where it drops others
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Option:
    """One way to narrow the list. count: how many it would show together with what else is chosen."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class People:
    """What a reader sees below the directory's words. total: how many the choice shows on all its pages;
    is_empty: nobody has a public page yet."""

    faces: list[Face]
    listing: Listing
    total: int
    facets: dict[str, list[Option]] = field(default_factory=dict)
    is_empty: bool = False
    is_narrowed: bool = False


@dataclass(frozen=True)
class Row:
    """What can be asked of one public profile. values: facet -> what fits; of skills also what is broader."""

    pk: int
    order: str
    values: dict[str, frozenset[str]]

    def fits(self, chosen: dict[str, str]) -> bool:
        return all(value in self.values[name] for name, value in chosen.items())


def readable(locale_id: int):
    """Each public profile once, in the reader's language or as its original."""
    return PublicProfilePage.objects.released().wanted().readable_in(locale_id).with_region()


def of_region(region: Any, shell: Shell, count: int) -> list[Face]:
    """The newest that say they belong to a region (three statements, fewer without any)."""
    pages = readable(shell.language.locale_id).standing_under(region)
    return faces_of(pages.order_by("-first_published_at", "-pk")[:count], shell)


def people(request: Any, shell: Shell) -> People:
    """The list as the address asks for it: three statements and one for photographs, whatever the number of
    people. A value that nobody has narrows nothing.

    Arguments: shell, in the reader's language. Raises Http404 for a page of the list that does not exist.
    """
    return Finder(shell, current_scheme()).people(request)


@dataclass
class Finder:
    """Counts in memory: those who want a public page are few, and every count needs all of them."""

    shell: Shell
    scheme: Scheme

    def people(self, request: Any) -> People:
        known = {name: NOTHING.union(*(row.values[name] for row in self.rows)) for name in FACETS}
        chosen = {name: request.GET[name] for name in FACETS if request.GET.get(name, "") in known[name]}
        keys = [row.pk for row in self.rows if row.fits(chosen)]
        listing = with_query(one_page_of(keys, request, size=ON_A_PAGE), chosen)
        pages = readable(self.shell.language.locale_id).in_bulk(listing.rows)
        return People(
            faces=faces_of([pages[key] for key in listing.rows if key in pages], self.shell, self.scheme),
            listing=listing,
            total=len(keys),
            facets={name: self.options(name, chosen) for name in FACETS},
            is_empty=not self.rows,
            is_narrowed=bool(chosen),
        )

    @cached_property
    def rows(self) -> list[Row]:
        columns = ("pk", "title", "skills", "spoken", "region_withheld", "region_id")
        found = readable(self.shell.language.locale_id).values_list(*columns)
        rows = [Row(pk, folded(title), self._values(*facts)) for pk, title, *facts in found]
        return sorted(rows, key=lambda row: (row.order, row.pk))

    def _values(self, skills: list[str], spoken: list[str], withheld: bool, region: int) -> dict:
        place = place_of(region, withheld, self.shell)
        return {
            REGION: frozenset({code_of(place)} if place else ()),
            SKILL: NOTHING.union(*(self.broader.get(code, NOTHING) for code in skills)),
            LANGUAGE: frozenset(spoken) & SPOKEN.keys(),
        }

    @cached_property
    def broader(self) -> dict[str, frozenset[str]]:
        """skill -> itself and everything above it, by code: who offers asylum law offers law."""
        skills = self.scheme.skills
        return {
            one.code: frozenset({one.code, *(skills[above].code for above in one.above)})
            for one in skills.values()
        }

    def options(self, name: str, chosen: dict[str, str]) -> list[Option]:
        others = {other: value for other, value in chosen.items() if other != name}
        counts = Counter(value for row in self.rows if row.fits(others) for value in row.values[name])
        return [
            Option(value, label, counts[value], chosen.get(name) == value)
            for value, label in self.labels[name].items()
            if counts[value] or chosen.get(name) == value
        ]

    @cached_property
    def labels(self) -> dict[str, dict[str, str]]:
        """Regions by the title of their front page, where it is public; skills in the order of the scheme."""
        code = self.shell.language.code
        return {
            REGION: {code_of(link): link.title for link in self.shell.regions.values()},
            SKILL: {
                one.code: INDENT * len(one.above) + self.scheme.name(one.pk, code)
                for one in self.scheme.skills.values()
            },
            LANGUAGE: {code: spoken.name for code, spoken in SPOKEN.items()},
        }


def code_of(region: Link) -> str:
    """The last part of the address of a region's front page: the region's code."""
    return region.url.rstrip("/").rpartition("/")[2]


def with_query(listing: Listing, chosen: dict[str, str]) -> Listing:
    """What is chosen stays while paging."""
    kept = urlencode(chosen)
    if not kept:
        return listing
    newer, older = (
        link and f"{link}{'' if link.endswith('?') else '&'}{kept}" for link in (listing.newer, listing.older)
    )
    return Listing(listing.rows, listing.number, newer, older)
