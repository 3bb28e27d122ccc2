from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import PageManager

from home.models.base import TreePage, facts, words

from ..querysets import SeasonQuerySet
from ..season.calendar import Month, months_of


class SeasonPage(TreePage):
    """One year of twelve stories. It may begin in any month.

    Which story stands in which month is no content of the page: the slots say it, once for all languages.
    """

    standfirst = models.TextField(_("introduction"), blank=True)
    year = models.PositiveSmallIntegerField(
        _("year it begins in"), validators=[MinValueValidator(2018), MaxValueValidator(2200)]
    )
    start_month = models.PositiveSmallIntegerField(
        _("month it begins in"), choices=list(MONTHS.items()), default=1
    )
    cover = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cover picture"),
        help_text=_("Decorative: it says nothing that the words do not say."),
    )

    parent_page_types = ["stories.StoriesIndexPage"]
    subpage_types = ["stories.StoryPage"]
    content_panels = [
        *TreePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("year"), FieldPanel("start_month")], heading=_("Twelve months from")),
        FieldPanel("cover"),
    ]
    override_translatable_fields = [
        *words("standfirst"),
        *facts("slug", "year", "start_month", "cover", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(SeasonQuerySet)()

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")

    @property
    def months(self) -> list[Month]:
        return months_of(self.year, self.start_month)

    def month_named(self, number: int) -> Month:
        """The month of this season with a number of the calendar, from 1 to 12."""
        return next(month for month in self.months if month.month == number)
