"""What the feeds hold of the stories."""

import datetime

from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from home.feeds import ENTRIES, UPDATES, Entry, Scope
from home.listing import language_of

from .models import SeasonPage, Slot, StoryPage

NEWEST = 60  # stories whose corrections and updates are read; each has few


def stories(scope: Scope) -> list[Entry]:
    """Two queries at most, however many stories there are."""
    rows = within(scope).for_feeds().newest_first()[:ENTRIES]
    return [_entry(story, scope) for story in rows]


def updates(scope: Scope) -> list[Entry]:
    """Corrections and what solidarity did, of all stories, the newest first."""
    rows = within(scope).for_feeds().with_notes().order_by("-last_published_at", "-pk")[:NEWEST]
    found = [entry for story in rows for entry in _notes(story, scope)]
    return sorted(found, key=lambda entry: (entry.published, entry.uid), reverse=True)


def within(scope: Scope):
    """The public stories a feed is about; a story that withholds its place is in no region's feed."""
    rows = StoryPage.objects.released().readable_in(scope.shell.language.locale_id)
    if scope.region:
        rows = rows.told_by(scope.region)
    if scope.season:
        if not SeasonPage.objects.filter(slug=scope.season, live=True).exists():
            raise Http404("no such season")
        months = Slot.objects.filter(season__slug=scope.season).exclude(story=None)
        rows = rows.filter(translation_key__in=months.values("story__translation_key"))
    return rows


def _entry(story, scope: Scope) -> Entry:
    return Entry(
        uid=f"urn:uuid:{story.translation_key}",
        title=story.title,
        url=scope.shell.address_of(story),
        text=warned(story, story.standfirst),
        published=story.first_published_at,
        changed=story.last_published_at,
        language=language_of(scope.shell, story),
        tags=tags(story, scope),
    )


def _notes(story, scope: Scope):
    for block in [*story.corrections, *story.updates]:
        title = block.value.get("title") or gettext("Correction")
        day = datetime.datetime.combine(block.value["date"], datetime.time(12), tzinfo=datetime.UTC)
        yield Entry(
            uid=f"urn:uuid:{block.id}",
            title=f"{title} · {story.title}",
            url=f"{scope.shell.address_of(story)}#{block.id[:8]}",
            text=warned(story, block.value["text"]),
            published=day,
            changed=max(day, story.last_published_at),
            language=language_of(scope.shell, story),
            tags=tags(story, scope),
        )


def warned(story, text: str) -> str:
    """A reader of feeds sees the warning before anything else."""
    if not story.all_warnings:
        return text
    labels = ", ".join(str(label) for label in story.warning_labels)
    return f"{gettext('Content warning:')} {labels}\n\n{text}"


def tags(story, scope: Scope) -> list[str]:
    region = scope.shell.regions.get(scope.shell.network_id if story.withholds_place else story.region_id)
    named = [region.title] if region else []
    return [*(str(label) for label in story.warning_labels), *named]


SOURCES = (("stories", _("Stories"), stories), ("updates", UPDATES, updates))
