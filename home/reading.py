"""How one reader sees one page: the language asked for, the language there is, and the others."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.conf import settings
from django.utils.encoding import iri_to_uri
from django.utils.translation import get_language

from .public_pages import public_pages
from .shell import Language, Shell, shell_for


@dataclass(frozen=True)
class Version:
    """One released language of a page."""

    language: Language
    url: str
    is_original: bool
    stale_since: datetime | None


@dataclass(frozen=True)
class Choice:
    """One entry of the language switcher. State: current, ready, missing, stale or open (no page)."""

    language: Language
    url: str
    state: str


@dataclass
class Reading:
    """Arguments: shell in the reader's language; path below the language prefix; query string with
    its question mark, or empty; versions of the page by language code; shown is the code of the one
    shown, empty where there is no page (errors); region_id, whose content it is."""

    shell: Shell
    path: str = ""
    query: str = ""
    versions: dict[str, Version] = field(default_factory=dict)
    shown: str = ""
    region_id: int | None = None
    is_preview: bool = False

    @property
    def language(self) -> Language:
        return self.shell.language

    @property
    def locale_id(self) -> int:
        return self.shell.language.locale_id

    @property
    def text_language(self) -> Language:
        """The language of the page's own words."""
        return (self.shell.by_code(self.shown) if self.shown else None) or self.shell.language

    @property
    def is_missing(self) -> bool:
        return bool(self.versions) and self.shown != self.language.code and not self.is_preview

    @property
    def stale_since(self) -> datetime | None:
        version = self.versions.get(self.shown)
        return version.stale_since if version and not version.is_original else None

    @cached_property
    def original(self) -> Version | None:
        return next((item for item in self.versions.values() if item.is_original), None)

    @property
    def canonical(self) -> str:
        version = self.versions.get(self.shown)
        return absolute(version.url + self.page_query) if version else ""

    @property
    def page_query(self) -> str:
        """The part of the query string that is another page: `?page=3`; the rest is how it is shown."""
        number = next((part for part in self.query.lstrip("?").split("&") if part.startswith("page=")), "")
        return f"?{number}" if number.removeprefix("page=").isdigit() else ""

    @property
    def alternates(self) -> list[tuple[str, str]]:
        """(hreflang, absolute address) of every released language, and x-default."""
        if not self.versions or self.is_missing:
            return []
        found = [(code, absolute(version.url + self.page_query)) for code, version in self.versions.items()]
        return [*found, ("x-default", self._default_address())]

    def _default_address(self) -> str:
        if self.path == "":
            return absolute("/")  # chooses by the browser's languages
        default = self.versions.get(settings.LANGUAGE_CODE) or self.original
        default = default or next(iter(self.versions.values()))
        return absolute(default.url + self.page_query)

    @cached_property
    def choices(self) -> list[Choice]:
        """Every language of the site, with this page's address and state in it."""
        return [self._choice(language) for language in self.shell.languages]

    def _choice(self, language: Language) -> Choice:
        version = self.versions.get(language.code)
        if version is None:
            path = self.path
            if self.original:
                path = self.original.url.removeprefix(self.original.language.home)
            state = "missing" if self.versions else "open"
            return Choice(language, language.address(path) + self.query, self._current(language, state))
        state = "stale" if version.stale_since and not version.is_original else "ready"
        return Choice(language, version.url + self.query, self._current(language, state))

    def _current(self, language: Language, state: str) -> str:
        return "current" if language.code == self.language.code else state


def absolute(path: str) -> str:
    """An address for machines, escaped: from the settings, never from a request's Host header."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + iri_to_uri(path)


def versions_of(shell: Shell, pages) -> dict[str, Version]:
    """Versions by language code, in the order of the site's languages.

    Arguments: pages as `public_pages` gives them, all of one content.
    """
    by_locale = {page.locale_id: page for page in pages}
    found = {}
    for language in shell.languages:
        if page := by_locale.get(language.locale_id):
            url = language.address(language.relative(page.url_path))
            is_original = page.source_locale_id == page.locale_id
            found[language.code] = Version(language, url, is_original, page.stale_since)
    return found


def reading_of(request, page) -> Reading:
    """The reading the serving view prepared, or one made here for a preview of a draft."""
    prepared = getattr(request, "reading", None)
    if prepared is not None and not getattr(request, "is_preview", False):
        return prepared
    shell = shell_for(page.locale.language_code)
    versions = versions_of(shell, public_pages().filter(translation_key=page.translation_key))
    path = shell.language.relative(page.url_path or shell.language.root_path)
    region_id = page.placement.region_id if page.placement else None
    return Reading(shell, path, "", versions, page.locale.language_code, region_id, is_preview=True)


def reading_without_page(request) -> Reading:
    """For error pages: the switcher keeps the address that was asked for, unless that is a secret."""
    shell = shell_for(get_language())
    if getattr(request, "is_secret_address", False):
        return Reading(shell)
    path = request.path_info.removeprefix(shell.language.home)
    if path == request.path_info:  # outside the languages: nothing to keep
        return Reading(shell)
    return Reading(shell, path, query_of(request))


def query_of(request) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"?{query}" if query else ""
