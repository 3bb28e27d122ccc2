"""What is asked of somebody who signs: an address, and whatever they choose to show."""

import re
import unicodedata
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from editorial.text import refuse_direction_controls
from home.switching import KeepsWords

from ..models import Signature
from .signing import Words

Shown = Signature.Shown
LONGEST_NAME = 80
# A public list of names is no board for links, addresses and numbers.
REACHES = re.compile(r"[@/\\<>]|www\.|https?:|\w\.\w{2,}(\s|$)", re.IGNORECASE)
MOST_DIGITS = 4


def refuse_what_is_no_name(name: str) -> None:
    refuse_direction_controls(name)
    if REACHES.search(name) or sum(map(str.isdigit, name)) > MOST_DIGITS:
        raise ValidationError(_("Write a name alone, without addresses, links or numbers."))
    if not any(unicodedata.category(sign)[0] == "L" for sign in name):
        raise ValidationError(_("Write a name in letters."))


def initials(name: str) -> str:
    """The first letter of each word, at most three: "Amina Wanjiku" reads "A. W."."""
    letters = (next((sign for sign in word if sign.isalpha()), "") for word in name.split())
    return " ".join(f"{letter.upper()}." for letter in [*filter(None, letters)][:3])


class OwnWords(KeepsWords, forms.Form):
    """Faults are told by the site in the page's language, not by the browser in its own."""

    use_required_attribute = False
    kind = Signature.Kind.PERSON

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=LONGEST_NAME,
        validators=[refuse_what_is_no_name],
        help_text=_("Only where you want it to be read. Otherwise leave it empty: it is not stored."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
    )
    shown = forms.ChoiceField(
        label=_("What may be read on the page?"),
        choices=Shown.choices,
        initial=Shown.HIDDEN,
        widget=forms.RadioSelect,
    )
    country = forms.ChoiceField(
        label=_("Country"),
        required=False,
        help_text=_(
            "Leave it empty where it could harm you. A country is told once five people of it signed."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["country"].choices = [("", _("I would rather not say")), *countries]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if (
            given.get("shown", Shown.HIDDEN) != Shown.HIDDEN
            and not given.get("name")
            and "name" not in self.errors
        ):
            self.add_error("name", _("Write the name that may be read, or choose not to show it."))
        return given

    @property
    def words(self) -> Words:
        given = self.cleaned_data
        name: str | None = {Shown.NAME: given["name"], Shown.INITIALS: initials(given["name"])}.get(
            given["shown"]
        )
        return Words(name, given["shown"], given["country"])


class OrganisationWords(OwnWords):
    kind = Signature.Kind.ORGANISATION
    shown = None  # an organisation signs by its name
    name = forms.CharField(
        label=_("Name of the organisation"),
        max_length=LONGEST_NAME,
        validators=[refuse_what_is_no_name],
        help_text=_("It is read and counted once somebody of the region has looked at it."),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "dir": "auto"}),
    )

    @property
    def words(self) -> Words:
        return Words(self.cleaned_data["name"], Shown.NAME, self.cleaned_data["country"])


class WithAddress(forms.Form):
    address = forms.EmailField(
        label=_("E-mail address"),
        max_length=254,
        help_text=_("Stored encrypted, shown to nobody, used for one mail that asks you to confirm."),
        widget=forms.EmailInput(attrs={"autocomplete": "email", "dir": "ltr"}),
        error_messages={"required": _("Without an address nobody can confirm that it was you.")},
    )


class SignForm(OwnWords, WithAddress):
    field_order = ["address", "shown", "name", "country"]


class SignAsOrganisationForm(OrganisationWords, WithAddress):
    field_order = ["name", "address", "country"]


class RemovalForm(KeepsWords, WithAddress):
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["address"].help_text = _(
            "A signature of it that counts gets a mail with the link that removes it."
        )


def words_form(row: Signature, data: Any = None) -> OwnWords:
    """The own words of a stored signature, to look at and change before it counts."""
    form = OrganisationWords if row.kind == Signature.Kind.ORGANISATION else OwnWords
    start = {"name": row.name or "", "shown": row.shown, "country": row.country.code or ""}
    return form(data, initial=start)
