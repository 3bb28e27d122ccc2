from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.models.base import BasePage, facts, words

from ..querysets import InsightQuerySet


class InsightKind(models.TextChoices):
    TREND = "trend", _("Trend")
    CHALLENGE = "challenge", _("Challenge")
    OPPORTUNITY = "opportunity", _("Opportunity")


class InsightPage(BasePage):
    """Something the community learnt: a trend, a challenge or an opportunity."""

    kind = models.CharField(_("kind"), max_length=20, choices=InsightKind, default=InsightKind.TREND)
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year it was seen."))
    standfirst = models.TextField(_("in two sentences"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    schema_type = "Article"
    parent_page_types = ["library.LibraryIndexPage"]
    subpage_types: list[str] = []
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldRowPanel([FieldPanel("kind"), FieldPanel("year")]),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "body"),
        *facts("kind", "year", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(InsightQuerySet)()

    class Meta:
        verbose_name = _("insight")
        verbose_name_plural = _("insights")
