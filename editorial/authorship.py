"""Four eyes: who contributed to content since its last release. Never relaxed."""

from django.db.models import Max, Q
from wagtail.models import Page, Revision, WorkflowState, get_default_page_content_type

from .models.contribution import Contribution
from .models.preview_link import PreviewLink
from .registries import unnamed_authors


def authors_of(page) -> set[int]:
    """Ids of everybody who may not sign the page: whoever wrote one of its revisions (or one that was
    taken over again), translated one of its strings, uploaded a catalogue, owns or submitted it."""
    return authors_by_page([page])[page.pk]


def named_authors_of(page) -> set[int]:
    """The same without those whom the region's people may not know; for what one person reads of others."""
    return _named([page])[page.pk]


def authors_by_page(pages) -> dict[int, set[int]]:
    """The same for many pages, in a fixed number of queries: page id -> ids of people."""
    pages = list(pages)
    authors = _named(pages)
    for ask in unnamed_authors:
        for page_id, people in ask(pages).items():
            authors[page_id] |= people
    return authors


def _named(pages: list) -> dict[int, set[int]]:
    authors: dict[int, set] = {page.pk: set() if page.live_revision_id else {page.owner_id} for page in pages}
    _add_contributors(pages, authors)
    _add_submitters(pages, authors)
    return {pk: people - {None} for pk, people in authors.items()}


def _add_contributors(pages, authors) -> None:
    keys = {page.translation_key for page in pages}
    live = {page.live_revision_id for page in pages if page.live_revision_id}
    released = dict(Revision.objects.filter(pk__in=live).order_by().values_list("pk", "created_at"))
    rows = (
        Contribution.objects.filter(translation_key__in=keys)
        .values_list("translation_key", "locale_id", "user_id")
        .annotate(last_revision=Max("revision_id"), last_string=Max("made_at", filter=Q(revision_id=None)))
    )
    contributors: dict[tuple, list] = {}
    for key, locale_id, *contribution in rows:
        contributors.setdefault((key, locale_id), []).append(contribution)
    for page in pages:
        since = released.get(page.live_revision_id)
        wrote_any = contributors.get((page.translation_key, page.locale_id), ())
        for user_id, revision_id, translated_at in wrote_any:
            wrote = revision_id and revision_id > (page.live_revision_id or 0)
            translated = translated_at and (since is None or translated_at > since)
            if wrote or translated:
                authors[page.pk].add(user_id)


def _add_submitters(pages, authors) -> None:
    states = WorkflowState.objects.active().filter(
        base_content_type=get_default_page_content_type(), object_id__in=[str(page.pk) for page in pages]
    )
    for page_id, user_id in states.values_list("object_id", "requested_by_id"):
        authors[int(page_id)].add(user_id)


def note_revision(revision, *user_ids) -> None:
    """Keeps who wrote a revision of a page; called whenever one is saved, by whatever path."""
    page = Page.objects.filter(pk=revision.object_id).only("translation_key", "locale_id").first()
    known = Contribution.objects.filter(revision_id=revision.pk).values_list("user_id", flat=True)
    for user_id in {*user_ids} - {None, *known} if page else ():
        Contribution.objects.create(
            translation_key=page.translation_key,
            locale_id=page.locale_id,
            user_id=user_id,
            revision_id=revision.pk,
        )


def note_taken_over(revision, earlier) -> None:
    """A revert: the people of the earlier revision wrote this one, too."""
    wrote = Contribution.objects.filter(revision_id=earlier.pk).values_list("user_id", flat=True)
    note_revision(revision, *wrote)


def note_string(translation) -> None:
    """Keeps who translated a string: the next translator's name replaces theirs on it."""
    if translation.last_translated_by_id and translation.context_id:
        Contribution.objects.create(
            translation_key=translation.context.object_id,
            locale_id=translation.locale_id,
            user_id=translation.last_translated_by_id,
        )


def is_settled(revision) -> bool:
    """Whether a revision was submitted, released, or given to somebody outside to read: later words need a
    revision of their own, or they would slip below the sign-offs and the names that belong to it."""
    submitted = revision.task_states.exists()
    shown = submitted or PreviewLink.objects.running().filter(revision_id=revision.pk).exists()
    return shown or Page.objects.filter(live_revision_id=revision.pk).exists()
