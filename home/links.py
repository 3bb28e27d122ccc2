"""Where links between pages lead, for one reader."""

from django.core.cache import cache

from .public_pages import best_version, public_pages
from .shell import Shell

SECONDS = 5


def of_page(context) -> dict[int, str]:
    """Addresses of the pages that the page being read links to.

    Arguments: the template context of a page. At most one query a page, none while the cache is warm;
    the answer is kept for seconds only, so that a withdrawn page loses its links as fast as it goes.
    """
    prepared = context.get("prepared")
    if prepared is None or not prepared.pages:
        return {}
    if prepared.addresses is None:
        prepared.addresses = addresses(prepared.pages, context["shell"])
    return prepared.addresses


def addresses(keys, shell: Shell) -> dict[int, str]:
    """Addresses by primary key, in the reader's language where there is one; only released pages."""
    name = f"links:{shell.language.code}:{','.join(str(key) for key in sorted(keys))}"
    found = cache.get(name)
    if found is None:
        found = _read(keys, shell)
        cache.set(name, found, SECONDS)
    return found


def _read(keys, shell: Shell) -> dict[int, str]:
    linked = public_pages().filter(pk__in=keys)
    contents = public_pages().filter(translation_key__in=linked.values("translation_key"))
    by_content: dict = {}
    for page in contents:
        by_content.setdefault(page.translation_key, []).append(page)
    return {
        page.pk: shell.address_of(best_version(versions, shell.language.locale_id))
        for versions in by_content.values()
        for page in versions
        if page.pk in keys
    }
