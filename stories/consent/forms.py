"""What safety writes down. No browser is to remember, complete or send it to a spelling service."""

import datetime
from collections.abc import Iterator

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from ..models import ConsentRecord, Manner, Scope, Use
from ..models.consent import PAIRS
from ..season.calendar import today
from .records import SHORTEST_REASON

SECRET = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}
FIRST, LAST = datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)
YEAR = datetime.timedelta(days=365)


def day(label, **options) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        validators=[
            MinValueValidator(FIRST, _("Please look at the year again.")),
            MaxValueValidator(LAST, _("Please look at the year again.")),
        ],
        **options,
    )


def words(label, rows=2, **options) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={**SECRET, "rows": rows}), **options)


class ConsentForm(forms.Form):
    """One person's consent. `is_new`: it has to be valid now."""

    person = forms.CharField(
        label=_("Who is it?"),
        help_text=_("Only safety of this region reads this; it is encrypted. Lists say “Person 1”."),
        max_length=200,
        widget=forms.TextInput(attrs=SECRET),
    )
    reach = words(_("How do we reach them?"), required=False, max_length=1000)
    covers = forms.MultipleChoiceField(
        label=_("What may we show, and where?"),
        choices=PAIRS,
        error_messages={"required": _("Tick at least one box.")},
    )
    language = forms.ChoiceField(label=_("In which language was it explained?"), required=False)
    other_language = forms.CharField(
        label=_("Or in another language, written out"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=SECRET),
    )
    manner = forms.ChoiceField(
        label=_("How did they say yes?"), choices=Manner.choices, widget=forms.RadioSelect
    )
    given_on = day(_("Given on"))
    expires_on = day(
        _("Valid until"),
        required=False,
        help_text=_("We ask again 30 and 7 days before. Empty: until they withdraw it."),
    )
    risk = words(
        _("What could hurt them?"),
        rows=3,
        required=False,
        max_length=4000,
        help_text=_("Encrypted. What a colleague has to know before deciding anything."),
    )

    def __init__(self, *args, is_new: bool = True, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_new = is_new
        names = [(locale.language_code, locale.get_display_name()) for locale in Locale.objects.all()]
        self.fields["language"].choices = [("", "—"), *names]
        if is_new and not self.is_bound:
            self.initial = {"given_on": today(), "expires_on": today() + YEAR, **self.initial}

    @classmethod
    def of(cls, record: ConsentRecord) -> "ConsentForm":
        """Filled in with what is stored."""
        return cls(initial={name: getattr(record, name) for name in cls.base_fields}, is_new=False)

    def clean(self):
        cleaned = super().clean()
        given, until = cleaned.get("given_on"), cleaned.get("expires_on")
        if given and given > today():
            self.add_error("given_on", _("A consent cannot be given in the future."))
        if given and until and until <= given:
            self.add_error("expires_on", _("It has to end after the day on which it was given."))
        elif self.is_new and until and until < today():
            self.add_error("expires_on", _("This consent is over already: ask again first."))
        self.clean_languages(cleaned)
        return cleaned

    def clean_languages(self, cleaned) -> None:
        named, other = cleaned.get("language"), cleaned.get("other_language")
        if bool(named) == bool(other):
            self.add_error("other_language", _("Choose a language, or write another one out."))

    @property
    def facts(self) -> dict:
        """The fields of a record; what was left empty is NULL where it is encrypted."""
        optional = ("reach", "risk", "other_language")
        return {**self.cleaned_data, **{name: self.cleaned_data[name] or None for name in optional}}

    def grid(self) -> Iterator[tuple]:
        """The table of boxes: a row for each scope, a box for each use, as (value, label, is ticked)."""
        ticked = set(self["covers"].value() or [])
        for scope in Scope:
            pairs = [(f"{scope.value}.{use.value}", use.label) for use in Use]
            yield scope, [(pair, label, pair in ticked) for pair, label in pairs]


class NobodyForm(forms.Form):
    reason = words(
        _("Why is nobody’s consent needed?"),
        rows=3,
        min_length=SHORTEST_REASON,
        max_length=2000,
        help_text=_("For instance: it tells only what public sources say, and names and shows nobody."),
    )


class WithdrawForm(forms.Form):
    on = day(_("On which day did they say so?"))
    told_by = forms.CharField(
        label=_("Who told us?"),
        required=False,
        max_length=200,
        help_text=_("Encrypted, and read by safety only."),
        widget=forms.TextInput(attrs=SECRET),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("on", today())


class EraseForm(forms.Form):
    sure = forms.BooleanField(label=_("Erase it. It cannot be brought back."))
