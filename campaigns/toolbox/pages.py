from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import PageManager

from home.models.base import BasePage, TreePage, facts, words

from .kinds import CODE, ToolKind
from .querysets import ToolQuerySet
from .reading import index_context, tool_context


class ToolboxIndexPage(TreePage):
    """The way to the tools, by kind."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "toolbox"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.ToolPage"]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("toolbox")
        verbose_name_plural = _("toolboxes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | index_context(request, context["shell"], context["reading"].locale_id)


class ToolPage(BasePage):
    """A tool: the community's own notes, and where to read more. Its address is the code by which campaigns
    name it, in every language."""

    kind = models.CharField(_("kind"), max_length=20, choices=ToolKind, default=ToolKind.TACTIC)
    standfirst = models.TextField(
        _("in two sentences"),
        blank=True,
        help_text=_("What it is, in our own words. Nothing is copied here."),
    )
    used_where = models.TextField(_("where it was used"), blank=True)
    worked = models.TextField(_("what worked"), blank=True)
    failed = models.TextField(_("what failed"), blank=True)
    risk = models.TextField(
        _("what it risks"), blank=True, help_text=_("For whom, and what makes the risk smaller.")
    )
    source_url = models.URLField(
        _("where to read more"), blank=True, validators=[URLValidator(schemes=["https", "http"])]
    )

    parent_page_types = ["campaigns.ToolboxIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("standfirst"),
        MultiFieldPanel(
            [FieldPanel("used_where"), FieldPanel("worked"), FieldPanel("failed"), FieldPanel("risk")],
            heading=_("Our notes"),
        ),
        FieldPanel("source_url"),
    ]
    override_translatable_fields = [
        *words("standfirst", "used_where", "worked", "failed", "risk"),
        *facts("slug", "kind", "source_url", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(ToolQuerySet)()

    class Meta:
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def clean(self):
        super().clean()
        if not CODE.fullmatch(self.slug or ""):
            raise ValidationError({"slug": _("Small letters, digits and hyphens only.")})

    @property
    def code(self) -> str:
        return self.slug

    @property
    def notes(self) -> list:
        """(name, label, text) of each note that is written."""
        named = ("used_where", "worked", "failed", "risk")
        fields = [(name, self._meta.get_field(name).verbose_name, getattr(self, name)) for name in named]
        return [row for row in fields if row[2].strip()]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | tool_context(self, context["shell"], context["reading"].locale_id)
