"""What the samples show. Its names are read by a test, so that a new token joins the page."""

from dataclasses import replace
from datetime import UTC, datetime

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from ..listing import Card
from ..shell import Language

NAME = _("Civic Charter Community")
SENTENCE = _(
    "People who defend the right to speak, to gather and to take part, "
    "and who stand by each other across borders."
)
WARNING = _("Preview, not public.")
DAY = datetime(2018, 6, 27, tzinfo=UTC)

COLOURS = (
    "paper",
    "wash",
    "ink",
    "soft",
    "line",
    "link",
    "brand",
    "on-brand",
    "mark",
    "on-mark",
    "note",
    "alert",
)
SIZES = ("s4", "s3", "s2", "s1", "s0", "small", "s-1")
SPACES = ("gap", "room", "press", "round")
ICONS = (
    "globe",
    "clock",
    "warning",
    "download",
    "sound",
    "film",
    "exit",
    "arrow",
    "calendar",
    "pin",
    "trend",
    "challenge",
    "opportunity",
    "menu",
    "close",
    "search",
)


class SampleForm(forms.Form):
    """Every kind of field, filled in wrongly."""

    name = forms.CharField(label=_("Name"), help_text=_("Civic Charter Community"))
    address = forms.EmailField(label=_("E-mail address"))
    country = forms.ChoiceField(label=_("Country"), choices=[("", "–")], required=False)
    soon = forms.ChoiceField(
        label=_("How soon?"),
        choices=[("now", _("now")), ("days", _("within days"))],
        widget=forms.RadioSelect,
        initial="now",
    )
    story = forms.CharField(label=_("Or in your own words"), widget=forms.Textarea(attrs={"rows": 3}))


def wrong_form() -> SampleForm:
    return SampleForm({"name": "", "address": "nobody@", "soon": "now", "story": ""}, auto_id="id_sample-%s")


def typed() -> list[tuple[Language, str, str]]:
    """(language, a name, a sentence), the same in every language of the site, for the type of its script."""
    found = []
    for code, _name in settings.LANGUAGES:
        with override(code):
            language = Language(code, 0, "/", is_public=True)
            found.append((language, str(NAME), str(SENTENCE)))
    return found


def cards(code: str) -> list[Card]:
    """Without a picture, with a warning, and in a language that runs the other way."""
    language = Language(code, 0, "/", is_public=True)
    other = "en" if language.direction == "rtl" else "ar"
    with override(other):
        foreign = Card(str(NAME), "#cards", Language(other, 0, "/", is_public=True), str(SENTENCE), DAY)
    plain = Card(str(NAME), "#cards", language, str(SENTENCE), DAY)
    return [plain, replace(plain, warnings=[str(WARNING)]), foreign]
