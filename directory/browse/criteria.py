"""What somebody looks for: words, and what is chosen in each facet. Read from an address, written into one.

Everything that is not in the table is dropped without a word: an unknown skill and one that nobody offers
give pages that differ in nothing a visitor did not write.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from home.shell import shell_for
from regions.models import Region

from ..skills.choices import reading
from ..skills.scheme import Scheme, current_scheme
from ..skills.search import find_skills
from ..spoken import BY_NUMBER, SPOKEN

LONGEST_TEXT = 100
MOST_CHOSEN = 8
MOST_SKILLS = 8  # that one text can mean
WORDS = "q"


class Knowledge:
    """What every member may know: the scheme of skills and the regions. Two statements a page."""

    def __init__(self) -> None:
        self._meant: dict[str, list[int]] = {}

    @cached_property
    def scheme(self) -> Scheme:
        return current_scheme()

    @cached_property
    def regions(self) -> dict[int, Region]:
        return {region.pk: region for region in Region.objects.all()}

    def region_name(self, number: int) -> str:
        """What readers call it: the title of its public page, in their language; else its working name."""
        public = shell_for().regions.get(number)
        return public.title if public else str(self.regions[number])

    def skill_name(self, number: int) -> str:
        return self.scheme.name(number, reading())

    def skills_meant_by(self, text: str) -> list[int]:
        """The skills that a text names, in any language, best first."""
        if text not in self._meant:
            found = find_skills(text, reading(), most=MOST_SKILLS, scheme=self.scheme)
            self._meant[text] = [one.skill for one in found]
        return self._meant[text]


@dataclass(frozen=True)
class Facet:
    """column: of `Listing`. number, code, name: from what stands in an address to what is stored, back, and
    to words; 0 and "" for what is unknown. is_set: whether one member can have several."""

    column: str
    label: str | Promise
    number: Callable[[Knowledge, str], int]
    code: Callable[[Knowledge, int], str]
    name: Callable[[Knowledge, int], str]
    is_set: bool = True


def _skill(known: Knowledge, code: str) -> int:
    concept = known.scheme.by_code.get(code)
    return concept.pk if concept and concept.is_open else 0


def _region(known: Knowledge, code: str) -> int:
    return next((pk for pk, region in known.regions.items() if region.code == code), 0)


def _code_of_skill(known: Knowledge, number: int) -> str:
    concept = known.scheme.skills.get(number)
    return concept.code if concept and concept.is_open else ""


def _country(number: int) -> str:
    return countries.alpha2(number)


FACETS: Mapping[str, Facet] = MappingProxyType(
    {
        "skill": Facet(
            "skills", _("Skill"), _skill, _code_of_skill, lambda known, number: known.skill_name(number)
        ),
        "language": Facet(
            "languages",
            _("Language"),
            lambda known, code: SPOKEN[code].number if code in SPOKEN else 0,
            lambda known, number: BY_NUMBER[number].code if number in BY_NUMBER else "",
            lambda known, number: BY_NUMBER[number].name,
        ),
        "law": Facet(
            "jurisdictions",
            _("Knows the law of"),
            lambda known, code: countries.numeric(code) or 0 if len(code) == 2 else 0,
            lambda known, number: _country(number),
            lambda known, number: str(countries.name(_country(number))),
        ),
        "region": Facet(
            "region_id",
            _("Region"),
            _region,
            lambda known, number: known.regions[number].code if number in known.regions else "",
            lambda known, number: known.region_name(number),
            is_set=False,
        ),
    }
)


@dataclass(frozen=True)
class Criteria:
    """text: as it was typed. chosen: (facet, code) in the order in which they were chosen."""

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen)

    def codes(self, facet: str) -> list[str]:
        return [code for name, code in self.chosen if name == facet]

    def with_one(self, facet: str, code: str) -> "Criteria":
        return replace(self, chosen=(*self.chosen, (facet, code)))

    def without_one(self, facet: str, code: str) -> "Criteria":
        return replace(self, chosen=tuple(pair for pair in self.chosen if pair != (facet, code)))

    def without_text(self) -> "Criteria":
        return replace(self, text="")

    def address(self, **more: str) -> str:
        """The query of an address, with its question mark; "?" alone for everybody."""
        words = [(WORDS, self.text)] if self.text else []
        return "?" + urlencode([*words, *self.chosen, *more.items()])


def read(sent: QueryDict, known: Knowledge) -> Criteria:
    """What an address asks for, as far as it means something; never an error."""
    text = " ".join(sent.get(WORDS, "").replace("\0", " ").split())[:LONGEST_TEXT]
    found = [
        (name, code)
        for name in FACETS
        for code in dict.fromkeys(sent.getlist(name)[:MOST_CHOSEN])
        if FACETS[name].number(known, code)
    ]
    return Criteria(text, tuple(_one_region(found)[:MOST_CHOSEN]))


def _one_region(chosen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Nobody is of two regions: the last one counts."""
    regions = [pair for pair in chosen if pair[0] == "region"]
    return [pair for pair in chosen if pair not in regions[:-1]]
