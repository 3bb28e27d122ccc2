from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from ..content_warnings import ContentWarning, labels_of
from .media import AudioBlock, DownloadBlock, ImageFigureBlock, VideoBlock
from .text import FactBlock, HeadingBlock, ParagraphBlock, QuoteBlock, TimelineBlock


class GatedBlock(blocks.StreamBlock):
    """What may stand behind a warning."""

    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    image = ImageFigureBlock()
    audio = AudioBlock()
    video = VideoBlock()


class WarningBlock(blocks.StructBlock):
    """Names what comes, and shows it only to readers who open it."""

    kinds = blocks.MultipleChoiceBlock(
        choices=ContentWarning.choices,
        label=_("Readers are warned of"),
        default=list,
    )
    note = blocks.CharBlock(
        label=_("In a sentence"), required=False, help_text=_("What comes, without showing it.")
    )
    content = GatedBlock(label=_("Behind the warning"))

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["kinds"] = labels_of(value.get("kinds"))
        return context

    class Meta:
        icon = "warning"
        label = _("Content warning")
        template = "blocks/warning.html"


class BodyBlock(blocks.StreamBlock):
    heading = HeadingBlock()
    paragraph = ParagraphBlock()
    quote = QuoteBlock()
    image = ImageFigureBlock()
    audio = AudioBlock()
    video = VideoBlock()
    warning = WarningBlock()
    fact = FactBlock()
    timeline = TimelineBlock()
    download = DownloadBlock()
