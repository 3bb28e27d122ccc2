"""Where the public finds content of this room: the addresses the canary test visits."""

from urllib.parse import urlencode

from django.conf import settings

from . import feeds
from .public_pages import public_pages
from .search.folded_words import sought_in
from .shell import shell_for


def front_pages():
    return [language.home for language in shell_for(settings.LANGUAGE_CODE).languages] + ["/"]


def pages_of(*labels: str):
    """A function that gives the address of every released page of these types, in each language."""

    def addresses():
        shell = shell_for(settings.LANGUAGE_CODE)
        models = [label.partition(".") for label in labels]
        found = []
        for app_label, _dot, model in models:
            pages = public_pages().filter(
                content_type__app_label=app_label, content_type__model=model.lower()
            )
            for page in pages:
                own = shell.by_locale(page.locale_id)
                relative = own.relative(page.url_path)
                found += [language.address(relative) for language in shell.languages]
        return found

    return addresses


def sitemaps():
    codes = [language.code for language in shell_for(settings.LANGUAGE_CODE).languages]
    return ["/sitemap.xml", *(f"/sitemap-{code}-1.xml" for code in codes)]


def searches():
    """The empty form, and what is found by the first word of every title that is public."""
    shell = shell_for(settings.LANGUAGE_CODE)
    words = {
        sought[0] for title in public_pages().values_list("title", flat=True) if (sought := sought_in(title))
    }
    pages = [language.address("search/") for language in shell.languages]
    return pages + [f"{page}?{urlencode({'q': word})}" for page in pages for word in sorted(words)]


def errors():
    return ["/en/nothing-stands-here/", "/nothing-stands-here"]


def machine_files():
    return ["/robots.txt", "/.well-known/security.txt", "/healthz"]


def codes():
    """QR codes: of the front pages and of what is passed on most."""
    front = [f"{language.home}qr.svg" for language in shell_for(settings.LANGUAGE_CODE).languages]
    return [*front, *(f"{address}qr.svg" for address in pages_of("stories.StoryPage")())]


SURFACES = {
    "front pages": front_pages,
    "regions": pages_of("home.RegionsIndexPage", "home.RegionPage"),
    "standing pages": pages_of("home.StandardPage"),
    "sitemaps": sitemaps,
    "feeds": feeds.addresses,
    "searches": searches,
    "codes for cameras": codes,
    "error pages": errors,
    "files for machines": machine_files,
}
