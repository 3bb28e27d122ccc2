"""Where the articles and tools that a campaign names can be read."""

from django.apps import apps
from django.core.cache import cache

from home.shell import Shell

SECONDS = 5  # as long as a withdrawn page may still be linked


def address_of(shell: Shell, model: str, code: str) -> str:
    """Of a public article ("CharterArticlePage") or tool ("ToolPage") by its code; empty where there is none.

    At most one query for all that a page names, none while the cache is warm.
    """
    name = f"codes:{shell.language.code}:{model}"
    found = cache.get(name)
    if found is None:
        pages = apps.get_model("campaigns", model).objects.released().readable_in(shell.language.locale_id)
        found = {page.slug: shell.address_of(page) for page in pages.only("slug", "url_path", "locale_id")}
        cache.set(name, found, SECONDS)
    return found.get(code, "")
