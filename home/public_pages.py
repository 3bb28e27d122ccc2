"""Pages of every type that the public may see, and how they are found by address."""

from django.db.models import OuterRef, Subquery
from wagtail.models import Page

from editorial.models import Placement, Staleness
from editorial.querysets import restricted_above


def public_pages():
    """Released pages of all types and languages, each with `source_locale_id`, `region_id` and
    `stale_since` (None while the translation is up to date), in one statement."""
    placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
    stale = Staleness.objects.filter(translation_key=OuterRef("translation_key"), locale=OuterRef("locale"))
    return Page.objects.filter(~restricted_above(), live=True, depth__gt=1, alias_of=None).annotate(
        source_locale_id=Subquery(placed.values("source_locale_id")[:1]),
        region_id=Subquery(placed.values("region_id")[:1]),
        stale_since=Subquery(stale.values("since")[:1]),
    )


def best_version(versions: list, locale_id: int):
    """Of one content's released languages the reader's, else the original, else any."""
    for wanted in (
        lambda page: page.locale_id == locale_id,
        lambda page: page.locale_id == page.source_locale_id,
    ):
        if found := next(filter(wanted, versions), None):
            return found
    return versions[0]


def versions_at(shell, relative: str) -> list:
    """All released languages of the content that stands at a path, in one query.

    Arguments: shell gives the reader's language and every language's root; relative is the path below
    the language prefix. The path may be that of any language: a reader who changes the language keeps
    it. Returns pages as `public_pages` gives them, empty where nothing is public.
    """
    paths = {language.root_path + relative: language.locale_id for language in shell.languages}
    hits = Page.objects.filter(url_path__in=paths, live=True)
    rows = list(public_pages().filter(translation_key__in=hits.values("translation_key")))
    if not rows:
        return []
    keys = {row.translation_key for row in sorted(rows, key=_claim(shell, paths), reverse=True)[:1]}
    return [row for row in rows if row.translation_key in keys]


def _claim(shell, paths: dict):
    """How good a right a page has to an address that several contents share in different languages:
    the one in the reader's language, then one in the language it was written in, then any."""

    def claim(page):
        here = paths.get(page.url_path) == page.locale_id
        return (
            here and page.locale_id == shell.language.locale_id,
            here and page.locale_id == page.source_locale_id,
            here,
            -page.pk,
        )

    return claim
