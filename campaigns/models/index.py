from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.models.base import TreePage, facts, words

from ..browsing import browse


class CampaignsIndexPage(TreePage):
    """All campaigns that are public, where they are, and what they ask."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "campaigns"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CampaignPage", "campaigns.CoalitionPage"]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("list of campaigns")
        verbose_name_plural = _("lists of campaigns")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | browse(request, context["reading"], context["shell"])
