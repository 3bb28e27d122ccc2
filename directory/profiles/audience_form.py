"""Who sees each part of the own profile, as boxes to tick."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..audiences import PROFILE_FIELDS, Audience, Preset
from ..models import Member
from .choosing import Sets, sets_of

PRESETS = {
    Preset.INVISIBLE: _("Members see nothing of you. You can still ask, and be asked."),
    Preset.MEMBERS: _("Verified members see your name shown, region, languages and what you offer."),
    Preset.OPEN: _("The same, and a public page with the words you choose, once they are signed off."),
}


class PresetForm(forms.Form):
    preset = forms.ChoiceField(label=_("Visibility"), choices=Preset.choices, widget=forms.RadioSelect)


class AudienceForm(forms.Form):
    """One set of boxes a field; a box that the field does not allow is not there."""

    def __init__(self, member: Member, data: Any = None):
        super().__init__(data)
        now = sets_of(member)
        for name, rule in PROFILE_FIELDS.items():
            self.fields[name] = forms.MultipleChoiceField(
                label=str(rule.label),
                choices=[(who.value, who.label) for who in Audience if who in rule.widest],
                initial=sorted(now[name]),
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def wanted(self) -> Sets:
        return {name: frozenset(map(Audience, who)) for name, who in self.cleaned_data.items()}
