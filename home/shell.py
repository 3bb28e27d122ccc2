"""What surrounds every page: languages, menu, footer, regions. One cached value per language.

Building it costs four queries however many pages, languages or menu entries there are; a reader's page
finds it in the cache. It is forgotten when a page is released, taken down, moved or renamed (signals.py).
"""

from dataclasses import dataclass, field

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page, Site

from regions.models import Region

from .public_pages import best_version, public_pages


@dataclass(frozen=True)
class Language:
    """One language of the site. `is_public`: its home page is released."""

    code: str
    locale_id: int
    root_path: str
    is_public: bool

    @property
    def info(self) -> dict:
        try:
            return get_language_info(self.code)
        except KeyError:
            return {"name_local": self.code, "name_translated": self.code, "bidi": False}

    @property
    def name(self) -> str:
        """In the language itself."""
        return self.info["name_local"]

    @property
    def translated_name(self) -> str:
        """In the reader's language."""
        return self.info["name_translated"]

    @property
    def direction(self) -> str:
        return "rtl" if self.info["bidi"] else "ltr"

    @property
    def home(self) -> str:
        return f"/{self.code}/"

    def address(self, relative: str) -> str:
        """The public address of a path below this language's home."""
        return self.home + relative

    def relative(self, url_path: str) -> str:
        """Wagtail's path of a page in this language, without the language's root."""
        return url_path.removeprefix(self.root_path)


@dataclass(frozen=True)
class Link:
    title: str
    url: str
    language: Language

    def foreign_to(self, code: str) -> bool:
        return self.language.code != code


@dataclass(frozen=True)
class Shell:
    """Everything around the page, in one language."""

    language: Language
    languages: tuple[Language, ...]
    home: Link
    menu: tuple[Link, ...] = ()
    footer: tuple[Link, ...] = ()
    regions: dict[int, Link] = field(default_factory=dict)
    network_id: int | None = None

    def by_locale(self, locale_id: int) -> Language | None:
        return next((item for item in self.languages if item.locale_id == locale_id), None)

    def by_code(self, code: str) -> Language | None:
        return next((item for item in self.languages if item.code == code), None)

    def address_of(self, page) -> str:
        """Where a reader of this language finds a page, which may stand in another language."""
        own = self.by_locale(page.locale_id) or self.language
        return self.language.address(own.relative(page.url_path))


def shell_for(code: str | None = None) -> Shell:
    """The shell in a language (default: the active one), from the cache or built anew.

    A language without a home page of its own gets the shell of the default language.
    """
    code = code or get_language() or settings.LANGUAGE_CODE
    shell = cache.get(_key(code))
    if shell is None:
        shell = build(code)
        cache.set(_key(code), shell, settings.SHELL_SECONDS)
    return shell


def forget(*_args, **_kwargs) -> None:
    """Drops every language's shell."""
    cache.delete_many([_key(code) for code, _name in settings.LANGUAGES])


def _key(code: str) -> str:
    return f"shell:{code}"


def build(code: str) -> Shell:
    """Reads the shell of a language from the database (four queries)."""
    languages = _languages()
    fallback = next((item for item in languages if item.code == settings.LANGUAGE_CODE), None)
    language = next((item for item in languages if item.code == code), fallback)
    if language is None:  # an empty database: error pages are shown all the same
        language = Language(code, 0, "/", False)
        return Shell(language, languages, Link("", language.home, language))
    links = [(page, _link(page, language, languages)) for page in _structure(language, languages)]
    top = [(page, link) for page, link in links if page.depth == 3]
    return Shell(
        language=language,
        languages=languages,
        home=next((link for page, link in links if page.depth == 2), Link("", language.home, language)),
        menu=tuple(link for page, link in top if page.show_in_menus),
        footer=tuple(link for page, link in top if not page.show_in_menus),
        regions={page.region_id: link for page, link in links if page.depth == 4},
        network_id=Region.objects.network().values_list("pk", flat=True).first(),
    )


def _languages() -> tuple[Language, ...]:
    """Every language that has a home page, released or not, in the order of the settings."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return ()
    homes = Page.objects.filter(translation_key=site.root_page.translation_key).select_related("locale")
    order = [code for code, _name in settings.LANGUAGES]
    languages = [
        Language(home.locale.language_code, home.locale_id, home.url_path, home.live)
        for home in homes
        if home.locale.language_code in order
    ]
    return tuple(sorted(languages, key=lambda language: order.index(language.code)))


def _structure(language: Language, languages: tuple[Language, ...]) -> list:
    """Home, its children and the regions' pages, each content once: in the wanted language, else in
    the language it began in, in the order of the default language's tree."""
    regions = Q(content_type__app_label="home", content_type__model="regionpage")
    default = next((item.locale_id for item in languages if item.code == settings.LANGUAGE_CODE), None)
    rows = public_pages().filter(Q(depth__in=(2, 3)) | regions)
    by_content: dict = {}
    for page in sorted(rows, key=lambda page: (page.locale_id != default, page.path)):
        by_content.setdefault(page.translation_key, []).append(page)
    return [best_version(versions, language.locale_id) for versions in by_content.values()]


def _link(page, language: Language, languages: tuple[Language, ...]) -> Link:
    own = next((item for item in languages if item.locale_id == page.locale_id), language)
    return Link(page.title, language.address(own.relative(page.url_path)), own)
