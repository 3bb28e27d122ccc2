from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.listing import links, one_page_of
from home.models.base import TreePage, facts, words

from ..cards import cards
from .season import SeasonPage
from .story import StoryPage

STORIES_ON_A_PAGE = 20


class StoriesIndexPage(TreePage):
    """All stories that are public, newest first."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "stories"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.SeasonPage", "stories.StoryPage"]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("list of stories")
        verbose_name_plural = _("lists of stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        stories = StoryPage.objects.released().readable_in(context["reading"].locale_id)
        listing = one_page_of(stories.newest_first().for_cards(), request, size=STORIES_ON_A_PAGE)
        seasons = SeasonPage.objects.released().readable_in(context["reading"].locale_id)
        return context | {
            "listing": listing,
            "stories": cards(listing.rows, context["shell"]),
            "seasons": links(seasons.latest_first(), context["shell"]),
        }
