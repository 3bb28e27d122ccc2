"""The language of a request, and the page readers get while the database is away.

Django's LocaleMiddleware redirects unprefixed addresses and 404s by the browser's languages, marks every
answer as varying by cookie and language, and keeps the language in a cookie. A reader's language here
stands in the address and nowhere else.
"""

import logging

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.utils import translation

from .errors import unavailable

log = logging.getLogger(__name__)


class LanguageFromPathMiddleware:
    """Activates the language named by the first part of the path, else the default language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = translation.get_language_from_path(request.path_info)
        request.LANGUAGE_CODE = language or settings.LANGUAGE_CODE
        with translation.override(request.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        return response


class PersonalLanguageMiddleware:
    """Where people work (`PERSONAL_PATHS`) there is no language in the path: the signed-in person's
    language, before the sign-in the browser's. Stands behind the authentication middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(settings.PERSONAL_PATHS):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            language = supported(getattr(request.user, "language", "")) or language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers["Content-Language"] = translation.get_language()
        return response


def supported(code: str) -> str:
    """The site's variant of a language code, or an empty string."""
    try:
        return translation.get_supported_language_variant(code) if code else ""
    except LookupError:
        return ""


class UnavailableMiddleware:
    """A database that is away answers 503 with a page in the reader's language, not a bare 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, OperationalError | InterfaceError):
            return None
        log.error("database unavailable: %s", type(exception).__name__)  # never the statement: it has content
        return unavailable(request)
