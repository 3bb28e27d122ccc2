"""The forms of both sides. No browser is to remember, complete or send their words to a spelling service."""

import unicodedata
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from home.switching import KeepsWords

from ..models import IntakeCase
from ..models.exchange import Soon
from . import choices
from .receipts import new_form_token, nonce_of

SECRET = {"autocomplete": "off", "autocapitalize": "off", "spellcheck": "false", "dir": "auto"}
LONGEST = 5000  # characters of a message
FEWEST_LETTERS = 2  # of any script: two Chinese signs can be a request, ten pictures cannot
# Order text against its script; what is shown could then read otherwise than what was sent.
DIRECTION_CONTROLS = {*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
LINE_SIGNS = {"\n", "\t"}


def plain(text: str) -> str:
    """The text without signs that nobody sees and nobody typed. Joiners, which Persian needs, stay."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (
        sign
        for sign in text
        if sign in LINE_SIGNS
        or (unicodedata.category(sign) not in ("Cc", "Cs") and sign not in DIRECTION_CONTROLS)
    )
    return "".join(kept).strip()


class Words(forms.CharField):
    """Free text of any script. `limit` is said, never cut: a browser that cuts loses words."""

    def __init__(self, *, limit: int, **kwargs: Any):
        super().__init__(**kwargs)
        self.limit = limit

    def to_python(self, value: Any) -> str:
        return plain(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.limit:
            raise ValidationError(too_long(len(value), self.limit))
        if value and sum(unicodedata.category(sign)[0] == "L" for sign in value) < FEWEST_LETTERS:
            raise ValidationError(_("Please write in words."))


def too_long(length: int, limit: int) -> str:
    text = ngettext(
        "This is %(over)s character too long. Please shorten it; nothing is lost.",
        "This is %(over)s characters too long. Please shorten it; nothing is lost.",
        length - limit,
    )
    return text % {"over": length - limit}


def message_field(label: Any, help_text: Any = "") -> Words:
    return Words(
        label=label,
        help_text=help_text,
        limit=LONGEST,
        widget=forms.Textarea(attrs={**SECRET, "rows": 8}),
        error_messages={"required": _("Please write in words.")},
    )


class OurForm(forms.Form):
    """Faults are told by the site in the page's language, not by the browser in its own."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any):
        # Django sets a colon behind every question mark that is not Latin.
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class OnceForm(OurForm):
    """A form that can be sent twice and acts once."""

    form_token = forms.CharField(widget=forms.HiddenInput, required=False, max_length=300)
    nonce = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.nonce = nonce_of(cleaned.get("form_token", ""))
        if not self.nonce:
            self.renew()
            raise ValidationError(_("This page waited for long. Nothing is lost: please send it once more."))
        return cleaned

    def renew(self) -> None:
        """Gives the form a token under which it can be sent again."""
        data = cast(QueryDict, self.data).copy()
        data["form_token"] = new_form_token()
        self.data = data

    def refuse(self, error: ValidationError) -> None:
        self.renew()
        self.add_error(None, error)

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if field_name == "form_token":
            return new_form_token()
        return super().get_initial_for_field(field, field_name)


class AskForm(KeepsWords, OnceForm):
    skill = forms.ChoiceField(label=_("What kind of help do you need?"), required=False)
    topic = Words(
        label=_("Or in your own words"),
        limit=120,
        required=False,
        widget=forms.TextInput(attrs=SECRET),
    )
    urgency = forms.TypedChoiceField(
        label=_("How soon?"), choices=Soon.choices, coerce=int, initial=Soon.WEEKS, widget=forms.RadioSelect
    )
    region = forms.TypedChoiceField(
        label=_("Where should somebody answer you?"),
        help_text=_(
            "The leads of the region you choose read what you write. Without a region, those of the network "
            "do."
        ),
        coerce=int,
        empty_value=None,
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you read"),
        choices=choices.SITE_LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    other_language = forms.ChoiceField(
        label=_("Another language"), choices=[("", "—"), *choices.OTHER_LANGUAGES], required=False
    )
    text = message_field(
        _("What do you need?"),
        _(
            "Say what happened and what would help. Leave out names, addresses, telephone numbers, the place "
            "where you are, and anything that names others. It is stored encrypted."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = dict(self.fields)
        offered["skill"].choices = [("", _("Something else")), *choices.skills_to_choose()]
        offered["region"].choices = [("", _("I would rather not say")), *choices.regions_to_choose()]
        self.initial.setdefault("languages", [get_language()])

    @property
    def facts(self) -> dict[str, Any]:
        """The fields of a case, region aside."""
        given = self.cleaned_data
        spoken = [*given["languages"], given["other_language"]]
        return {
            "skill_id": int(given["skill"]) if given["skill"] else None,
            "topic": given["topic"],
            "urgency": given["urgency"],
            "languages": " ".join(code for code in spoken if code),
        }


class CodeForm(OurForm):
    code = forms.CharField(
        label=_("Your receipt code"),
        help_text=_("Sixteen digits. Spaces do not matter."),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric", "dir": "ltr"}),
    )


class WriteForm(OnceForm):
    text = message_field(_("Your message"))


class DeleteForm(OurForm):
    sure = forms.BooleanField(
        label=_("Yes, delete everything now. It cannot be brought back."),
        error_messages={"required": _("Nothing was deleted yet: tick the box first.")},
    )


# The leads ---------------------------------------------------------------------------------------


class AnswerForm(OnceForm):
    text = message_field(_("Your answer"))


class HandForm(forms.Form):
    region: forms.ModelChoiceField = forms.ModelChoiceField(label=_("Region"), queryset=None)

    def __init__(self, *args: Any, regions: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offered: dict[str, Any] = dict(self.fields)
        offered["region"].queryset = regions


class CloseForm(forms.Form):
    outcome = forms.ChoiceField(
        label=_("What came of it?"), choices=IntakeCase.Outcome.choices, widget=forms.RadioSelect
    )
