"""The parts of a campaign. Words are translated; dates, states and codes are the same in every language."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.content_keys import ContentKeyBlock

from .provisions import Provision
from .states import DemandStatus, Precision


class DemandBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("What is demanded"))
    addressee = blocks.CharBlock(
        label=_("Of whom"),
        max_length=200,
        help_text=_("An office or a body, for instance “the city council”."),
    )
    status = blocks.ChoiceBlock(
        choices=DemandStatus.choices, default=DemandStatus.OPEN, label=_("How it stands")
    )
    date = blocks.DateBlock(
        label=_("Since"), required=False, help_text=_("The day it came to stand like that.")
    )

    class Meta:
        icon = "comment"
        label = _("Demand")


class MilestoneBlock(blocks.StructBlock):
    date = blocks.DateBlock(label=_("Day"), help_text=_("A day to come is a plan."))
    precision = blocks.ChoiceBlock(
        choices=Precision.choices,
        default=Precision.MONTH,
        label=_("Readers see it"),
        help_text=_("No closer than is safe: an exact day can give away who was there."),
    )
    title = blocks.CharBlock(label=_("What happened"), max_length=160)
    text = blocks.TextBlock(label=_("In a few sentences"), required=False)

    class Meta:
        icon = "date"
        label = _("Milestone")


class PublicPartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(
        label=_("Name"),
        max_length=160,
        help_text=_("Only who agreed to be named in public. All others belong on the screen “Partners”."),
    )
    role = blocks.CharBlock(label=_("What they do in it"), max_length=200, required=False)

    class Meta:
        icon = "group"
        label = _("Partner")


class ClaimBlock(blocks.StructBlock):
    article = blocks.ChoiceBlock(choices=Provision.choices, label=_("Article of the Charter"))
    how = blocks.TextBlock(label=_("How the campaign claims it"))

    class Meta:
        icon = "doc-full"
        label = _("Article")


class ToolBlock(blocks.StructBlock):
    tool = blocks.RegexBlock(
        regex=r"^[a-z0-9][a-z0-9-]*$",
        required=False,
        max_length=80,
        label=_("Code in the toolbox"),
        help_text=_("The last part of the tool’s address, where it stands in the toolbox."),
        error_messages={"invalid": _("Small letters, digits and hyphens only.")},
    )
    name = blocks.CharBlock(label=_("Name"), max_length=160)
    worked = blocks.TextBlock(label=_("What worked"), required=False)
    failed = blocks.TextBlock(label=_("What failed"), required=False)
    risk = blocks.TextBlock(label=_("What it risks"), required=False)

    class Meta:
        icon = "cog"
        label = _("Tool")


class DemandsBlock(blocks.StreamBlock):
    demand = DemandBlock()


class MilestonesBlock(blocks.StreamBlock):
    milestone = MilestoneBlock()


class PartnersBlock(blocks.StreamBlock):
    partner = PublicPartnerBlock()


class ClaimsBlock(blocks.StreamBlock):
    claim = ClaimBlock()


class ToolsBlock(blocks.StreamBlock):
    tool = ToolBlock()


class InsightsBlock(blocks.StreamBlock):
    insight = ContentKeyBlock("library.InsightPage", label=_("Insight"))
