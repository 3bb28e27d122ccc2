from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.languages import WRITTEN_LANGUAGES
from home.models.base import BasePage, facts, words

from ..blocks import ResourceFilesBlock
from ..fields import OriginalOnlyField
from ..files import in_order_for, languages_of
from ..querysets import ResourceQuerySet


class ResourceKind(models.TextChoices):
    STRATEGIC_LITIGATION = "strategic-litigation", _("Strategic litigation")
    DIGITAL_SECURITY = "digital-security", _("Digital security")
    WELLBEING = "wellbeing", _("Wellbeing of defenders")
    CAMPAIGNING = "campaigning", _("Campaigning")
    COALITIONS = "coalitions", _("Coalitions and leadership")


class ResourcePage(BasePage):
    """Training material: to be read here, and files to take along, one for each language."""

    kind = models.CharField(
        _("kind"), max_length=30, choices=ResourceKind, default=ResourceKind.DIGITAL_SECURITY
    )
    year = models.PositiveSmallIntegerField(
        _("year"), help_text=_("The year it was written or last checked.")
    )
    standfirst = models.TextField(_("in two sentences"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    files = StreamField(
        ResourceFilesBlock(),
        verbose_name=_("files"),
        blank=True,
        help_text=_("One for each language. They stand here once: readers of every language get them."),
    )

    parent_page_types = ["library.LibraryIndexPage"]
    subpage_types: list[str] = []
    body_fields = ("body", "files")
    exclude_fields_in_copy = [*BasePage.exclude_fields_in_copy, "files"]
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("files"),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "body"),
        *facts("kind", "year", "show_in_menus"),
        OriginalOnlyField("files"),
    ]

    objects = PageManager.from_queryset(ResourceQuerySet)()

    class Meta:
        verbose_name = _("training material")
        verbose_name_plural = _("training materials")

    @property
    def public_files(self):
        """The files of the public original; in a preview of an original, its own."""
        return getattr(self, "files_of_original", None) or self.files

    @property
    def file_languages(self) -> list:
        """Languages of the files in the reader's words, without reading the files."""
        names = dict(WRITTEN_LANGUAGES)
        return [names.get(code, code) for code in languages_of(self.public_files)]

    def get_context(self, request, *args, **kwargs):
        self.files = self.public_files  # before they are read from the database together with the body
        context = super().get_context(request, *args, **kwargs)
        return context | {"files": in_order_for(context["shell"].language.code, self.files)}
