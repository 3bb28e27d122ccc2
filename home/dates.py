"""Dates as readers of each language write them, where a format alone cannot say it.

French has its first of the month (1er novembre); Macedonian writes its months small, and Django's catalogue
has them with a capital.
"""

from typing import Any

from django.utils import formats
from django.utils.translation import get_language

# Letters of a format that give the name of a month or a day.
NAMES = frozenset("DEFMNl")


def date_format(value: Any, form: str = "DATE_FORMAT") -> str:
    """A date or an instant in its own zone. `form`: a name such as YEAR_MONTH_FORMAT, or a format."""
    form = form_of(value, form)
    return in_small_letters(formats.date_format(value, form), form)


def form_of(value: Any, form: str) -> str:
    """The format for this very day."""
    form = str(formats.get_format(form))
    if get_language() == "fr" and getattr(value, "day", 0) == 1:
        return form.replace("j F", r"j\e\r F")
    return form


def in_small_letters(words: str, form: str) -> str:
    return words.lower() if get_language() == "mk" and NAMES.intersection(form) else words
