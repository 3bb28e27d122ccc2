"""The form of the own profile: one page in parts, rows without JavaScript, and nothing typed is lost."""

import unicodedata
from typing import Any, cast
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from editorial.text import refuse_hidden_marks

from ..models import ContactDetail, Member, MemberLanguage, MemberSkill
from ..skill_names import grouped
from ..spoken import SPOKEN_CHOICES

NONE = ("", "—")
EMPTY_ROWS = 2
MOST_ROWS = 40
LEAST_DIGITS = 5
MIXED_UP = {"LATIN", "CYRILLIC", "GREEK"}  # their letters look alike


def refuse_mixed_scripts(text: str) -> None:
    """A name of letters of two scripts that look alike passes for another name."""
    for word in text.split():
        scripts = {unicodedata.name(sign, "").split(" ")[0] for sign in word if sign.isalpha()}
        if len(scripts & MIXED_UP) > 1:
            raise ValidationError(_("Write each word in one script: letters of two scripts look alike."))


def _choices(form: forms.BaseForm, name: str) -> forms.ChoiceField:
    return cast(forms.ChoiceField, form.fields[name])


class ProfileForm(forms.ModelForm):
    country = forms.ChoiceField(label=_("Country"), required=False)
    time_zone = forms.ChoiceField(label=_("Time zone"), required=False)
    jurisdictions = forms.MultipleChoiceField(
        label=_("Countries whose law you know"),
        required=False,
        help_text=_("Apart from where you live. Help with law needs one."),
    )

    PARTS = [
        (_("Who you are"), ["display_name", "about", "country", "organisation"]),
        (_("Time"), ["time_zone", "availability"]),
        (_("Law"), ["jurisdictions"]),
        (_("Risk"), ["risk_notes"]),
        (_("How much you can take"), ["at_once", "per_month", "rest_days"]),
        (_("Mail, and how long you are kept"), ["wants_mail", "mail_for_now", "erase_after_days"]),
    ]

    class Meta:
        model = Member
        fields = [
            *[
                "display_name",
                "about",
                "country",
                "organisation",
                "time_zone",
                "availability",
                "jurisdictions",
            ],
            *["risk_notes", "at_once", "per_month", "rest_days", "wants_mail", "mail_for_now"],
            "erase_after_days",
        ]
        widgets = {
            "display_name": forms.TextInput,
            "organisation": forms.TextInput,
            "availability": forms.TextInput,
            "about": forms.Textarea(attrs={"rows": 5}),
            "risk_notes": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        known = list(countries)
        _choices(self, "country").choices = [NONE, *known]
        _choices(self, "jurisdictions").choices = known
        self.fields["jurisdictions"].widget.attrs["size"] = 6
        _choices(self, "time_zone").choices = [
            NONE,
            *((zone, zone) for zone in sorted(available_timezones())),
        ]
        self.initial["jurisdictions"] = self.instance.jurisdiction_codes
        for name in ("display_name", "about", "organisation", "availability", "risk_notes"):
            self.fields[name].validators.append(refuse_hidden_marks)
            self.fields[name].widget.attrs["dir"] = "auto"
        self.fields["display_name"].validators.append(refuse_mixed_scripts)

    def clean_jurisdictions(self) -> str:
        return " ".join(sorted(self.cleaned_data["jurisdictions"]))

    @property
    def parts(self) -> list[tuple[Any, list]]:
        return [(title, [self[name] for name in names]) for title, names in self.PARTS]


# Rows ----------------------------------------------------------------------------------------------


class LanguageRow(forms.Form):
    """An empty language takes the row away."""

    key = "code"
    code = forms.ChoiceField(label=_("Language"), choices=[NONE, *SPOKEN_CHOICES], required=False)
    level = forms.TypedChoiceField(
        label=_("How well"),
        choices=MemberLanguage.Level.choices,
        coerce=int,
        initial=MemberLanguage.Level.GOOD,
    )


class SkillRow(forms.Form):
    key = "skill"
    skill = forms.TypedChoiceField(label=_("Skill"), coerce=int, required=False, empty_value=None)
    kind = forms.ChoiceField(label=_("I"), choices=[])
    level = forms.TypedChoiceField(
        label=_("Level"), choices=MemberSkill.Level.choices, coerce=int, initial=MemberSkill.Level.SKILLED
    )

    KINDS = [
        (MemberSkill.Kind.OFFERED, _("offer it")),
        (MemberSkill.Kind.WANTED, _("want to learn it")),
        (MemberSkill.Kind.MENTORED, _("mentor in it")),
    ]

    def __init__(self, *args: Any, skills: list, **kwargs: Any):
        super().__init__(*args, **kwargs)
        _choices(self, "skill").choices = [NONE, *skills]
        _choices(self, "kind").choices = self.KINDS


class ContactRow(forms.Form):
    key = "value"
    public_id = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)
    kind = forms.ChoiceField(label=_("Kind"), choices=ContactDetail.Kind.choices)
    value = forms.CharField(
        label=_("Address or number"),
        required=False,
        max_length=200,
        validators=[refuse_hidden_marks],
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none"}),
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        value, kind = data.get("value", ""), data.get("kind")
        if value and kind == ContactDetail.Kind.EMAIL:
            try:
                validate_email(value)
            except ValidationError as error:
                self.add_error("value", error)
        if value and kind == ContactDetail.Kind.PHONE and sum(map(str.isdigit, value)) < LEAST_DIGITS:
            self.add_error("value", _("This is too short for a telephone number."))
        return data


class Rows(forms.BaseFormSet):
    """Rows of which one part is the key; rows without it count as taken away."""

    def clean(self) -> None:
        seen = set()
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            key = (data.get(form.key), data.get("kind"))
            if key[0] and key in seen:
                form.add_error(form.key, _("This is here twice."))
            seen.add(key)

    @property
    def kept(self) -> list[dict[str, Any]]:
        return [form.cleaned_data for form in self.forms if form.cleaned_data.get(form.key)]


def _rows(form: type[forms.Form], **options: Any) -> type[Rows]:
    made = forms.formset_factory(
        form, formset=Rows, extra=EMPTY_ROWS, max_num=MOST_ROWS, absolute_max=MOST_ROWS, **options
    )
    return cast(type[Rows], made)


LanguageRows, SkillRows, ContactRows = _rows(LanguageRow), _rows(SkillRow), _rows(ContactRow)


class ProfileForms:
    """The form and its three kinds of rows, as one."""

    def __init__(self, member: Member, data: Any = None):
        self.main = ProfileForm(data, instance=member)
        self.languages = LanguageRows(data, prefix="languages", initial=languages_of(member))
        self.skills = SkillRows(
            data, prefix="skills", initial=skills_of(member), form_kwargs={"skills": grouped()}
        )
        self.contact = ContactRows(data, prefix="contact", initial=contact_of(member))

    @property
    def all(self) -> list[Any]:
        return [self.main, self.languages, self.skills, self.contact]

    def is_valid(self) -> bool:
        return all(part.is_valid() for part in self.all)


def languages_of(member: Member) -> list[dict[str, Any]]:
    return [{"code": row.code, "level": row.level} for row in member.languages.all()]


def skills_of(member: Member) -> list[dict[str, Any]]:
    return [{"skill": row.skill_id, "kind": row.kind, "level": row.level} for row in member.skills.all()]


def contact_of(member: Member) -> list[dict[str, Any]]:
    return [
        {"public_id": row.public_id, "kind": row.kind, "value": row.value}
        for row in member.contact_details.all()
    ]


def with_more_rows(data: Any, prefix: str) -> Any:
    """The same post with room for more rows of one kind."""
    more = data.copy()
    total = more.get(f"{prefix}-TOTAL_FORMS", "")
    if total.isdecimal():
        more[f"{prefix}-TOTAL_FORMS"] = str(min(int(total[:3]) + EMPTY_ROWS, MOST_ROWS))
    return more
