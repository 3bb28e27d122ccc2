"""Writes what is searched. The only writer, called at a release, a takedown and by `manage.py index_search`.

A release writes after its transaction, under the placement's lock, and reads what is public then; a takedown
deletes within its own. So no word is in it that is not public, whichever of the two comes first.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from editorial.models import Placement

from ..models import SearchEntry
from ..public_pages import public_pages
from .folded_words import words_of
from .kinds import kind_of, searched_models
from .texts import LONGEST, texts_of


def searched_pages():
    """Released pages of the kinds that are searched."""
    wanted = Q(pk=None)
    for label in searched_models():
        app_label, _dot, model = label.partition(".")
        wanted |= Q(content_type__app_label=app_label, content_type__model=model)
    return public_pages().filter(wanted)


@transaction.atomic
def index_content(translation_key: UUID | str) -> None:
    """Writes the entries of every public language of a content, and deletes those of the others."""
    placement = Placement.objects.filter(translation_key=translation_key).first()
    if placement is not None:
        placement.lock()  # a takedown under way ends first, and is seen
    rows = list(searched_pages().filter(translation_key=translation_key))
    SearchEntry.objects.filter(translation_key=translation_key).exclude(
        page_id__in=[row.pk for row in rows]
    ).delete()
    for row in rows:
        SearchEntry.objects.update_or_create(page_id=row.pk, defaults=entry_of(row))


def entry_of(row) -> dict:
    """The columns of an entry. Arguments: a page as `public_pages` gives it."""
    page = row.specific_class.objects.for_reading().select_related("locale").get(pk=row.pk)
    texts = texts_of(page)
    return {
        "translation_key": row.translation_key,
        "locale_id": row.locale_id,
        "is_original": row.source_locale_id == row.locale_id,
        "kind": kind_of(page._meta.label_lower),
        "released_at": row.first_published_at,
        "title_words": words_of([row.title]),
        "words": words_of([row.title, *texts.quoted, *texts.unquoted], LONGEST),
        "text": " ".join(texts.quoted)[:LONGEST],
        "warnings": list(getattr(page, "all_warnings", None) or ()),
    }


def forget(page_ids: Iterable[int]) -> None:
    """Takes pages out of every search at once."""
    SearchEntry.objects.filter(page_id__in=list(page_ids)).delete()


def rebuild(tick: Callable[[], object] = lambda: None) -> int:
    """Writes everything anew, content by content, while readers go on searching.

    Arguments: tick, called after each content. Returns how many contents there are.
    """
    SearchEntry.objects.exclude(page_id__in=searched_pages().order_by().values("pk")).delete()
    keys = contents()
    for key in keys:
        index_content(key)
        tick()
    return len(keys)


def contents() -> list[UUID]:
    return list(
        searched_pages().order_by("translation_key").values_list("translation_key", flat=True).distinct()
    )


def faults() -> tuple[int, int]:
    """(public pages that no search finds, entries of pages that are not public); both 0 when all is well."""
    public = searched_pages().order_by().values("pk")
    missing = searched_pages().exclude(pk__in=SearchEntry.objects.values("page_id")).count()
    return missing, SearchEntry.objects.exclude(page_id__in=public).count()
