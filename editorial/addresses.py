"""Where content stood in public: what an old address answers."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote

from wagtail.models import Page

from .models import PublicAddress

LONGEST = cast(int, PublicAddress._meta.get_field("path").max_length)


@dataclass(frozen=True)
class OldAddress:
    """moved_to: where the content stands now, or None when it was withdrawn and the address answers
    410."""

    moved_to: str | None


def remember(page) -> None:
    """Called at every release: the address of the page, below the site's root, with its language."""
    path = unquote(page.get_url() or "")  # as requests name it, also in other scripts
    if path and len(path) <= LONGEST:
        defaults = {"translation_key": page.translation_key, "locale_id": page.locale_id, "silent": False}
        PublicAddress.objects.update_or_create(path=path, defaults=defaults)


def remember_below(page) -> None:
    """A page was renamed or moved: so was everything public below it."""
    for each in page.get_descendants(inclusive=True).live():
        remember(each)


def old_address(path: str) -> OldAddress | None:
    """What is known of an address that no page answers.

    Returns: None for an address that never was public, or whose content went for a reason that must
    not be told.
    """
    found = PublicAddress.objects.filter(path=path).first()
    if found is None or found.silent:
        return None
    pages = Page.objects.filter(translation_key=found.translation_key, locale_id=found.locale_id, live=True)
    page = pages.first()
    if page is None:
        return OldAddress(moved_to=None)
    return OldAddress(moved_to=page.get_url())
