"""A file that readers take with them."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from home.languages import WRITTEN_LANGUAGES
from home.prepared import DocumentFromHand


class ResourceFileBlock(blocks.StructBlock):
    language = blocks.ChoiceBlock(choices=WRITTEN_LANGUAGES, label=_("Language of the file"))
    document = DocumentFromHand(label=_("File"))
    offline = blocks.BooleanBlock(
        label=_("Works without a network"),
        required=False,
        default=True,
        help_text=_("It can be printed or kept on a phone, and needs nothing else to be read."),
    )

    class Meta:
        icon = "download"
        label = _("File")


class ResourceFilesBlock(blocks.StreamBlock):
    file = ResourceFileBlock()
