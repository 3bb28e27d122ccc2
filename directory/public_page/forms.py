"""What a member fills in for their public page. What would betray or reach somebody is held up."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..exchange.detector import detect, names_of
from ..models import Member, MemberSkill, OpenProfile
from ..models.open_profile import MOST_SKILLS
from ..profiles.edit_forms import refuse_hidden_marks, refuse_mixed_scripts
from ..skill_names import names
from ..spoken import SPOKEN
from .draft import languages_to_write_in, page_of

LINES = ("name", "photo_alt")
TOLD = ("name", "text", "photo_alt")


class PublicPageForm(forms.ModelForm):
    skills = forms.MultipleChoiceField(
        label=gettext_lazy("Skills on the page"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Of those you offer. Leave out what could put you in danger."),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages on the page"), required=False, widget=forms.CheckboxSelectMultiple
    )
    written_in = forms.ChoiceField(
        label=gettext_lazy("Language you write in"),
        help_text=gettext_lazy("Translators bring it into the others."),
    )

    class Meta:
        model = OpenProfile
        fields = [
            "written_in",
            "name",
            "text",
            "skills",
            "languages",
            "region_withheld",
            "with_photo",
            "photo_alt",
        ]
        widgets = {
            "name": forms.TextInput,
            "photo_alt": forms.TextInput,
            "text": forms.Textarea(attrs={"rows": 9}),
        }

    def __init__(self, member: Member, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.member = member
        self._choose("written_in", languages_to_write_in())
        self._choose("skills", self._offered())
        self._choose("languages", self._spoken())
        self.initial["skills"], self.initial["languages"] = (
            self.instance.skill_codes,
            self.instance.language_codes,
        )
        for name in TOLD:
            self.fields[name].validators.append(refuse_hidden_marks)
            self.fields[name].widget.attrs["dir"] = "auto"
        self.fields["name"].validators.append(refuse_mixed_scripts)
        if page_of(self.instance if self.instance.pk else None) is not None:
            self.fields["written_in"].disabled = True  # translations are made from it
        if not member.photo:
            del self.fields["with_photo"], self.fields["photo_alt"]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    def _offered(self) -> list[tuple[str, str]]:
        rows = self.member.skills.filter(kind=MemberSkill.Kind.OFFERED, skill__retired=False)
        known = names()
        return [
            (row.skill.code, known.get(row.skill_id, row.skill.code)) for row in rows.select_related("skill")
        ]

    def _spoken(self) -> list[tuple[str, str]]:
        rows = self.member.languages.all()
        return [(row.code, SPOKEN[row.code].name) for row in rows if row.code in SPOKEN]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_skills(self) -> str:
        chosen = self.cleaned_data["skills"]
        if len(chosen) > MOST_SKILLS:
            raise ValidationError(_("Choose fewer: %(most)s at most.") % {"most": MOST_SKILLS})
        return " ".join(sorted(chosen))

    def clean_languages(self) -> str:
        return " ".join(sorted(self.cleaned_data["languages"]))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        own = self._names()
        for name in TOLD:
            if found := detect(data.get(name) or "", own):
                self.add_error(name, self._held_up([str(kind.told) for kind in found]))
        if data.get("with_photo") and not (data.get("photo_alt") or "").strip():
            self.add_error("photo_alt", _("Say in a few words what it shows."))
        return data

    def _names(self) -> list[str]:
        """The name that members see may be the public one; the handle and the ways to be reached never."""
        return [name for name in names_of(self.member) if name != self.member.display_name]

    @staticmethod
    def _held_up(kinds: list[str]) -> str:
        return _(
            "This seems to hold: %(kinds)s. Everybody would read it. Take it out: people reach you through "
            "“Help without an account”."
        ) % {"kinds": ", ".join(kinds)}


class AgreementForm(forms.Form):
    """One box for what cannot be taken back: what was public may have been copied."""

    agreed = forms.BooleanField(
        label=gettext_lazy(
            "Everybody may read exactly these words, also those who look for me, and they may be translated."
        ),
        error_messages={"required": gettext_lazy("Nothing is sent without your agreement.")},
    )
    seal = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
