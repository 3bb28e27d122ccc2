"""Where content stood in public: what an old address answers."""

from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote

from django.conf import settings
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
        defaults = {
            "translation_key": page.translation_key,
            "locale_id": page.locale_id,
            # Asked of the type: a page that moved with the one above it comes here as a base Page.
            "silent": getattr(page.specific_class, "goes_quietly", False),
        }
        PublicAddress.objects.update_or_create(path=path, defaults=defaults)


def remember_below(page) -> None:
    """A page was renamed or moved: so was everything public below it."""
    for each in page.get_descendants(inclusive=True).live():
        remember(each)


def old_address(path: str) -> OldAddress | None:
    """What is known of an address that no page answers.

    A content that stands in no language of the reader's answers at the same words under every language;
    so its old address is looked for under all of them.

    Returns: None for an address that never was public, or whose content went for a reason that must
    not be told.
    """
    code, _slash, below = path.lstrip("/").partition("/")
    everywhere = [f"/{language}/{below}" for language, _name in settings.LANGUAGES]
    found = {each.path: each for each in PublicAddress.objects.filter(path__in=[path, *everywhere])}
    known = [found[path]] if path in found else list(found.values())
    if not known or any(each.silent for each in known):
        return None
    first = known[0]
    pages = Page.objects.filter(translation_key=first.translation_key, locale_id=first.locale_id, live=True)
    page = pages.first()
    if page is None:
        return OldAddress(moved_to=None)
    address = page.get_url()
    if path not in found:
        address = f"/{code}/{address.lstrip('/').partition('/')[2]}"  # stay in the reader's language
    return OldAddress(moved_to=address) if unquote(address) != path else None
