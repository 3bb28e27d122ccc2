"""What a signer is asked."""

from django import forms
from django.utils.translation import gettext_lazy as _


class SignOffForm(forms.Form):
    comment = forms.CharField(
        label=_("Comment"), widget=forms.Textarea(attrs={"rows": 3}), required=False, max_length=2000
    )

    @property
    def checklist(self) -> dict:
        """The answers beside the comment, as they are kept with the sign-off."""
        return {name: value for name, value in self.cleaned_data.items() if name != "comment"}


class RegionalForm(SignOffForm):
    minor = forms.BooleanField(
        label=_("A minor change: the translations stay right"),
        help_text=_("For a corrected spelling or link. Translations are then not marked as out of date."),
        required=False,
    )


class SafetyForm(SignOffForm):
    consent_recorded = forms.BooleanField(
        label=_("Everybody who appears in this text agreed, and their consent is on record.")
    )
    consent_covers_languages = forms.BooleanField(
        label=_("They know that it will be public everywhere and in several languages.")
    )
    identifying_details_checked = forms.BooleanField(
        label=_("No name, place, date or detail gives away somebody who did not agree.")
    )
    images_checked = forms.BooleanField(
        label=_("Faces, signs and backgrounds in every picture were looked at.")
    )

    field_order = [
        "consent_recorded",
        "consent_covers_languages",
        "identifying_details_checked",
        "images_checked",
        "comment",
    ]


class RequestChangesForm(forms.Form):
    comment = forms.CharField(
        label=_("What has to change?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        error_messages={"required": _("Say what has to change, so that the author can act on it.")},
    )

    @property
    def checklist(self) -> dict:
        return {}
