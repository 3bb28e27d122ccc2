from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.text import refuse_hidden_marks

from ..models import FollowUp
from ..models.member import new_public_id


class MessageForm(forms.Form):
    text = forms.CharField(
        label=_("Message"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_hidden_marks],
    )
    # The same for a form that is sent twice; a new one for each page.
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=32, initial=new_public_id)


class FollowUpForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("Your answer"), choices=FollowUp.Answer.choices, widget=forms.RadioSelect
    )


class ReportForm(forms.Form):
    text = forms.CharField(
        label=_("What happened?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Only the safety team reads this. You can also send it empty: they will look."),
        validators=[refuse_hidden_marks],
    )
