"""What leads and coordinators fill in."""

import datetime
from typing import cast

from django import forms
from django.conf import settings
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale

from .models import Region
from .permissions import may_grant
from .roles import LANGUAGE_ROLES, ROLES, Scope


def end_of_day(date: datetime.date | None) -> datetime.datetime | None:
    """The last moment of a day in the site's zone; None stays None."""
    if date is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(date, datetime.time.max))


class DateInput(forms.DateInput):
    input_type = "date"


class MandateForm(forms.Form):
    """One mandate of a region: which, and until when. `region` None: the language roles, the leads and
    the coordinators, which coordinators give."""

    role = forms.ChoiceField(label=_("Role"))
    region = forms.ModelChoiceField(Region.objects.active(), label=_("Region"), required=False)
    locale = forms.ModelChoiceField(Locale.objects.all(), label=_("Language"), required=False)
    until = forms.DateField(
        label=_("Valid until"),
        widget=DateInput(),
        required=False,
        help_text=_("The last day. Empty: until somebody ends it."),
    )

    def __init__(self, *args, by, region: Region | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.by, self.own_region = by, region
        roles = [role for role in ROLES.values() if may_grant(by, role.code, region=region)]
        if region is not None:
            roles = [role for role in roles if role.scope is Scope.REGION]
            del self.fields["region"], self.fields["locale"]
        else:
            roles = [role for role in roles if role.scope is not Scope.REGION or role.code == "safety"]
            del self.fields["region"]
        cast(forms.ChoiceField, self.fields["role"]).choices = [(role.code, role.label) for role in roles]

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until is not None and until < timezone.localdate():
            raise ValidationError(_("This day is over. Choose today or a later day."))
        return until

    def clean(self):
        super().clean()
        data = self.cleaned_data
        if data.get("role") in LANGUAGE_ROLES and "locale" in self.fields and not data.get("locale"):
            self.add_error("locale", _("Choose the language this role is for."))
        return data

    @property
    def scope(self) -> dict:
        """The keyword arguments that `grant` and `invite` share."""
        role = self.cleaned_data["role"]
        locale = self.cleaned_data.get("locale") if role in LANGUAGE_ROLES else None
        return {"region": self.own_region, "locale": locale}

    @property
    def end(self) -> datetime.datetime | None:
        return end_of_day(self.cleaned_data["until"])


class GrantForm(MandateForm):
    handle = forms.CharField(label=_("Handle of the person"), max_length=40)

    field_order = ["handle", "role", "locale", "until"]

    def clean_handle(self):
        people = get_user_model().objects.filter(is_active=True)
        person = people.filter(handle=self.cleaned_data["handle"].strip().lower()).first()
        if person is None:
            raise ValidationError(_("Nobody has this handle. Ask the person, or send an invitation."))
        if person.pk == self.by.pk:
            raise ValidationError(_("Nobody grants a mandate to themselves."))
        self.person = person
        return person.handle


class InvitationForm(MandateForm):
    """The same choices, for somebody who has no account yet."""


class RegionForm(forms.ModelForm):
    class Meta:
        model = Region
        fields = ["name", "code", "countries"]
        help_texts = {
            "code": _("Small letters and hyphens; part of addresses, so it stays as it is."),
            "countries": _("The countries whose members this region serves. It may be left empty."),
        }


class LanguageForm(forms.Form):
    language_code = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        taken = set(Locale.objects.values_list("language_code", flat=True))
        cast(forms.ChoiceField, self.fields["language_code"]).choices = [
            (code, name) for code, name in settings.WAGTAIL_CONTENT_LANGUAGES if code not in taken
        ]


class JoinForm(forms.ModelForm):
    """A new account behind an invitation: a handle and a password, nothing else is needed."""

    password = forms.CharField(
        label=_("Password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Long is better than complicated: four random words are fine."),
    )

    class Meta:
        model = get_user_model()
        fields = ["handle", "display_name", "email", "language"]
        widgets = {
            "handle": forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
            "email": forms.EmailInput(attrs={"autocomplete": "email"}),
        }

    field_order = ["handle", "password", "display_name", "email", "language"]

    def clean_password(self):
        password = self.cleaned_data["password"]
        password_validation.validate_password(password, self.instance)
        return password

    def save(self, commit=True):
        self.instance.set_password(self.cleaned_data["password"])
        return super().save(commit)
