"""What is filled in around a session."""

from typing import Any

from django import forms
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.text import refuse_hidden_marks

from ..models.clinic import ClinicSession
from .citing import campaign_titles, to_cite
from .states import Kind

KEY_LENGTH = 32


def words(label: Any, most: int, rows: int = 0, **options: Any) -> forms.CharField:
    """One line, or so many rows."""
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"}) if rows else forms.TextInput({"dir": "auto"})
    return forms.CharField(
        label=label, max_length=most, widget=widget, validators=[refuse_hidden_marks], **options
    )


class BriefForm(forms.Form):
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the session"),
        choices=ClinicSession._meta.get_field("language").choices,
        help_text=gettext_lazy("Coordinators see it, to find you a facilitator."),
    )
    title = words(gettext_lazy("Title"), 120)
    campaign = forms.ChoiceField(
        label=gettext_lazy("A campaign on this site"),
        required=False,
        help_text=gettext_lazy("If it is one of these; it may as well be none of them."),
    )
    about = words(
        gettext_lazy("What the campaign is"),
        4000,
        7,
        help_text=gettext_lazy("What you want, from whom, and what you did. Leave out names."),
    )
    stuck = words(gettext_lazy("Where you are stuck"), 4000, 7)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].choices = [("", _("none of these")), *campaign_titles()]


class WordForm(forms.Form):
    """One text. `form_key` lets a button pressed twice write once."""

    labels = {
        Kind.QUESTION: gettext_lazy("Your question"),
        Kind.ANSWER: gettext_lazy("Your answer"),
        Kind.ADVICE: gettext_lazy("Your advice"),
        Kind.REPLY: gettext_lazy("Your reply"),
        Kind.SUMMARY: gettext_lazy("Your summary"),
        Kind.FOLLOW_UP: gettext_lazy("What came of it"),
    }
    text = words("", 6000, 6)
    form_key = forms.CharField(widget=forms.HiddenInput, max_length=KEY_LENGTH)
    kind = forms.ChoiceField(widget=forms.HiddenInput, choices=Kind.choices)
    about = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**62)

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any):
        kwargs.setdefault("initial", {}).update({"kind": kind, "form_key": get_random_string(KEY_LENGTH)})
        about = kwargs["initial"].get("about", "")
        super().__init__(*args, auto_id=f"id_%s_{about}", **kwargs)
        if kind in Kind.values:
            self.fields["text"].label = self.labels[Kind(kind)]


class AdviceForm(WordForm):
    """Advice may name tools, and articles of the Charter, by their keys."""

    tools = forms.MultipleChoiceField(
        label=gettext_lazy("Tools it names"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )
    articles = forms.MultipleChoiceField(
        label=gettext_lazy("Articles of the Charter it names"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, cited in to_cite().items():
            self.fields[name].choices = [(one.key, one.link.title) for one in cited]
            if not cited:
                del self.fields[name]

    def cites(self) -> list[str]:
        """Keys of a valid form."""
        return [*self.cleaned_data.get("tools", ()), *self.cleaned_data.get("articles", ())]


class HandleForm(forms.Form):
    handle = forms.CharField(
        label=gettext_lazy("Handle"),
        max_length=150,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none"}),
        help_text=gettext_lazy(
            "They tell you. You are not told whether there is such a member until they say yes."
        ),
    )


class SummaryForm(forms.Form):
    """Words for everybody."""

    campaign = forms.ChoiceField(label=gettext_lazy("News of the campaign"))
    title = words(gettext_lazy("Title"), 120)
    standfirst = words(gettext_lazy("In two sentences"), 400, 3)
    text = words(
        gettext_lazy("Text"),
        6000,
        10,
        help_text=gettext_lazy(
            "Only what everybody may know. No name, no place, nothing said in confidence."
        ),
    )

    def __init__(self, *args: Any, campaigns: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].choices = [(str(page.translation_key), page.title) for page in campaigns]

    def clean_text(self) -> str:
        return self.cleaned_data["text"].replace("\r\n", "\n")
