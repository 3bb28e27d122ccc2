"""What a lead fills in to ask members for somebody without an account. A plain list of skills: it needs no
membership and no script."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.text import refuse_direction_controls

from ..exchange.forms import SkillSelect, country_choices, languages_field, needs_jurisdiction
from ..introductions.forms import MessageForm
from ..models import IntakeCase, Request
from ..models.exchange import Soon
from ..skill_names import grouped
from ..spoken import SPOKEN, numbers_of
from .forms import SECRET


class ProposalForm(forms.Form):
    skill = SkillSelect(label=_("What do they need?"))
    urgency = forms.TypedChoiceField(label=_("How soon"), coerce=int, choices=Soon.choices)
    languages = languages_field(_("At least one that the person reads."))
    jurisdiction = forms.TypedChoiceField(
        label=_("Country whose law it is about"),
        coerce=int,
        required=False,
        empty_value=None,
        choices=lambda: [("", _("not about law")), *country_choices()],
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=400,
        widget=forms.Textarea(attrs={**SECRET, "rows": 4}),
        help_text=Request._meta.get_field("summary").help_text,
    )
    detail = forms.CharField(
        label=_("Detail"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={**SECRET, "rows": 6}),
        help_text=_(
            "Sealed until a member has said yes and you have, too. The person reads both texts first."
        ),
    )

    def __init__(self, *args: Any, case: IntakeCase, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = case.languages.split()
        self.initial = {"skill": case.skill_id, "urgency": case.urgency, "languages": numbers_of(known)}
        fields = cast(dict[str, Any], self.fields)
        fields["skill"].choices = [("", "—"), *grouped()]
        fields["languages"].choices = [(one.number, one.name) for one in SPOKEN.values()]
        fields["languages"].required = True

    def clean_summary(self) -> str:
        return refuse_direction_controls(self.cleaned_data["summary"])

    def clean_detail(self) -> str:
        return refuse_direction_controls(self.cleaned_data["detail"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        skill = data.get("skill")
        if skill and needs_jurisdiction(skill) and not data.get("jurisdiction"):
            self.add_error("jurisdiction", _("This kind of help is tied to the law of a country: choose it."))
        return data


class ToHelperForm(MessageForm):
    """What the lead writes to the helper."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("To the one who helps")
