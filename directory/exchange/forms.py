"""What members fill in to offer something, to ask, and to answer."""

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from editorial.text import refuse_hidden_marks

from ..models import Member, MemberSkill, Offer, Request, Skill
from ..models.exchange import Help, Hours, Soon
from ..skills.fields import SkillChoiceField
from ..spoken import SPOKEN
from .facts import country_number
from .requests import require_clean


class BitsField(forms.TypedMultipleChoiceField):
    """Several choices whose numbers are bits, as one number. Nothing chosen is 0."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, choices: Any, **kwargs: Any):
        super().__init__(choices=choices.choices, coerce=int, **kwargs)
        self.bits = list(choices.values)

    def clean(self, value: Any) -> int:
        return sum(set(super().clean(value)))

    def prepare_value(self, value: Any) -> Any:
        return [bit for bit in self.bits if value & bit] if isinstance(value, int) else value


class SkillSelect(forms.TypedChoiceField):
    """One of a few skills; its choices are given."""

    def __init__(self, **kwargs: Any):
        super().__init__(coerce=int, **kwargs)

    def clean(self, value: Any) -> Any:
        number = super().clean(value)
        return Skill.objects.filter(pk=number, retired=False).first() if number else None


def country_choices() -> list[tuple[int, str]]:
    return [(number, name) for code, name in countries if (number := country_number(code))]


class ExchangeForm(forms.Form):
    """The languages to choose from are the member's own. Arguments: among, numbers of those that come into
    question; empty: all."""

    without_language = _("Your profile names no language yet. Add one, then send this again.")

    def __init__(self, *args: Any, member: Member, among: Collection[int] = (), **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.member = member
        own = [SPOKEN[row.code] for row in member.languages.all() if row.code in SPOKEN]
        field = cast(forms.ChoiceField, self.fields["languages"])
        own = [language for language in own if not among or language.number in among]
        field.choices = [(language.number, language.name) for language in own]
        if not own:
            field.help_text = _("Tell your languages in your profile first: without one, nobody is found.")

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not cast(forms.ChoiceField, self.fields["languages"]).choices:
            raise ValidationError(self.without_language)
        return data


def languages_field(help_text: Any) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=_("Languages"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=help_text,
    )


class OfferForm(ExchangeForm):
    skill = SkillChoiceField(label=_("Skill"))
    level = forms.TypedChoiceField(
        label=_("Level"), coerce=int, choices=MemberSkill.Level.choices, widget=forms.RadioSelect, initial=2
    )
    modes = BitsField(Help, label=_("How you help"))
    effort = forms.ChoiceField(
        label=_("How much of your time"),
        choices=Offer.Effort.choices,
        widget=forms.RadioSelect,
        initial="hour",
    )
    hours = BitsField(Hours, label=_("When"), required=False, help_text=_("Choose nothing if it varies."))
    languages = languages_field(_("Choose nothing to offer it in all of yours."))
    jurisdictions = forms.TypedMultipleChoiceField(
        label=_("Countries whose law you know"),
        coerce=int,
        required=False,
        choices=country_choices,
        help_text=_("Legal help needs at least one."),
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        skill = data.get("skill")
        if skill and needs_jurisdiction(skill) and not data.get("jurisdictions"):
            self.add_error(
                "jurisdictions", _("This kind of help is tied to the law of a country: choose at least one.")
            )
        return data


class RequestForm(ExchangeForm):
    skill: forms.Field = SkillChoiceField(label=_("What do you need?"))
    level = forms.TypedChoiceField(
        label=_("Level needed"),
        coerce=int,
        choices=[(0, _("any level")), *MemberSkill.Level.choices],
        widget=forms.RadioSelect,
        initial=0,
    )
    urgency = forms.TypedChoiceField(
        label=_("How soon"),
        coerce=int,
        choices=Soon.choices,
        widget=forms.RadioSelect,
        initial=Soon.WEEKS.value,
    )
    modes = BitsField(Help, label=_("What would help"))
    hours = BitsField(Hours, label=_("When"), required=False, help_text=_("Choose nothing for any hour."))
    languages = languages_field(_("Choose nothing to be helped in any of yours."))
    jurisdiction = forms.TypedChoiceField(
        label=_("Country whose law it is about"),
        coerce=int,
        required=False,
        empty_value=None,
        choices=lambda: [("", _("not about law")), *country_choices()],
    )
    near = forms.ChoiceField(
        label=_("Where they live"), choices=Request.Near.choices, widget=forms.RadioSelect, initial="either"
    )
    summary = forms.CharField(
        label=_("Summary"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=Request._meta.get_field("summary").help_text,
        validators=[refuse_hidden_marks],
    )
    detail = forms.CharField(
        label=_("Detail"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=Request._meta.get_field("detail").help_text,
        validators=[refuse_hidden_marks],
    )

    def clean_summary(self) -> str:
        text = self.cleaned_data["summary"]
        require_clean(text, self.member)
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        skill = data.get("skill")
        if skill and needs_jurisdiction(skill) and not data.get("jurisdiction"):
            self.add_error("jurisdiction", _("This kind of help is tied to the law of a country: choose it."))
        return data


class NamedRequestForm(RequestForm):
    """Asks one person; the skills to choose from are those they show."""

    skill: forms.Field = SkillSelect(label=_("What do you need?"))

    def __init__(self, *args: Any, offered: list[tuple[int, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        cast(forms.ChoiceField, self.fields["skill"]).choices = offered


def needs_jurisdiction(skill: Skill) -> bool:
    """By itself, or by what it is part of."""
    return skill.needs_jurisdiction or skill.get_ancestors().filter(needs_jurisdiction=True).exists()
