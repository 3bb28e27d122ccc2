"""What newcomers, members and leads fill in on the way into the directory, and back."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model, password_validation
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.forms import AS_TYPED, LONGEST_PASSWORD
from regions.forms import JoinForm

from ..spoken import SPOKEN_CHOICES
from ..states import SuspendedFor


def password_field(label: Any, autocomplete: str, **options: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={**AS_TYPED, "autocomplete": autocomplete})
    return forms.CharField(label=label, strip=False, max_length=LONGEST_PASSWORD, widget=widget, **options)


def handle_field(label: Any, **options: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=100, widget=forms.TextInput(attrs=AS_TYPED), **options)


class AboutMember(forms.Form):
    """What a member tells at first. The profile asks for everything else, and needs nothing of it."""

    display_name = forms.CharField(
        label=_("Name shown"),
        max_length=60,
        help_text=_("A pseudonym is welcome. Those who are asked to vouch for you read it."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you speak"),
        choices=SPOKEN_CHOICES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Tick at least one language.")},
    )


class NewcomerForm(AboutMember, JoinForm):
    """A new account and its membership. No e-mail is asked for."""

    class Meta(JoinForm.Meta):
        fields = ["handle"]
        widgets = {"handle": forms.TextInput(attrs={**AS_TYPED, "autocomplete": "username"})}

    field_order = ["handle", "password", "display_name", "languages"]


class NewPasswordForm(forms.Form):
    password = password_field(
        _("New password"),
        "new-password",
        help_text=_("Long is better than complicated: four random words are fine."),
    )
    user: Any = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("password"):
            self.check_password(data["password"], data.get("handle", ""))
        return data

    def check_password(self, password: str, handle: str) -> None:
        """By what was typed alone: whether there is such an account is not looked up."""
        try:
            password_validation.validate_password(password, self.user or get_user_model()(handle=handle))
        except ValidationError as fault:
            self.add_error("password", fault)


class UseCodeForm(NewPasswordForm):
    handle = handle_field(_("Handle"))
    code = forms.CharField(
        label=_("Recovery code"),
        max_length=60,
        help_text=_("One of the eight you were given when you joined. Each works once."),
        widget=forms.TextInput(attrs={**AS_TYPED, "autocomplete": "off"}),
    )

    field_order = ["handle", "code", "password"]

    def clean_handle(self) -> str:
        return self.cleaned_data["handle"].strip().lower()


class ConfirmPasswordForm(forms.Form):
    """Codes open the account: whoever finds an open browser may not make any."""

    password = password_field(_("Password"), "current-password")


class AskToVouchForm(forms.Form):
    handle = handle_field(
        _("Handle of the member"),
        help_text=_("Ask the person for it. They come from another region, country or organisation."),
    )

    def clean_handle(self) -> str:
        return self.cleaned_data["handle"].strip().lower()


class SureForm(forms.Form):
    sure = forms.BooleanField(label=_("Yes, I am sure"))


class SuspendForm(SureForm):
    reason = forms.ChoiceField(
        label=_("Why"),
        choices=SuspendedFor.choices,
        widget=forms.RadioSelect,
        help_text=_("The member reads this."),
    )

    field_order = ["reason", "sure"]
