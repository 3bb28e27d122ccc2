"""Who may see what of a member: the table behind `visibility.py`. A field that is not in it is nobody's."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Each stands for itself: whoever is shown to members is not by that shown to the lead."""

    PARTNER = "partner", _("somebody you agreed to work with")
    LEAD = "lead", _("the leads of your region")
    MEMBERS = "members", _("every verified member")
    WORLD = "world", _("everybody, on a public page")


class Preset(models.TextChoices):
    INVISIBLE = "invisible", _("Invisible")
    MEMBERS = "members", _("Members")
    OPEN = "open", _("Open")


# No field of a profile goes to the world: what everybody may read is the public page alone, in words that
# its member wrote for it and that were signed (directory/public_page).
NOBODY: frozenset[Audience] = frozenset()
PARTNER_AND_LEAD = frozenset({Audience.PARTNER, Audience.LEAD})
WITH_MEMBERS = PARTNER_AND_LEAD | {Audience.MEMBERS}


@dataclass(frozen=True)
class ProfileField:
    """One thing that a profile tells.

    at_first: who sees it under each preset before the owner changed anything; widest: how far the owner
    may open it, whatever the preset; needs_reveal: a partner sees it only where the owner revealed it to
    this one person.
    """

    name: str
    label: str | Promise
    at_first: dict[Preset, frozenset[Audience]]
    widest: frozenset[Audience]
    needs_reveal: bool = False

    def default(self, preset: str) -> frozenset[Audience]:
        return self.at_first[Preset(preset)]


def _shown(name: str, label: str | Promise) -> ProfileField:
    """What members look for: shown to them unless the owner is invisible."""
    at_first = {
        Preset.INVISIBLE: PARTNER_AND_LEAD,
        Preset.MEMBERS: WITH_MEMBERS,
        Preset.OPEN: WITH_MEMBERS,
    }
    return ProfileField(name, label, at_first, WITH_MEMBERS)


def _close(
    name: str, label: str | Promise, at_first: frozenset = PARTNER_AND_LEAD, **options
) -> ProfileField:
    """What starts with the people one knows, whatever the preset."""
    options.setdefault("widest", WITH_MEMBERS)
    return ProfileField(name, label, dict.fromkeys(Preset, at_first), **options)


PROFILE_FIELDS: dict[str, ProfileField] = {
    field.name: field
    for field in (
        _shown("display_name", _("Name shown")),
        _shown("region", _("Region")),
        _shown("languages", _("Languages")),
        _shown("skills_offered", _("Skills you offer")),
        _shown("jurisdictions", _("Countries whose law you know")),
        _shown("mentors", _("Skills you mentor")),
        _shown("about", _("About your work")),
        _close("skills_wanted", _("Skills you want to learn")),
        _close("country", _("Country")),
        _close("organisation", _("Organisation")),
        _close("time_zone", _("Time zone")),
        _close("photo", _("Photograph"), at_first=NOBODY),
        _close("availability", _("When you have time"), widest=PARTNER_AND_LEAD),
        _close("contact", _("Ways to reach you"), widest=PARTNER_AND_LEAD, needs_reveal=True),
        _close(
            "risk_notes", _("Notes on risk"), at_first=frozenset({Audience.LEAD}), widest=PARTNER_AND_LEAD
        ),
    )
}
