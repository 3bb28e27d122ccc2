from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.listing import one_page_of
from home.models.base import TreePage, facts, words

from ..cards import cards
from ..shelves import SHELVES, Choices, Wish, count_all, on_shelf

ON_A_PAGE = 20
SHOWN_OF_A_SHELF = 6


class LibraryIndexPage(TreePage):
    """What the community learnt: training, meetings, trends, challenges, opportunities."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "library"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = [
        "library.MeetingPage",
        "library.InsightPage",
        "library.ResourcePage",
        "library.OverviewPage",
    ]
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def get_context(self, request, *args, **kwargs):
        """The first of every shelf; one shelf in full where the reader chose a kind."""
        context = super().get_context(request, *args, **kwargs)
        wish, counts = Wish.of(request), count_all()
        one = next((shelf for shelf in SHELVES if wish.kind in shelf.codes), None)
        shown = self._in_full(one, wish, counts, context) if one else self._first_of(wish, counts, context)
        choices = Choices(counts, wish, context["shell"])
        return context | shown | {"wish": wish, "choices": choices, "is_narrowed": bool(wish.query)}

    def _first_of(self, wish, counts, context) -> dict:
        shelves = [] if wish.kind else SHELVES  # a kind nobody knows stands nowhere
        rows = [(shelf, on_shelf(shelf, wish, counts, context["reading"].locale_id)) for shelf in shelves]
        shell = context["shell"]
        sections = [
            {
                "shelf": shelf,
                "cards": cards(queryset[:SHOWN_OF_A_SHELF], shell),
                "number": sum(one.number for one in counts if one.shelf is shelf and one.answers(wish)),
                "all": wish.but(kind=shelf.code),
            }
            for shelf, queryset in rows
        ]
        return {"sections": [section for section in sections if section["cards"]]}

    def _in_full(self, shelf, wish, counts, context) -> dict:
        rows = on_shelf(shelf, wish, counts, context["reading"].locale_id)
        listing = one_page_of(rows, context["request"], size=ON_A_PAGE, keep=wish.query)
        found = cards(listing.rows, context["shell"])
        return {"listing": listing, "sections": [{"shelf": shelf, "cards": found}] if found else []}
