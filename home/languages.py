"""Languages people speak at meetings; more than the site is written in."""

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


def names_of_languages(codes) -> list:
    """Readers' words for stored codes; unknown codes are left out."""
    return [label for code, label in SPOKEN_LANGUAGES if code in set(codes or ())]
