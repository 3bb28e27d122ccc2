from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..blocks import BodyBlock
from .base import BasePage, TreePage, facts, words


class RegionsIndexPage(TreePage):
    """The list of regions."""

    standfirst = models.TextField(_("introduction"), blank=True)

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.RegionPage"]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [
        *words("standfirst"),
        *facts("slug", "show_in_menus"),
    ]

    class Meta:
        verbose_name = _("list of regions")
        verbose_name_plural = _("lists of regions")


class RegionPage(BasePage):
    """A region's front door. Which region it is, its placement says."""

    standfirst = models.TextField(
        _("introduction"), blank=True, help_text=_("What this region works on, in two or three sentences.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    contact = models.TextField(
        _("how to reach the region"),
        blank=True,
        help_text=_("A public way only, for instance a form or an office. No private numbers."),
    )

    parent_page_types = ["home.RegionsIndexPage"]
    subpage_types: list[str] = []
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("contact"),
    ]
    override_translatable_fields = [
        *words("standfirst", "body", "contact"),
        *facts("slug", "show_in_menus"),
    ]

    class Meta:
        verbose_name = _("region page")
        verbose_name_plural = _("region pages")
