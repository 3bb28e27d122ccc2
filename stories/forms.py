from django.utils.translation import gettext_lazy as _

from editorial.models import RegionalPageForm


class StoryForm(RegionalPageForm):
    """Asks what only matters when the story leaves the desk: a draft may be saved without."""

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("hero") and not cleaned.get("hero_alt"):
            self.add_error("hero_alt", _("Say what the picture shows: not everybody can see it."))
        if cleaned.get("place_withheld") and cleaned.get("countries"):
            self.add_error("countries", _("Remove the countries: this story withholds its place."))
        return cleaned
