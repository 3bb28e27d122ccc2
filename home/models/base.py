"""What every page shares when it is read."""

from functools import cached_property

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from editorial.models import RegionalPage, StructurePage

from ..page_body import prepare
from ..reading import reading_of


def words(*names: str) -> list:
    """Fields that are translated: those of every page and those named. The slug is each page type's
    own decision, a word of a story and a fact of an index."""
    return [TranslatableField(name) for name in ("title", "seo_title", "search_description", *names)]


def facts(*names: str) -> list:
    """Fields that are the same in every language and that no translator changes."""
    return [SynchronizedField(name, overridable=False) for name in names]


WIDTHS = {"mobile": 360, "desktop": 1280}  # of an editor's preview, in CSS pixels


class ReadPage:
    """Serving of a page: language notices, switcher and files at hand. Mixed into both kinds below."""

    # Names of the stream fields a reader sees, and of the image shown at the top.
    body_fields: tuple[str, ...] = ()
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug", help_text=_("The last part of the page's address.")),
                FieldPanel("seo_title"),
                FieldPanel("search_description", help_text=_("One or two sentences for search results.")),
                FieldPanel("show_in_menus"),
            ],
            heading=_("Address and search"),
        )
    ]

    # Whether a reader may need to leave at once: shows the quick exit.
    is_sensitive = False
    # What it is to search engines (schema.org); empty: it tells machines nothing and has no social card.
    schema_type = "WebPage"
    # Translated fields by which no search finds the page.
    unsearched = frozenset({"slug"})

    @property
    def preview_sizes(self):
        """Wagtail's, at the two widths in which every page is looked at."""
        return [
            size | {"device_width": WIDTHS[size["name"]]}
            for size in self.DEFAULT_PREVIEW_SIZES
            if size["name"] in WIDTHS
        ]

    @cached_property
    def prepared(self):
        """Files and links of the body, read once."""
        return prepare(self, self.body_fields)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        reading = reading_of(request, self)
        context |= {"reading": reading, "shell": reading.shell, "prepared": self.prepared}
        return context

    def get_template(self, request, *args, **kwargs):
        # Wagtail's switch to an "ajax template" would answer one address in two ways.
        return self.template

    @property
    def schema_facts(self) -> dict:
        """Further public facts of it, in the terms of schema.org."""
        return {}

    @property
    def searched_facts(self) -> list[str]:
        """Public facts by which a search finds the page, in its language."""
        return []

    @property
    def description(self) -> str:
        """For search results and shared links."""
        return self.search_description or getattr(self, "standfirst", "")


class BasePage(ReadPage, RegionalPage):
    """A page with content of a region."""

    class Meta:
        abstract = True


class TreePage(ReadPage, StructurePage):
    """A page that others stand below: home and indexes. Its address is a fact, equal in all languages,
    so that a reader who changes the language keeps the place."""

    class Meta:
        abstract = True
