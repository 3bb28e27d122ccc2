"""What members fill in around a mentorship."""

import datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from editorial.text import refuse_hidden_marks

from ..exchange.forms import BitsField, ExchangeForm, languages_field
from ..exchange.requests import require_clean
from ..models import CheckIn, Farewell, MentorshipEntry, Programme, Signal
from ..models.exchange import Hours
from ..models.mentorship import MOST_MENTEES
from ..skills.fields import SkillChoiceField
from . import campaigns

NEAR = [
    ("either", _("it does not matter where they live")),
    ("same-region", _("only somebody of my region")),
    ("elsewhere", _("only somebody from another country")),
]
MINUTES = [
    (30, _("half an hour")),
    (45, _("three quarters of an hour")),
    (60, _("an hour")),
    (90, _("an hour and a half")),
]
FURTHEST = datetime.timedelta(days=366)


def long_text(label: Any, most: int, rows: int, **options: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=most,
        widget=forms.Textarea(attrs={"rows": rows, "dir": "auto"}),
        validators=[refuse_hidden_marks],
        **options,
    )


class EntryForm(ExchangeForm):
    """Both sides. The languages to choose from are those of the member that the programme is held in."""

    pace = forms.ChoiceField(
        label=_("How often you would like to meet"),
        choices=MentorshipEntry.Pace.choices,
        widget=forms.RadioSelect,
        initial="fortnightly",
    )
    hours = BitsField(
        Hours,
        label=_("When"),
        required=False,
        help_text=_("By the time zone of your profile. Choose nothing if it varies."),
    )
    languages = languages_field(_("Choose nothing for any of yours."))
    near = forms.ChoiceField(
        label=_("Where they live"), choices=NEAR, widget=forms.RadioSelect, initial="either"
    )
    words = long_text(
        _("What you hope for"),
        400,
        4,
        help_text=_(
            "Whoever is proposed reads this before either of you knows who the other is. Leave out "
            "everything by which somebody could tell."
        ),
    )
    not_with = long_text(
        _("Never with"),
        400,
        2,
        required=False,
        help_text=_(
            "Handles of people you do not want to be paired with. Nobody reads this; it is not told."
        ),
    )

    def __init__(self, *args: Any, programme: Programme, **kwargs: Any):
        super().__init__(*args, among=programme.languages, **kwargs)
        if self.member.languages.exists():
            self.without_language = _("This programme is held in none of the languages of your profile.")

    def clean_words(self) -> str:
        text = self.cleaned_data["words"].replace("\r\n", "\n")
        require_clean(text, self.member)
        return text

    def facts(self) -> dict[str, Any]:
        """Of a valid form, as fields of MentorshipEntry."""
        data = dict(self.cleaned_data)
        chosen = data.pop("skill")
        skills = chosen if isinstance(chosen, list) else [chosen]
        return data | {"skills": [skill.pk for skill in skills]}


class MentorForm(EntryForm):
    skill = SkillChoiceField(label=_("What you can teach"), many=True, most=5)
    places = forms.TypedChoiceField(
        label=_("Mentees at once"),
        coerce=int,
        choices=[(number, str(number)) for number in range(1, MOST_MENTEES + 1)],
        help_text=_("They count with the people you help: never more in all than your profile says."),
    )
    field_order = ["skill", "places"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("What you can give")


class MenteeForm(EntryForm):
    skill = SkillChoiceField(label=_("What you want to learn"))
    campaign = forms.ChoiceField(label=_("Campaign it is to serve"), required=False)
    field_order = ["skill", "campaign"]

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer_campaigns(self)


def offer_campaigns(form: forms.Form) -> None:
    """The live ones; without any there is no question."""
    known = sorted(campaigns.known().items(), key=lambda pair: pair[1])
    if known:
        cast(forms.ChoiceField, form.fields["campaign"]).choices = [("", _("no campaign")), *known]
    else:
        del form.fields["campaign"]


class CampaignForm(forms.Form):
    campaign = forms.ChoiceField(label=_("Campaign it is to serve"), required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer_campaigns(self)


class GoalForm(forms.Form):
    text = long_text(_("A goal"), 300, 2)


class SessionForm(forms.Form):
    """Arguments: zone, the member's own, by which day and hour are read."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    hour = forms.TimeField(label=_("Hour"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.TypedChoiceField(label=_("How long"), coerce=int, choices=MINUTES, initial=60)

    def __init__(self, *args: Any, zone: ZoneInfo, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.zone = zone

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, hour = data.pop("day", None), data.pop("hour", None)
        if day is None or hour is None:
            return data
        today = timezone.localdate(timezone=self.zone)
        if not today <= day <= today + FURTHEST:
            raise ValidationError(_("Choose a day from today on, within a year."))
        starts_at = datetime.datetime.combine(day, hour.replace(second=0, microsecond=0), self.zone)
        return data | {"starts_at": starts_at.astimezone(datetime.UTC)}


class CheckInForm(forms.Form):
    signal = forms.ChoiceField(label=_("How is it going?"), choices=Signal.choices, widget=forms.RadioSelect)
    met = forms.ChoiceField(
        label=_("Did you meet as you wanted to?"), choices=CheckIn.Met.choices, widget=forms.RadioSelect
    )
    words = long_text(_("What would help?"), 1000, 4, required=False)


class FarewellForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"),
        choices=Farewell.Outcome.choices,
        widget=forms.RadioSelect,
        help_text=_("It is counted; the other one does not see it."),
    )
    thanks = long_text(_("A word of thanks"), 600, 4, required=False, help_text=_("The other one reads it."))
