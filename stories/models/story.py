from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.content_keys import ContentKeyField
from home.content_warnings import ContentWarning, labels_of
from home.fields import CodeListField
from home.models.base import BasePage, facts, words
from home.places import WithheldPlace

from ..blocks import CorrectionsBlock, ImpactsBlock
from ..forms import StoryForm
from ..querysets import StoryQuerySet
from ..season.calendar import short_link


class StoryPage(WithheldPlace, BasePage):
    """One campaign's story. It may begin in any language."""

    standfirst = models.TextField(
        _("standfirst"), help_text=_("Two sentences that make a stranger want to read on.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("story"), blank=True)
    hero = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture at the top"),
    )
    hero_alt = models.CharField(
        _("what the picture shows"),
        max_length=250,
        blank=True,
        help_text=_("For readers who cannot see it, or who read without pictures."),
    )
    byline = models.CharField(
        _("public byline"),
        max_length=120,
        blank=True,
        help_text=_("As the public may read it: a pseudonym, an organisation. Never a name in danger."),
    )
    ask = models.TextField(
        _("what solidarity is asked"),
        blank=True,
        help_text=_("What can a reader far away do? Say it in plain words."),
    )
    countries = CountryField(
        _("countries"), multiple=True, blank=True, help_text=_("Left empty where the place is withheld.")
    )
    place_withheld = models.BooleanField(
        _("withhold the place"),
        default=False,
        help_text=_("Neither country nor region is shown anywhere; the story stands under the network."),
    )
    warnings = CodeListField(
        _("content warnings"),
        codes=ContentWarning.choices,
        help_text=_("Readers see these first and open the story only if they wish."),
    )

    campaign = ContentKeyField(
        _("campaign"),
        target="campaigns.CampaignPage",
        help_text=_("The campaign it tells of; each leads to the other while both are public."),
    )

    corrections = StreamField(CorrectionsBlock(required=False), verbose_name=_("corrections"), blank=True)
    updates = StreamField(ImpactsBlock(required=False), verbose_name=_("what solidarity did"), blank=True)

    schema_type = "Article"
    parent_page_types = ["stories.StoriesIndexPage", "stories.SeasonPage"]
    subpage_types: list[str] = []
    body_fields = ("body",)
    base_form_class = StoryForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        MultiFieldPanel([FieldPanel("hero"), FieldPanel("hero_alt")], heading=_("Picture at the top")),
        FieldPanel("body"),
        FieldPanel("ask"),
        MultiFieldPanel(
            [FieldPanel("byline"), FieldPanel("place_withheld"), FieldPanel("countries")],
            heading=_("Who and where"),
        ),
        FieldPanel("warnings"),
        FieldPanel("campaign"),
        FieldPanel("month"),
        MultiFieldPanel(
            [FieldPanel("corrections"), FieldPanel("updates")],
            heading=_("After it came out"),
            classname="collapsed",
        ),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "body", "hero_alt", "byline", "ask", "corrections", "updates"),
        *facts("hero", "countries", "place_withheld", "warnings", "campaign", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(StoryQuerySet)()

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def is_sensitive(self):
        return bool(self.all_warnings)

    @property
    def all_warnings(self) -> list[str]:
        """Its own, and those its original has meanwhile (known where the story is served or listed)."""
        warned = getattr(self, "warned", None) or []
        return [*self.warnings, *(code for code in warned if code not in self.warnings)]

    @property
    def warning_labels(self):
        return labels_of(self.all_warnings)

    def may_be_minor(self, released) -> bool:
        """A correction is never minor: every language has to say it."""
        return super().may_be_minor(released) and self.corrections == released.corrections

    @property
    def last_correction(self):
        """The day of the newest correction, or None."""
        return max((block.value["date"] for block in self.corrections), default=None)

    @property
    def short_path(self) -> str:
        """The link that fits into a message: its month's, else empty. Known where the story is served."""
        slug = getattr(self, "season_slug", None)
        return short_link(slug, self.season_month) if slug else ""
