from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from ..blocks import BodyBlock
from .base import BasePage, facts, words


class StandardPage(BasePage):
    """A standing page: about, privacy, safety, accessibility, contact."""

    standfirst = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    quick_exit = models.BooleanField(
        _("offer a quick way out"),
        default=False,
        help_text=_("For pages that somebody in danger may have to close at once."),
    )

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("quick_exit"),
    ]
    override_translatable_fields = [
        *words("standfirst", "body"),
        *facts("slug", "show_in_menus", "quick_exit"),
    ]

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")

    @property
    def is_sensitive(self):
        return self.quick_exit
