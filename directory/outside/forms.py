"""The form in which a coordinator writes a line, with what it helps with language by language."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from editorial.text import refuse_hidden_marks

from ..models import OutsideLine
from ..spoken import BY_NUMBER


class LineForm(forms.ModelForm):
    address = forms.URLField(label=gettext_lazy("Address"), max_length=300, assume_scheme="https")
    languages = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Languages they answer in"),
        coerce=int,
        required=False,
        choices=[(number, language.name) for number, language in BY_NUMBER.items()],
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )

    class Meta:
        model = OutsideLine
        fields = ("name", "address", "languages")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["name"].validators.append(refuse_hidden_marks)
        for code, _name in settings.LANGUAGES:
            self.fields[f"about_{code}"] = forms.CharField(
                label=gettext_lazy("What they help with: %s") % get_language_info(code)["name_local"],
                max_length=300,
                required=code == settings.LANGUAGE_CODE,
                initial=self.instance.abouts.get(code, ""),
                widget=forms.TextInput(attrs={"lang": code, "dir": "auto"}),
                validators=[refuse_hidden_marks],
            )

    def clean_address(self) -> str:
        address = self.cleaned_data["address"]
        if not address.startswith("https://"):
            raise ValidationError(_("It has to begin with https://: others could read along otherwise."))
        return address

    @property
    def line(self) -> OutsideLine:
        """What a valid form says, unsaved."""
        texts = {code: self.cleaned_data[f"about_{code}"] for code, _name in settings.LANGUAGES}
        self.instance.abouts = {code: text for code, text in texts.items() if text}
        return self.instance


class CheckForm(forms.Form):
    checker = forms.ChoiceField(label=gettext_lazy("Looked at by"), choices=OutsideLine.Checker.choices)
