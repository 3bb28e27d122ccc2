from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.models.base import facts, words

from ..querysets import UpdateQuerySet
from ..reading import update_context
from .below import BelowCampaignPage


class UpdatePage(BelowCampaignPage):
    """News of a campaign."""

    day = models.DateField(
        _("day"), default=timezone.localdate, help_text=_("The day it tells of. Readers see it.")
    )
    standfirst = models.TextField(_("in two sentences"))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    schema_type = "Article"
    body_fields = ("body",)
    content_panels = [
        *BelowCampaignPage.content_panels,
        FieldPanel("day"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
    ]
    override_translatable_fields = [*words("slug", "standfirst", "body"), *facts("day", "show_in_menus")]

    objects = PageManager.from_queryset(UpdateQuerySet)()

    class Meta:
        verbose_name = _("update of a campaign")
        verbose_name_plural = _("updates of campaigns")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | update_context(self, context)
