from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.listing import one_page_of
from home.models.base import TreePage, facts, words

from ..cards import cards
from .insight import InsightPage
from .meeting import MeetingPage

INSIGHTS_ON_A_PAGE = 20
MEETINGS_SHOWN = 10


class LibraryIndexPage(TreePage):
    """What the community learnt: meetings, trends, challenges, opportunities."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "library"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = ["library.MeetingPage", "library.InsightPage"]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        locale_id, shell = context["reading"].locale_id, context["shell"]
        insights = InsightPage.objects.released().readable_in(locale_id).latest_first().for_cards()
        listing = one_page_of(insights, request, size=INSIGHTS_ON_A_PAGE)
        meetings = MeetingPage.objects.released().readable_in(locale_id).latest_first().for_cards()
        return context | {
            "listing": listing,
            "insights": cards(listing.rows, shell),
            "meetings": cards(meetings[:MEETINGS_SHOWN], shell) if listing.number == 1 else [],
        }
