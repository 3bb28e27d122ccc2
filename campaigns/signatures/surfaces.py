"""Where the steps of signing show words of a page: nothing of a draft may stand there."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from editorial.models import Placement

STEPS = ("sign", "sign_as_organisation", "sent", "removal")


def steps() -> list[str]:
    """The addresses of every content, also of what cannot be signed: they must tell nothing of it."""
    found = []
    for key in Placement.objects.values_list("translation_key", flat=True):
        with translation.override(settings.LANGUAGE_CODE):
            found += [reverse(f"signing:{step}", args=[key]) for step in STEPS]
    return found
