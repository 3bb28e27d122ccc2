from django.utils.translation import gettext_lazy as _

from editorial.models import RegionalPageForm

from .states import Status


class CampaignForm(RegionalPageForm):
    """Asks what only matters when the campaign leaves the desk: a draft may be saved without."""

    def clean(self):
        cleaned = super().clean()
        if self.is_deferred_validation:
            return cleaned
        if cleaned.get("place_withheld") and cleaned.get("countries"):
            self.add_error("countries", _("Remove the countries: this campaign withholds its place."))
        if cleaned.get("status") == Status.ARCHIVED:
            self.require_an_outcome(cleaned)
        if starts_after_its_end(cleaned):
            self.add_error("ended_on", _("The end is before the start."))
        return cleaned

    def require_an_outcome(self, cleaned) -> None:
        if not cleaned.get("outcome"):
            self.add_error("outcome", _("Say what came of it before the campaign goes into the archive."))
        if not (cleaned.get("lessons") or "").strip():
            self.add_error("lessons", _("Say what was learnt before the campaign goes into the archive."))


def starts_after_its_end(cleaned) -> bool:
    start, end = cleaned.get("started_on"), cleaned.get("ended_on")
    return bool(start and end and end < start)
