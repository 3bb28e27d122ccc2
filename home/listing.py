"""Lists of pages: which language a reader gets, how they are divided, how one row looks."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from .shell import Language, Link, Shell


class ReadableQuerySet:
    """Mixed into the query sets of pages that are listed."""

    def readable_in(self, locale_id: int):
        """Each content once: in the reader's language, or as the original where it is not released in
        that language. Nobody misses a story because it waits for a translator."""
        translated = self.model._base_manager.filter(
            translation_key=OuterRef("translation_key"), locale_id=locale_id, live=True
        )
        here = Q(locale_id=locale_id)
        return self.filter(
            here | (Q(pk__in=self.model.objects.originals().values("pk")) & ~Exists(translated))
        )

    def newest_first(self):
        return self.order_by("-first_published_at", "-pk")


@dataclass(frozen=True)
class Listing:
    """One page of a list. `number` counts from 1; `newer` and `older` are query strings or empty."""

    rows: list
    number: int
    newer: str
    older: str


def one_page_of(queryset, request, *, size: int, keep: str = "") -> Listing:
    """One page of a query set, without counting it: a count reads every row, at every request.

    Arguments: size in rows; keep, the rest of the query string, for the links to other pages. Raises Http404
    for a page that does not exist or a number that is none.
    """
    asked = request.GET.get("page", "1")
    if not asked.isdecimal() or not 1 <= int(asked) <= 10_000:
        raise Http404("no such page of the list")
    number = int(asked)
    rows = list(queryset[(number - 1) * size : number * size + 1])
    if number > 1 and not rows:
        raise Http404("no such page of the list")
    newer = _page_query(number - 1, keep) if number > 1 else ""
    older = _page_query(number + 1, keep) if len(rows) > size else ""
    return Listing(rows[:size], number, newer, older)


def _page_query(number: int, keep: str) -> str:
    return "?" + "&".join(part for part in (keep, f"page={number}" if number > 1 else "") if part)


@dataclass(frozen=True)
class Card:
    """One row of a list. `language` is the language of its words, `region` None where none is shown."""

    title: str
    url: str
    language: Language
    text: str = ""
    date: datetime | None = None
    region: Link | None = None
    countries: list = field(default_factory=list)
    image: object = None
    image_alt: str = ""
    warnings: list = field(default_factory=list)
    page: object = None


def language_of(shell: Shell, page) -> Language:
    return shell.by_locale(page.locale_id) or shell.language


def links(pages, shell: Shell) -> list[Link]:
    """Pages as links, in the language each can be read in."""
    return [Link(page.title, shell.address_of(page), language_of(shell, page)) for page in pages]
