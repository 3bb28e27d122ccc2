from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.text import refuse_direction_controls

from ..models import FollowUp
from ..models.member import new_public_id


class MessageForm(forms.Form):
    text = forms.CharField(label=_("Message"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4}))
    # The same for a form that is sent twice; a new one for each page.
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=32, initial=new_public_id)

    def clean_text(self) -> str:
        return refuse_direction_controls(self.cleaned_data["text"])


class FollowUpForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("What came of it?"), choices=FollowUp.Answer.choices, widget=forms.RadioSelect
    )


class ReportForm(forms.Form):
    text = forms.CharField(
        label=_("What happened?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Only the safety team reads this. You can also send it empty: they will look."),
    )

    def clean_text(self) -> Any:
        return refuse_direction_controls(self.cleaned_data["text"])
