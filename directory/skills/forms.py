"""The form in which a coordinator words a skill: a preferred name and other names, language by language."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from editorial.text import refuse_direction_controls
from home.search.folding import fold

from ..models import Skill
from ..models.skill import LONGEST_NAME
from .editing import Wording, taken_names

MOST_OTHERS = 9
FLAGS = ("sensitive", "needs_jurisdiction", "esco_uri")


class SkillForm(forms.ModelForm):
    esco_uri = forms.URLField(label=gettext_lazy("ESCO address"), required=False, assume_scheme="https")

    class Meta:
        model = Skill
        fields = FLAGS

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for language, _name in settings.LANGUAGES:
            own = get_language_info(language)["name_local"]
            marks = {"lang": language, "dir": "auto"}
            self.fields[f"name_{language}"] = forms.CharField(
                label=gettext_lazy("Preferred name: %s") % own,
                max_length=LONGEST_NAME,
                required=language == settings.LANGUAGE_CODE,
                widget=forms.TextInput(attrs=marks),
            )
            self.fields[f"others_{language}"] = forms.CharField(
                label=gettext_lazy("Other names: %s") % own,
                required=False,
                widget=forms.Textarea(attrs={"rows": 4, **marks}),
                help_text=gettext_lazy("One on a line. People find the skill by each of them."),
            )
        self.order_fields([name for name in self.fields if name not in FLAGS])
        if self.instance.pk:
            self._fill()

    def _fill(self) -> None:
        for label in self.instance.labels.order_by("pk"):
            if label.preferred:
                self.initial[f"name_{label.language}"] = label.text
            else:
                key = f"others_{label.language}"
                self.initial[key] = f"{self.initial.get(key, '')}{label.text}\n"

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for language, _name in settings.LANGUAGES:
            try:
                self._check(language, self.names_in(language))
            except ValidationError as fault:
                self.add_error(f"others_{language}", fault)
        return data

    def names_in(self, language: str) -> list[str]:
        """The names as they were written, the preferred one first."""
        lines = self.cleaned_data.get(f"others_{language}", "").splitlines()
        texts = [self.cleaned_data.get(f"name_{language}", ""), *lines]
        return [" ".join(text.split()) for text in texts if text.strip()]

    def _check(self, language: str, texts: list[str]) -> None:
        if texts and not self.cleaned_data.get(f"name_{language}"):
            raise ValidationError(_("Give a preferred name before other names."))
        if len(texts) > MOST_OTHERS + 1:
            raise ValidationError(_("Too many names: %s at most.") % MOST_OTHERS)
        for text in texts:
            refuse_direction_controls(text)
            if len(text) > LONGEST_NAME:
                raise ValidationError(_("This name is too long: %s") % text[:LONGEST_NAME])
            if not fold(text):
                raise ValidationError(_("Nobody can look for this name: %s") % text)
        if len({fold(text) for text in texts}) < len(texts):
            raise ValidationError(_("A name stands here twice."))
        for text, skill in taken_names(self.instance if self.instance.pk else None, language, texts):
            raise ValidationError(
                _("“%(text)s” is a name of another skill already: %(code)s.")
                % {"text": text, "code": skill.code}
            )

    @property
    def wording(self) -> Wording:
        """What a valid form says."""
        names = {language: self.names_in(language) for language, _name in settings.LANGUAGES}
        return Wording(names, {flag: self.cleaned_data[flag] for flag in FLAGS})
