"""What a reader's search finds: two statements, and one for the pages that are shown."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpRequest, QueryDict
from django.utils.functional import Promise

from ..content_warnings import labels_of
from ..listing import Listing, one_page_of
from ..models import SearchEntry
from ..public_pages import public_pages
from ..shell import Language, Shell
from .folded_words import sought_in
from .folding import is_han
from .kinds import KINDS
from .snippets import Piece, marked, snippet

LONGEST_QUERY = 100  # signs
AT_ONCE = 10
SHORTEST_WORD = 2  # letters; one alone would begin words on every page


@dataclass(frozen=True)
class Asked:
    """What an address asks for. text: as it was typed; kind: a code of KINDS, or empty for all."""

    text: str
    kind: str

    @property
    def is_too_short(self) -> bool:
        return not any(is_han(word) or len(word) >= SHORTEST_WORD for word in sought_in(self.text))

    def query(self, kind: str | None = None) -> str:
        """The query string of an address, without question mark."""
        wanted = QueryDict(mutable=True)
        wanted["q"] = self.text
        if chosen := self.kind if kind is None else kind:
            wanted["kind"] = chosen
        return wanted.urlencode()


@dataclass(frozen=True)
class Result:
    title: list[Piece]
    url: str
    language: Language
    kind: str | Promise
    quote: list[Piece]
    warnings: list


@dataclass(frozen=True)
class Narrowing:
    """One kind, how many of it were found, and whether the list is narrowed to it."""

    label: str | Promise
    number: int
    query: str
    is_chosen: bool


@dataclass(frozen=True)
class Found:
    results: list[Result]
    listing: Listing
    number: int  # of the list, all its pages together
    all: int  # of every kind
    everything: str  # the query without a kind
    narrowings: list[Narrowing]


def read(sent: QueryDict) -> Asked:
    """Never an error: what an address says and means nothing is left out."""
    text = " ".join(sent.get("q", "").split())[:LONGEST_QUERY].strip()
    kind = sent.get("kind", "")
    return Asked(text, kind if kind in KINDS else "")


def find(asked: Asked, request: HttpRequest, shell: Shell) -> Found:
    """One page of what is found. Raises Http404 for a page that the list does not have."""
    locale_id = shell.language.locale_id
    matching = SearchEntry.objects.holding(asked.text).readable_in(locale_id)
    counts = dict(matching.order_by().values_list("kind").annotate(Count("pk")))
    rows = matching.filter(kind=asked.kind) if asked.kind else matching
    rows = rows.best_first(asked.text, locale_id).only("kind", "text", "warnings")
    listing = one_page_of(rows, request, size=AT_ONCE, keep=asked.query())
    everything = sum(counts.values())
    return Found(
        results_of(listing.rows, asked.text, shell),
        listing,
        counts.get(asked.kind, 0) if asked.kind else everything,
        everything,
        Asked(asked.text, "").query(),
        [
            Narrowing(kind.label, counts[code], asked.query(code), code == asked.kind)
            for code, kind in KINDS.items()
            if code in counts
        ],
    )


def results_of(entries: list[Any], text: str, shell: Shell) -> list[Result]:
    """Title and address are the page's own, read anew: what is not public by now is not shown."""
    pages = {page.pk: page for page in public_pages().filter(pk__in=[entry.pk for entry in entries])}
    sought = sought_in(text)
    return [
        Result(
            title=marked(page.title, sought),
            url=shell.address_of(page),
            language=shell.by_locale(page.locale_id) or shell.language,
            kind=KINDS[entry.kind].label if entry.kind in KINDS else "",
            quote=snippet(entry.text, sought),
            warnings=labels_of(entry.warnings),
        )
        for entry in entries
        if (page := pages.get(entry.pk))
    ]
