"""What is asked before a month is changed."""

from datetime import date, datetime

from django import forms
from django.contrib.auth import get_user_model
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from regions.models import Region
from regions.permissions import holders
from regions.roles import Act

from ..models import HandoverPoint, Slot, StoryPage
from ..season import calendar, rights


class MonthForm(forms.Form):
    """Arguments: slot, the month; user, who asks."""

    def __init__(self, *args, slot: Slot, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.slot, self.user = slot, user
        self.prepare()

    def prepare(self) -> None:
        pass


class PitchForm(MonthForm):
    region = forms.ModelChoiceField(Region.objects.none(), label=_("Region"))
    theme = forms.CharField(
        label=_("What it is about"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For the team. Name nobody who could be in danger."),
    )

    def prepare(self):
        field = self.fields["region"]
        field.queryset = rights.regions_to_host_for(self.user)
        self.initial.setdefault("region", field.queryset.first())


class AssignForm(MonthForm):
    owner = forms.ModelChoiceField(get_user_model().objects.none(), label=_("Who answers for it"))
    backup = forms.ModelChoiceField(get_user_model().objects.none(), label=_("Who steps in"), required=False)
    languages = forms.MultipleChoiceField(
        label=_("Languages aimed at"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self):
        people = (
            holders(Act.SEE, region=self.slot.region).filter(mandates__region=self.slot.region).distinct()
        )
        for name in ("owner", "backup"):
            self.fields[name].queryset = people
            self.initial.setdefault(name, getattr(self.slot, name))
        self.fields["languages"].choices = [
            (locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()
        ]
        self.initial.setdefault("languages", self.slot.languages)


class ClaimForm(MonthForm):
    story = forms.ModelChoiceField(
        StoryPage.objects.none(),
        label=_("Story"),
        help_text=_("Stories of your region that have no month yet."),
    )

    def prepare(self):
        regions = rights.regions_to_host_for(self.user)
        if self.slot.region_id:
            regions = regions.filter(pk=self.slot.region_id)
        stories = StoryPage.objects.originals().filter(slot=None).of_regions(regions)
        self.fields["story"].queryset = stories.order_by("-latest_revision_created_at")


class SkipForm(MonthForm):
    reason = forms.CharField(label=_("Why?"), widget=forms.Textarea(attrs={"rows": 2}))


class EmbargoForm(MonthForm):
    """The instant by the site's clock; both parts empty: as soon as everything is signed."""

    day = forms.DateField(
        label=_("Day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[MinValueValidator(date(2018, 1, 1)), MaxValueValidator(date(2200, 1, 1))],
    )
    time = forms.TimeField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )

    def prepare(self):
        until = self.slot.embargo_until
        if until:
            local = until.astimezone(calendar.site_zone())
            self.initial = {"day": local.date(), "time": local.time(), **self.initial}

    def clean(self):
        cleaned = super().clean()
        day, time = cleaned.get("day"), cleaned.get("time")
        if self.errors:
            return cleaned
        if bool(day) != (time is not None):
            raise forms.ValidationError(_("Give the day and the time, or neither."))
        cleaned["instant"] = calendar.instant(datetime.combine(day, time)) if day else None
        return cleaned


class HandOverForm(MonthForm):
    to_region = forms.ModelChoiceField(Region.objects.active(), label=_("To which region"))
    checklist = forms.MultipleChoiceField(
        label=_("What is done"),
        choices=HandoverPoint.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Every point of the list has to be done before a month is handed over."),
    )


class ExchangeForm(MonthForm):
    other = forms.ModelChoiceField(Slot.objects.none(), label=_("Which month"))

    def prepare(self):
        field = self.fields["other"]
        field.queryset = Slot.objects.filter(season=self.slot.season).exclude(pk=self.slot.pk)
        field.label_from_instance = lambda slot: slot.get_month_display()


class NothingToSay(MonthForm):
    """A button without questions."""
