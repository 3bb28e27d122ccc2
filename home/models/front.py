from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..blocks import BodyBlock
from .base import TreePage, facts, words


class HomePage(TreePage):
    """The front door in one language."""

    standfirst = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("Two or three sentences: who this community is and what a reader can do here."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "home.RegionsIndexPage",
        "home.StandardPage",
        "stories.StoriesIndexPage",
        "campaigns.CampaignsIndexPage",
        "campaigns.CharterIndexPage",
        "campaigns.ToolboxIndexPage",
        "library.LibraryIndexPage",
        "directory.DirectoryPage",
    ]
    body_fields = ("body",)
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst"), FieldPanel("body")]
    override_translatable_fields = [
        *words("standfirst", "body"),
        *facts("slug", "show_in_menus"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")
