"""The pages every language needs before anything else can stand in it."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from editorial.models import Placement
from regions.models import Region

from .models import HomePage, RegionPage, RegionsIndexPage


class NoNetworkError(Exception):
    """The network's region does not exist yet: nobody could sign the pages."""


@dataclass(frozen=True)
class Part:
    """A page below the home page, or below the part whose model is `parent`. Models by their labels: this
    room may not import the rooms above."""

    model: str
    slug: str
    title: Promise
    parent: str = ""
    in_menu: bool = True


SITE_TITLE = _("Civic Charter Community")
PARTS = [
    Part("stories.StoriesIndexPage", "stories", _("Stories")),
    Part("campaigns.CampaignsIndexPage", "campaigns", _("Campaigns")),
    Part("campaigns.CharterIndexPage", "charter", _("The Civic Charter")),
    Part("campaigns.ToolboxIndexPage", "toolbox", _("Toolbox"), in_menu=False),
    Part("library.LibraryIndexPage", "library", _("Library")),
    Part(
        "library.OverviewPage", "insights", _("What members see"), "library.LibraryIndexPage", in_menu=False
    ),
    Part("directory.DirectoryPage", "directory", _("Directory")),
    Part("home.RegionsIndexPage", "regions", _("Regions")),
]


@transaction.atomic
def build_structure(locale: Locale) -> list[Page]:
    """The home page and the index pages of a language, as drafts of the network.

    Without words but for their titles, which come from the catalogues: words are written, translated and
    signed like all others. What is there already is left as it is; running it twice makes nothing new.
    Arguments: locale; the default language is built first where it is missing, as the original.
    Returns the pages, the home page first. Raises NoNetworkError.
    """
    network = Region.objects.network().first()
    if network is None:
        raise NoNetworkError
    default = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    if locale != default:
        build_structure(default)
    home = _home(locale, default, network)
    pages: dict[str, Page] = {"": home}
    for part in PARTS:  # what others stand below comes first
        pages[part.model] = _child(part, pages[part.parent], default, network)
    return list(pages.values())


@transaction.atomic
def build_region_pages(region: Region, locales=None, *, original: Locale | None = None) -> list[Page]:
    """A region's front page in each language, as drafts placed in that region.

    Arguments: locales, default all; original, the language its words begin in (default: the site's).
    Returns the pages, the original first. Languages without structure are built.
    """
    original = original or Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    wanted = [original, *(locale for locale in locales or Locale.objects.all() if locale != original)]
    pages: list[Page] = []
    for locale in wanted:
        home = build_structure(locale)[0]
        index = RegionsIndexPage.objects.child_of(home).get()
        page = RegionPage.objects.child_of(index).filter(slug=region.code).first()
        pages.append(
            page or _draft(index, RegionPage, region.name, region.code, region=region, source=pages[:1])
        )
    return pages


def _home(locale: Locale, default: Locale, network: Region) -> HomePage:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    root = Page.get_first_root_node()
    if site is None:
        page = _draft(root, HomePage, SITE_TITLE, "home", region=network, locale=default)
        Site.objects.create(
            hostname="localhost", is_default_site=True, root_page=page, site_name=settings.WAGTAIL_SITE_NAME
        )
        key = page.translation_key
    else:
        key = site.root_page.translation_key
        Placement.objects.get_or_create(
            translation_key=key, defaults={"region": network, "source_locale": default}
        )
    found = HomePage.objects.filter(translation_key=key, locale=locale).first()
    source = HomePage.objects.filter(translation_key=key, locale=default)
    slug = f"home-{locale.language_code}"
    return found or _draft(root, HomePage, SITE_TITLE, slug, region=network, source=source, locale=locale)


def _child(part: Part, above: Page, default: Locale, network: Region) -> Page:
    model = apps.get_model(part.model)
    found = model.objects.child_of(above).first()
    if found:
        return found
    source = model.objects.filter(locale=default) if above.locale_id != default.pk else []
    facts = {"region": network, "source": source, "in_menu": part.in_menu}
    return _draft(above, model, part.title, part.slug, **facts)


def _draft(parent, model, title, slug, *, region, source=(), locale=None, in_menu=False):
    """A page nobody can see yet; a language of `source` where there is one."""
    locale = locale or parent.locale
    with override(locale.language_code):
        page = model(title=str(title), slug=slug, locale=locale, live=False, show_in_menus=in_menu)
    for original in source:
        page.translation_key = original.translation_key
    page.founding_region = region
    parent.add_child(instance=page)
    page.save_revision()
    return page
