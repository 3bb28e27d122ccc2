from django import forms

from ..models import Need, Partner


class PartnerForm(forms.ModelForm):
    class Meta:
        model = Partner
        fields = ["name", "role", "visibility"]
        widgets = {"name": forms.TextInput, "role": forms.TextInput}


class NeedForm(forms.ModelForm):
    class Meta:
        model = Need
        fields = ["kind", "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}
