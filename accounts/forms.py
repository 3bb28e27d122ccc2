"""The forms of the one door and of a person's own account."""

from typing import Any

from allauth.account import forms as account_forms
from allauth.account.adapter import get_adapter
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp_forms
from allauth.mfa.webauthn import forms as webauthn_forms
from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts import throttles, totp
from accounts.models import User
from accounts.second_factor import Type

# Handles, passwords and codes are left to right in every language, and no phone should capitalise them.
AS_TYPED = {"dir": "ltr", "autocapitalize": "none", "spellcheck": "false", "autocorrect": "off"}
ONE_CODE = AS_TYPED | {"autocomplete": "one-time-code", "inputmode": "numeric"}
LONGEST_PASSWORD = 1000  # hashing more would only keep the processor busy


def _password(label: Any, autocomplete: str, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        help_text=help_text,
        widget=forms.PasswordInput(attrs=AS_TYPED | {"autocomplete": autocomplete}),
    )


class NewPasswordMixin(forms.Form):
    """A new password twice, checked by the site's rules for this person."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"] = _password(
            _("New password"), "new-password", _("At least 12 characters. Several unrelated words are good.")
        )
        self.fields["password2"] = _password(_("New password once more"), "new-password")

    def clean_password1(self) -> str:
        return get_adapter().clean_password(self.cleaned_data["password1"], user=self.user)

    def clean(self) -> dict[str, Any]:
        cleaned = forms.Form.clean(self) or self.cleaned_data
        if cleaned.get("password1") and cleaned.get("password2") not in (None, cleaned["password1"]):
            self.add_error("password2", _("The two passwords are not the same."))
        return cleaned


class SignInForm(account_forms.LoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.CharField(
            label=_("Handle"),
            max_length=100,
            widget=forms.TextInput(attrs=AS_TYPED | {"autocomplete": "username", "autofocus": True}),
        )
        self.fields["password"] = _password(_("Password"), "current-password")


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"] = _password(_("Password"), "current-password")


class ChangePasswordForm(NewPasswordMixin, account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["oldpassword"] = _password(_("Current password"), "current-password")

    def clean_oldpassword(self) -> str:
        # Through the adapter: it counts wrong ones, so that an open browser is no place to guess.
        password = self.cleaned_data["oldpassword"]
        if not get_adapter().reauthenticate(self.user, password):
            raise get_adapter().validation_error("enter_current_password")
        return password


class SetPasswordForm(NewPasswordMixin, account_forms.SetPasswordForm):
    pass


class ResetPasswordKeyForm(NewPasswordMixin, account_forms.ResetPasswordKeyForm):
    pass


class AskForResetForm(forms.Form):
    """The same for everybody: whether there is such an account is looked up after the answer."""

    email = forms.EmailField(
        label=_("E-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"})
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


# Second factor ----------------------------------------------------------------------------------


class CodeForm(mfa_forms.BaseAuthenticateForm):
    """A code from the app, or a recovery code: each works once, and wrong ones slow down."""

    reauthenticated = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code"),
            max_length=50,
            help_text=_("From your authenticator app, or one of your recovery codes."),
            widget=forms.TextInput(attrs=ONE_CODE | {"autofocus": True}),
        )

    def clean_code(self) -> str:
        hit = (throttles.CODE, str(self.user.pk))
        verdict = throttles.hit_all(hit)
        if not verdict.allowed:
            raise throttles.slow_down(verdict)
        code = totp.typed_digits(self.cleaned_data["code"])
        for authenticator in Authenticator.objects.filter(user=self.user).exclude(type=Type.WEBAUTHN):
            if self._is_right(authenticator, code):
                self.authenticator = authenticator
                throttles.take_back(hit)
                return code
        raise get_mfa_adapter().validation_error("incorrect_code")

    def _is_right(self, authenticator: Authenticator, code: str) -> bool:
        if authenticator.type == Type.TOTP:
            return totp.spend(authenticator, code)
        return authenticator.wrap().validate_code(code)

    def save(self, request: HttpRequest | None = None) -> None:
        request = request or get_adapter().request
        post_authentication(request, self.authenticator, reauthenticated=self.reauthenticated)


class ConfirmCodeForm(CodeForm):
    reauthenticated = True


class ActivateTotpForm(totp_forms.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"] = forms.CharField(
            label=_("Code shown by the app"), max_length=50, widget=forms.TextInput(attrs=ONE_CODE)
        )

    def clean_code(self) -> str:
        self.cleaned_data["code"] = totp.typed_digits(self.cleaned_data["code"])
        return super().clean_code()


class NameOfKeyMixin(forms.Form):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("Name of the key"), max_length=100, help_text=_("To tell several keys apart.")
        )


class AddKeyForm(NameOfKeyMixin, webauthn_forms.AddWebAuthnForm):
    pass


class EditKeyForm(NameOfKeyMixin, webauthn_forms.EditWebAuthnForm):
    pass


# The own account --------------------------------------------------------------------------------


class ProfileForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("display_name", "language", "time_zone")


class EmailForm(forms.Form):
    email = forms.EmailField(
        label=_("New e-mail"),
        required=False,
        help_text=_("Leave it empty to have no e-mail here. A forgotten password is then set by your lead."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
    )

    def clean_email(self) -> str:
        return self.cleaned_data["email"].lower()


class EmailCodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code from the mail"), max_length=50, widget=forms.TextInput(attrs=ONE_CODE)
    )

    def clean_code(self) -> str:
        return totp.typed_digits(self.cleaned_data["code"])
