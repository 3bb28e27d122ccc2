"""The language of a page before anybody is signed in there, where a mail of ours led to it: `?language=sw`.

A new password is chosen by somebody whose account has a language, on a device that may wish for another.
The address says it, not the account: a link that is none tells nothing about anybody.
"""

from django.http import HttpRequest
from django.utils import translation

PARAMETER = "language"


def supported(code: str) -> str:
    """The site's variant of a language code, or an empty string."""
    try:
        return translation.get_supported_language_variant(code) if code else ""
    except LookupError:
        return ""


def asked(request: HttpRequest) -> str:
    """The language that the address asks for, empty where it asks for none of ours."""
    return supported(request.GET.get(PARAMETER, ""))


def asking_for(address: str, language: str) -> str:
    """An address of ours that asks for a language; as it is where none is given."""
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}{PARAMETER}={language}" if language else address
