from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.models import RegionalPageForm

from .season import choices


class StoryForm(RegionalPageForm):
    """Asks what only matters when the story leaves the desk: a draft may be saved without."""

    # No field of the page: the month's slot says which story stands in it (season/choices.py).
    month = forms.ChoiceField(
        required=False,
        label=_("Month of a season"),
        help_text=_("Whoever saves first has the month. All else about it stands on the season board."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.has_its_place():
            del self.fields["month"]
        else:
            self.fields["month"].choices = self.months()

    def has_its_place(self) -> bool:
        """A month already, or an address that readers know; a translation goes with its original."""
        story = self.instance
        return bool(story.pk) and (story.live or story.is_translation or hasattr(story, "slot"))

    def months(self) -> list:
        slots = list(choices.months_in_sight())
        free = [(str(slot.pk), choices.label(slot)) for slot in choices.open_to(self.for_user, slots)]
        # One that somebody took while this form was open: the claim says who, and the draft is saved.
        taken = [(str(slot.pk), "") for slot in slots if str(slot.pk) == self.data.get("month")]
        return [("", _("none yet")), *free, *(one for one in taken if one[0] not in dict(free))]

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("hero") and not cleaned.get("hero_alt"):
            self.add_error("hero_alt", _("Say what the picture shows: not everybody can see it."))
        if cleaned.get("place_withheld") and cleaned.get("countries"):
            self.add_error("countries", _("Remove the countries: this story withholds its place."))
        return cleaned
