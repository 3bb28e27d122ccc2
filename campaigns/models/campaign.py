from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.content_keys import ContentKeyField
from home.fields import CodeListField
from home.models.base import BasePage, facts, words
from home.places import WithheldPlace

from ..blocks import ClaimsBlock, DemandsBlock, InsightsBlock, MilestonesBlock, PartnersBlock, ToolsBlock
from ..forms import CampaignForm
from ..page_rights import CampaignPermissionTester
from ..provisions import Provision
from ..querysets import CampaignQuerySet
from ..reading import campaign_context
from ..states import Outcome, Solidarity, Status

# Streams whose words are translated.
PARTS = ("demands", "milestones", "partners", "claims", "tools")


class CampaignPage(WithheldPlace, BasePage):
    """What people of a region want to reach, what they do for it, and what others can do with them."""

    standfirst = models.TextField(
        _("summary"), help_text=_("Two sentences: what is wrong, and who stands up.")
    )
    aim = models.TextField(_("aim"), blank=True, help_text=_("How things are when the campaign has won."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    ask = models.TextField(
        _("what solidarity is asked"),
        blank=True,
        help_text=_("What can a reader far away do? Say it in plain words."),
    )
    asks = CodeListField(_("kinds of solidarity asked"), codes=Solidarity.choices)
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.PREPARING)
    started_on = models.DateField(
        _("began"), null=True, blank=True, help_text=_("Readers see the month and the year.")
    )
    ended_on = models.DateField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, choices=Outcome, blank=True)
    outcome_text = models.TextField(_("what came of it"), blank=True)
    lessons = models.TextField(
        _("what was learnt"), blank=True, help_text=_("So that the next campaign need not learn it again.")
    )
    countries = CountryField(
        _("countries"), multiple=True, blank=True, help_text=_("Left empty where the place is withheld.")
    )
    place_withheld = models.BooleanField(
        _("withhold the place"),
        default=False,
        help_text=_("Neither country nor region is shown anywhere; the campaign stands under the network."),
    )
    coalition = ContentKeyField(_("coalition"), target="campaigns.CoalitionPage")
    demands = StreamField(DemandsBlock(required=False), verbose_name=_("demands"), blank=True)
    milestones = StreamField(MilestonesBlock(required=False), verbose_name=_("milestones"), blank=True)
    partners = StreamField(PartnersBlock(required=False), verbose_name=_("public partners"), blank=True)
    claims = StreamField(ClaimsBlock(required=False), verbose_name=_("articles of the Charter"), blank=True)
    tools = StreamField(ToolsBlock(required=False), verbose_name=_("tools used"), blank=True)
    insights = StreamField(InsightsBlock(required=False), verbose_name=_("insights"), blank=True)
    # Read out of `claims`, so that lists can be narrowed by it; nobody types it.
    articles = CodeListField(codes=Provision.choices, editable=False)

    parent_page_types = ["campaigns.CampaignsIndexPage"]
    subpage_types = ["campaigns.UpdatePage", "campaigns.ActionPage"]
    body_fields = ("body",)
    base_form_class = CampaignForm
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("aim"),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("asks"), FieldPanel("ask")], heading=_("What is asked of others")),
        MultiFieldPanel([FieldPanel("place_withheld"), FieldPanel("countries")], heading=_("Where")),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("status"), FieldPanel("started_on")]),
                FieldRowPanel([FieldPanel("outcome"), FieldPanel("ended_on")]),
                FieldPanel("outcome_text"),
                FieldPanel("lessons"),
            ],
            heading=_("How it stands"),
        ),
        FieldPanel("demands"),
        FieldPanel("milestones"),
        FieldPanel("claims"),
        FieldPanel("tools"),
        MultiFieldPanel([FieldPanel("coalition"), FieldPanel("partners")], heading=_("With whom")),
        FieldPanel("insights"),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "aim", "body", "ask", "outcome_text", "lessons", *PARTS),
        *facts("asks", "status", "started_on", "ended_on", "outcome", "countries", "place_withheld"),
        *facts("coalition", "insights", "articles", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(CampaignQuerySet)()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")

    def save(self, *args, **kwargs):
        self.file_under_articles()
        super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        """What is signed is a revision: it has to be filed like the row that will be public."""
        self.file_under_articles()
        return super().save_revision(*args, **kwargs)

    def file_under_articles(self) -> None:
        claimed = {child.value["article"] for child in self.claims}
        self.articles = [code for code in Provision.values if code in claimed]

    def add_child(self, *, instance, **kwargs):
        """What stands below a campaign is its region's."""
        instance.founding_region = self.region
        return super().add_child(instance=instance, **kwargs)

    def permissions_for_user(self, user):
        return CampaignPermissionTester(user, self)

    @property
    def is_sensitive(self):
        return self.withholds_place

    @property
    def is_over(self) -> bool:
        return self.status == Status.ARCHIVED

    @property
    def asks_labels(self) -> list:
        return [label for code, label in Solidarity.choices if code in self.asks]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | campaign_context(self, context)
