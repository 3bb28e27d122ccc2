"""The form in which a coordinator words and dates a programme, language by language."""

from typing import Any, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from editorial.text import refuse_hidden_marks
from regions.models import Region

from ..models import Programme
from ..spoken import BY_NUMBER

DATE = {"type": "date"}


class ProgrammeForm(forms.ModelForm):
    languages = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Languages it is held in"),
        coerce=int,
        required=False,
        choices=[(number, language.name) for number, language in BY_NUMBER.items()],
        widget=forms.SelectMultiple(attrs={"size": 8}),
        help_text=gettext_lazy("Choose nothing for any language."),
    )

    class Meta:
        model = Programme
        fields = ("region", "languages", "opens_on", "closes_on", "months")
        widgets = {
            "opens_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
            "closes_on": forms.DateInput(attrs=DATE, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        region = cast(forms.ModelChoiceField, self.fields["region"])
        region.queryset, region.empty_label = Region.objects.active(), _("everywhere")
        words = []
        for code, _name in settings.LANGUAGES:
            words += self.add_words(code)
        self.order_fields([*words, *self.Meta.fields])

    def add_words(self, code: str) -> list[str]:
        """Name and description in one language; the site's own cannot be left out."""
        own, marks = get_language_info(code)["name_local"], {"lang": code, "dir": "auto"}
        name, about = f"name_{code}", f"about_{code}"
        self.fields[name] = forms.CharField(
            label=gettext_lazy("Name: %s") % own,
            max_length=80,
            required=code == settings.LANGUAGE_CODE,
            initial=self.instance.names.get(code, ""),
            widget=forms.TextInput(attrs=marks),
            validators=[refuse_hidden_marks],
        )
        self.fields[about] = forms.CharField(
            label=gettext_lazy("What it is for: %s") % own,
            max_length=600,
            required=False,
            initial=self.instance.abouts.get(code, ""),
            widget=forms.Textarea(attrs={"rows": 3, **marks}),
            validators=[refuse_hidden_marks],
        )
        return [name, about]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        opens, closes = data.get("opens_on"), data.get("closes_on")
        if opens and closes and closes < opens:
            raise ValidationError({"closes_on": _("It cannot end before it begins.")})
        return data

    def wording(self, part: str) -> dict[str, str]:
        """language -> text of a valid form. Arguments: part, `name` or `about`."""
        texts = {code: self.cleaned_data[f"{part}_{code}"] for code, _name in settings.LANGUAGES}
        return {code: text for code, text in texts.items() if text}

    @property
    def programme(self) -> Programme:
        """What a valid form says, unsaved."""
        self.instance.names, self.instance.abouts = self.wording("name"), self.wording("about")
        return self.instance


class LeaderForm(forms.Form):
    handle = forms.CharField(
        label=gettext_lazy("Handle of a member who has mentored before"),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off", "dir": "ltr"}),
        help_text=gettext_lazy(
            "They tell you. You are not told whether there is such a member until they say yes."
        ),
    )
