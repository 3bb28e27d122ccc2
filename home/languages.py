"""Languages people speak at meetings and write files in; more than the site is written in."""

from django.utils.translation import gettext_lazy as _

SPOKEN_LANGUAGES = [
    ("ar", _("Arabic")),
    ("en", _("English")),
    ("es", _("Spanish")),
    ("fr", _("French")),
    ("ln", _("Lingala")),
    ("mk", _("Macedonian")),
    ("pt", _("Portuguese")),
    ("ru", _("Russian")),
    ("sq", _("Albanian")),
    ("sw", _("Swahili")),
    ("yue", _("Cantonese")),
    ("zh", _("Mandarin Chinese")),
    ("sign", _("Sign language")),
]

# Languages in which files are written; the site's own first.
WRITTEN_LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("sw", _("Swahili")),
    ("mk", _("Macedonian")),
    ("zh-hant", _("Traditional Chinese")),
    ("ar", _("Arabic")),
    ("es", _("Spanish")),
    ("ln", _("Lingala")),
    ("pt", _("Portuguese")),
    ("ru", _("Russian")),
    ("sq", _("Albanian")),
]


def names_of_languages(codes) -> list:
    """Readers' words for stored codes; unknown codes are left out."""
    return [label for code, label in SPOKEN_LANGUAGES if code in set(codes or ())]
