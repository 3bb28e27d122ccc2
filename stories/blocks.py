"""What is told of a story after it came out: corrections, and what the readers' solidarity did."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

EARLIEST = datetime.date(2018, 6, 1)  # the meeting in Arusha: no story came out before


def not_in_the_future(day: datetime.date) -> None:
    if day > timezone.localdate():
        raise ValidationError(_("This day is still to come."))


def not_before_the_community(day: datetime.date) -> None:
    if day < EARLIEST:
        raise ValidationError(_("This day lies before the community’s first story."))


class DatedBlock(blocks.StructBlock):
    """Something that was told on a day."""

    date = blocks.DateBlock(label=_("Day"), validators=[not_in_the_future, not_before_the_community])


class CorrectionBlock(DatedBlock):
    text = blocks.TextBlock(
        label=_("What was wrong, and what is right"),
        help_text=_("Readers see it below the story and in feeds. Repeat nothing that could hurt somebody."),
    )

    class Meta:
        icon = "edit"
        label = _("Correction")


class ImpactBlock(DatedBlock):
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.TextBlock(
        label=_("What your solidarity did"), help_text=_("Who was helped, what was won, what is still open.")
    )

    class Meta:
        icon = "success"
        label = _("What came of it")


class CorrectionsBlock(blocks.StreamBlock):
    correction = CorrectionBlock()


class ImpactsBlock(blocks.StreamBlock):
    update = ImpactBlock()
