"""How far translations are, for many at once: `Translation.get_progress` asks once for each."""

from dataclasses import dataclass

from django.db.models import Count, F
from wagtail.models import Page
from wagtail_localize.models import StringSegment, Translation

from .listing import lean


@dataclass(frozen=True)
class Progress:
    """done and total count texts; page is the translation, or None before it exists."""

    translation: Translation
    page: Page | None
    done: int
    total: int

    @property
    def is_complete(self) -> bool:
        return self.done >= self.total

    @property
    def missing(self) -> int:
        return self.total - self.done


def progress_of(translations) -> list[Progress]:
    """Progress of each, in the same order, in a fixed number of queries."""
    translations = list(translations)
    sources = {translation.source_id for translation in translations}
    segments = StringSegment.objects.filter(source__in=sources).order_by()
    total = dict(segments.values_list("source_id").annotate(Count("pk")))
    done = {}
    translated = segments.filter(
        string__translations__context=F("context"), string__translations__has_error=False
    )
    rows = translated.values_list("source_id", "string__translations__locale_id")
    for source_id, locale_id, count in rows.annotate(Count("pk", distinct=True)):
        done[source_id, locale_id] = count
    pages = pages_of(translations)
    return [
        Progress(
            translation,
            pages.get((translation.source.object_id, translation.target_locale_id)),
            done.get((translation.source_id, translation.target_locale_id), 0),
            total.get(translation.source_id, 0),
        )
        for translation in translations
    ]


def pages_of(translations) -> dict:
    """(translation key, locale id) -> the page that a translation writes."""
    keys = {translation.source.object_id for translation in translations}
    pages = lean(Page.objects.filter(translation_key__in=keys))
    return {(page.translation_key, page.locale_id): page for page in pages}
