"""Tools, articles and campaigns that a session names by their keys, by the title in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language

from home.content_keys import as_key
from home.listing import links
from home.shell import Link, Shell, shell_for

from ..models import CampaignPage, CharterArticlePage, ToolPage
from ..naming import titles

CITED = {"tools": ToolPage, "articles": CharterArticlePage}


@dataclass(frozen=True)
class Cited:
    key: str
    link: Link


def reader() -> Shell:
    return shell_for(get_language())


def cited_of(pages: Iterable, shell: Shell) -> list[Cited]:
    pages = list(pages)
    return [
        Cited(str(page.translation_key), link) for page, link in zip(pages, links(pages, shell), strict=True)
    ]


def to_cite() -> dict[str, list[Cited]]:
    """Everything that advice may name: public tools by kind, public articles in the order of the Charter."""
    shell = reader()
    tools = ToolPage.objects.released().readable_in(shell.language.locale_id).by_kind()
    articles = CharterArticlePage.objects.released().readable_in(shell.language.locale_id).in_order()
    return {"tools": cited_of(tools, shell), "articles": cited_of(articles, shell)}


def named(keys: Iterable[str]) -> dict[str, Link]:
    """key -> link, of what is public now: what was taken down is named to nobody. Two statements, none
    without a key."""
    wanted = {key for key in map(as_key, keys) if key}
    shell, found = reader(), {}
    for model in CITED.values() if wanted else ():
        pages = model.objects.released().readable_in(shell.language.locale_id)
        cited = cited_of(pages.filter(translation_key__in=wanted).defer(*later(model)), shell)
        found |= {one.key: one.link for one in cited}
    return found


def later(model) -> tuple[str, ...]:
    """Long words that no link needs."""
    return ("body",) if model is CharterArticlePage else ()


def campaign_titles() -> list[tuple[str, str]]:
    """(key, title) of public campaigns, as the reader's language has them."""
    return sorted(titles().items(), key=lambda one: one[1].casefold())


def campaign_named(key: str) -> Link | None:
    wanted = as_key(key)
    if wanted is None:
        return None
    shell = reader()
    pages = CampaignPage.objects.released().readable_in(shell.language.locale_id)
    return next(iter(links(pages.filter(translation_key=wanted).for_cards()[:1], shell)), None)
