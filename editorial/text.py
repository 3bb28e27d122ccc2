"""What may stand in a text."""

import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# Marks that change the direction of what follows can make a title read as its opposite. The two
# implicit marks (LRM, RLM) and the joiners that several scripts need are left.
DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def refuse_direction_controls(text: str) -> str:
    """Returns the one line of text; raises ValidationError where it holds invisible direction controls, or
    other control characters, a line break among them."""
    if any(char in DIRECTION_CONTROLS or unicodedata.category(char) == "Cc" for char in text):
        raise ValidationError(_("Remove the invisible control characters from this text."))
    return text


def refuse_hidden_marks(text: str) -> None:
    """The same for a text of several lines, as a validator: line by line, tabs are fine."""
    for line in text.replace("\r\n", "\n").split("\n"):
        refuse_direction_controls(line.replace("\t", " "))
