from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import PageManager

from home.models.base import TreePage, facts, words

from ..overview import picture_of
from ..querysets import LibraryQuerySet
from .insight import InsightPage

LIBRARY = "library"  # the slug of the library, the same in every language


class OverviewPage(TreePage):
    """Trends, challenges and opportunities by region and year, as a picture and as a table."""

    standfirst = models.TextField(_("introduction"), blank=True)

    SLUG = "insights"  # the same in every language
    parent_page_types = ["library.LibraryIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = 1
    content_panels = [*TreePage.content_panels, FieldPanel("standfirst")]
    override_translatable_fields = [*words("standfirst"), *facts("slug", "show_in_menus")]

    objects = PageManager.from_queryset(LibraryQuerySet)()

    class Meta:
        verbose_name = _("overview of insights")
        verbose_name_plural = _("overviews of insights")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        shell = context["shell"]
        return context | {
            "overview": picture_of(InsightPage.objects.counted(), shell),
            "library_address": shell.language.address(f"{LIBRARY}/"),
        }
