"""What safety types in. No browser is to remember, complete or send it to a spelling service."""

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from safekeeping.hashing import keyed_hash

from .matching import Wanted
from .service import REPLACEMENT

SECRET = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}


class StrikeForm(forms.Form):
    data: MultiValueDict

    text = forms.CharField(
        label=_("What is to be struck"),
        help_text=_(
            "The name as it is written. Capitals, accents in either encoding and slugs are found too."
        ),
        max_length=200,
        widget=forms.TextInput(attrs=SECRET),
    )
    variants = forms.CharField(
        label=_("Other ways it is written"),
        help_text=_("One a line: other alphabets, nicknames, without accents, with endings."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={**SECRET, "rows": 3}),
    )
    inside_words = forms.BooleanField(
        label=_("Also inside longer words"),
        help_text=_(
            "For languages that add endings. Look at the preview: shorter names are part of many words."
        ),
        required=False,
    )
    replacement = forms.CharField(
        label=_("What stands there instead"),
        initial=REPLACEMENT,
        max_length=50,
        widget=forms.TextInput(attrs=SECRET),
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("Kept in the history. Do not name the person."),
        max_length=500,
        widget=forms.Textarea(attrs={**SECRET, "rows": 2}),
    )
    # What was looked at, so that nothing else is struck than what was shown.
    seen = forms.CharField(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))

    @property
    def wanted(self) -> Wanted:
        lines = [self.cleaned_data["text"], *self.cleaned_data["variants"].splitlines()]
        texts = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
        return Wanted(texts, self.cleaned_data["inside_words"])

    @property
    def fingerprint(self) -> str:
        """Keyed: it says nothing of the text it stands for."""
        wanted = self.wanted
        words = [*wanted.texts, str(wanted.inside_words), self.cleaned_data["replacement"]]
        return keyed_hash("strike.preview", "\n".join(words))

    @property
    def was_seen(self) -> bool:
        return self.cleaned_data["seen"] == self.fingerprint

    def show_again(self) -> None:
        """Remembers, in the page itself, what the preview below was made for."""
        self.data = self.data.copy()
        self.data["seen"] = self.fingerprint
