from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..rich_text import FEATURES, LINE_FEATURES, refuse_unsafe_links


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, features=None, **kwargs):
        kwargs.setdefault("validators", (refuse_unsafe_links,))
        super().__init__(features=features or FEATURES, **kwargs)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "blocks/paragraph.html"


class HeadingBlock(blocks.CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        template = "blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Words"), help_text=_("Without quotation marks: the page adds them."))
    attribution = blocks.CharBlock(
        label=_("Who says it"),
        required=False,
        help_text=_("Only what may be public: a role, a first name, “a teacher”. Never a name in danger."),
    )

    class Meta:
        icon = "openquote"
        label = _("Quote")
        template = "blocks/quote.html"


class FactBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    text = ParagraphBlock(label=_("Text"))
    source = blocks.CharBlock(
        label=_("Source"), required=False, help_text=_("Where a reader can check this.")
    )

    class Meta:
        icon = "info-circle"
        label = _("Fact box")
        template = "blocks/fact.html"


class TimelineEventBlock(blocks.StructBlock):
    when = blocks.CharBlock(label=_("When"), help_text=_("As a reader says it: “March 2018”."))
    what = ParagraphBlock(label=_("What happened"), features=LINE_FEATURES)

    class Meta:
        icon = "date"
        label = _("Event")


class TimelineBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"), required=False)
    events = blocks.ListBlock(TimelineEventBlock(), min_num=1, label=_("Events"))

    class Meta:
        icon = "list-ol"
        label = _("Timeline")
        template = "blocks/timeline.html"
