"""Feeds of what is public: RSS 2.0, Atom 1.0 (RFC 4287) and JSON Feed 1.1, in one language each.

The rooms above register what their feeds hold. An entry keeps its identity (`uid`) whatever is renamed, so
that no reader gets it twice.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.functional import Promise
from django.utils.http import http_date
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from regions.models import Region

from .reading import absolute
from .shell import Language, Shell, shell_for
from .views import cached_briefly

ENTRIES = 30
BEFORE_ANYTHING = datetime(2018, 6, 1, tzinfo=UTC)  # the meeting from which the site grew
JSON_FEED = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Entry:
    """One thing that was told. url: without the site's name; uid: equal in all versions of the words;
    text: plain; tags: what it is filed under, content warnings first."""

    uid: str
    title: str
    url: str
    text: str
    published: datetime
    changed: datetime
    language: Language
    tags: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Scope:
    """What a feed is about: everything, one region's, or one season's (the slug)."""

    shell: Shell
    region: Region | None = None
    season: str = ""


# source(scope) → the newest first, at most ENTRIES; raises Http404 for a scope it does not know.
Source = Callable[[Scope], list[Entry]]


@dataclass(frozen=True)
class Feed:
    """Several rooms may tell in one feed: each has a source of its own."""

    title: str | Promise
    sources: list[Source] = field(default_factory=list)

    def entries(self, scope: Scope) -> list[Entry]:
        """The newest of all sources first, at most ENTRIES."""
        found = [entry for source in self.sources for entry in source(scope)]
        return sorted(found, key=lambda entry: (entry.published, entry.uid), reverse=True)[:ENTRIES]


UPDATES = _("Corrections, and what solidarity did")  # the title of the feed that several rooms tell in
# name in the address → Feed; the rooms above fill it in `AppConfig.ready`.
FEEDS: dict[str, Feed] = {}


def register(name: str, title: str | Promise, source: Source) -> None:
    """Adds a room's source to the feed of a name, which is made where it is missing."""
    feed_named = FEEDS.setdefault(name, Feed(title))
    if source not in feed_named.sources:
        feed_named.sources.append(source)


@require_safe
def feed(request, kind: str, form: str, region: str = "", season: str = ""):
    shell = shell_for(get_language())
    if kind not in FEEDS or shell.language.code != get_language():
        raise Http404("no such feed")
    scope = Scope(shell, region_named(shell, region) if region else None, season)
    entries = FEEDS[kind].entries(scope)
    response = FORMATS[form](request, channel(FEEDS[kind], scope), entries)
    if entries:
        response["Last-Modified"] = http_date(max(entry.changed for entry in entries).timestamp())
    return cached_briefly(response)


def region_named(shell: Shell, code: str) -> Region:
    """A region with a public front page: a feed tells no more of a region than the site does."""
    region = Region.objects.filter(code=code, pk__in=shell.regions).first()
    if region is None:
        raise Http404("no such region")
    return region


def channel(feed: Feed, scope: Scope) -> dict:
    """Title and home of a feed, as the generators take them."""
    parts = [feed.title]
    if scope.region:
        parts.append(scope.shell.regions[scope.region.pk].title)
    if scope.season:
        parts.append(scope.season)
    name = gettext("Civic Charter Community")
    return {
        "title": f"{' · '.join(str(part) for part in parts)} · {name}",
        "link": absolute(scope.shell.language.home),
        "description": gettext("Stories of people who defend civic freedoms, and what came of them."),
        "language": scope.shell.language.code,
    }


class Steady:
    """An empty feed would say it changed just now, at every question: caches and copies could not keep it."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else BEFORE_ANYTHING


class Rss(Steady, Rss201rev2Feed):
    pass


class AtomInLanguages(Steady, Atom1Feed):
    """Each entry says its own language: an untranslated story stands in a feed with its own words."""

    def item_attributes(self, item):
        return {**super().item_attributes(item), "xml:lang": item["language"]}


def written_by(generator, content_type: str):
    def answer(request, head: dict, entries: list[Entry]):
        written = generator(
            **head, feed_url=absolute(request.path), author_name=gettext("Civic Charter Community")
        )
        for entry in entries:
            written.add_item(
                title=entry.title,
                link=absolute(entry.url),
                description=entry.text,
                unique_id=entry.uid,
                unique_id_is_permalink=False,
                pubdate=entry.published,
                updateddate=entry.changed,
                categories=entry.tags,
                language=entry.language.code,
            )
        return HttpResponse(written.writeString("utf-8"), content_type=f"{content_type}; charset=utf-8")

    return answer


def as_json(request, head: dict, entries: list[Entry]):
    items = [
        {
            "id": entry.uid,
            "url": absolute(entry.url),
            "title": entry.title,
            "content_text": entry.text,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.changed.isoformat(),
            "language": entry.language.code,
            "tags": entry.tags,
        }
        for entry in entries
    ]
    written = {
        "version": JSON_FEED,
        "title": head["title"],
        "home_page_url": head["link"],
        "feed_url": absolute(request.path),
        "description": head["description"],
        "language": head["language"],
        "items": items,
    }
    return JsonResponse(
        written, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


FORMATS = {
    "rss": written_by(Rss, "application/rss+xml"),
    "atom": written_by(AtomInLanguages, "application/atom+xml"),
    "json": as_json,
}


def addresses() -> list[str]:
    """Every feed in every language, for the test that looks for secrets."""
    languages = shell_for(settings.LANGUAGE_CODE).languages
    return [
        f"{language.home}feeds/{kind}.{form}" for language in languages for kind in FEEDS for form in FORMATS
    ]
