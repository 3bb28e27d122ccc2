from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.models.base import BasePage, facts, words

from ..cards import cards
from ..querysets import CoalitionQuerySet
from .campaign import CampaignPage

SHOWN = 60


class CoalitionPage(BasePage):
    """Campaigns of several regions that go together, led by one of them: the region of this page.

    Which campaigns are part of it, they say themselves, in their own signed words.
    """

    standfirst = models.TextField(_("summary"), help_text=_("What these campaigns want together."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    ask = models.TextField(_("how to join"), blank=True, help_text=_("Whom to ask, and what is expected."))

    parent_page_types = ["campaigns.CampaignsIndexPage"]
    subpage_types = ["campaigns.ActionPage"]
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("ask"),
    ]
    override_translatable_fields = [*words("slug", "standfirst", "body", "ask"), *facts("show_in_menus")]

    objects = PageManager.from_queryset(CoalitionQuerySet)()

    class Meta:
        verbose_name = _("coalition")
        verbose_name_plural = _("coalitions")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        campaigns = CampaignPage.objects.released()
        members = campaigns.of_coalition(self.translation_key).readable_in(context["reading"].locale_id)
        shown = cards(members.running_first().for_cards()[:SHOWN], context["shell"])
        regions = {card.region.url: card.region for card in shown if card.region}
        return context | {"campaigns": shown, "regions": list(regions.values())}
