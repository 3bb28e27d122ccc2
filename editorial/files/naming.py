"""An uploaded file's name tells what a person did not mean to publish (side door 21)."""

import re
import secrets
import unicodedata
from pathlib import PurePath

from django.utils.translation import gettext as _


def names_the_file(title: str, file_name: str) -> bool:
    """Whether the title was made from the file's name, as Wagtail's upload screens do by themselves."""
    last = re.split(r"[\\/]", file_name)[-1]
    return _letters(title) in {_letters(last), _letters(PurePath(last).stem)}


def _letters(text: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFKC", text).casefold() if sign.isalnum())


def neutral_image_title() -> str:
    return _("Image %(number)s") % {"number": secrets.token_hex(2).upper()}


def neutral_document_title() -> str:
    return _("Document %(number)s") % {"number": secrets.token_hex(2).upper()}
