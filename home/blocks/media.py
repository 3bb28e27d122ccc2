"""Images, sound, film and files. Nothing heavy is loaded before a reader asks for it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from ..prepared import DocumentFromHand, ImageFromHand
from .text import ParagraphBlock


class DescribedImageBlock(ImageBlock):
    """Wagtail's image with alternative text (required, or the image is declared decorative)."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        chooser = ImageFromHand(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser


class ImageFigureBlock(blocks.StructBlock):
    picture = DescribedImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False)
    credit = blocks.CharBlock(
        label=_("Credit"), required=False, help_text=_("Who made the picture, if that may be public.")
    )

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "blocks/image.html"


class RecordingBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("Title"))
    recording = DocumentFromHand(label=_("File"))
    length = blocks.CharBlock(
        label=_("Length"), required=False, help_text=_("For instance “3:20”. Readers decide by it.")
    )
    transcript = ParagraphBlock(
        label=_("Transcript"),
        help_text=_("All that is said and heard, in words. Required: many read where they cannot listen."),
    )


class AudioBlock(RecordingBlock):
    class Meta:
        icon = "media"
        label = _("Sound")
        template = "blocks/audio.html"


class VideoBlock(RecordingBlock):
    class Meta:
        icon = "media"
        label = _("Film")
        template = "blocks/video.html"


class DownloadBlock(blocks.StructBlock):
    document = DocumentFromHand(label=_("File"))
    title = blocks.CharBlock(label=_("Title"))
    note = blocks.CharBlock(
        label=_("Note"), required=False, help_text=_("What it is, and in which language.")
    )

    class Meta:
        icon = "download"
        label = _("Download")
        template = "blocks/download.html"
