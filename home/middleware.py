"""The language of a request, what is refused as malformed, and the page readers get while the database is
away.

Django's LocaleMiddleware redirects unprefixed addresses and 404s by the browser's languages, marks every
answer as varying by cookie and language, and keeps the language in a cookie. A reader's language here
stands in the address and nowhere else.
"""

import logging
import re

from django.conf import settings
from django.core.paginator import InvalidPage
from django.db import DataError, InterfaceError, OperationalError
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError

from accounts.asked_language import asked, supported

from .errors import answer, bad_request, unavailable

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
    language, before the sign-in that of a mail's link, else the browser's. Stands behind the
    authentication middleware."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(settings.PERSONAL_PATHS):
            return self.get_response(request)
        language = translation.get_language_from_request(request)
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            language = supported(getattr(request.user, "language", "")) or language
        else:
            language = asked(request) or language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers["Content-Language"] = translation.get_language()
        return response


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


class RefusalPageMiddleware:
    """A page instead of the empty answers that Django and its libraries give: a blank screen tells nobody
    what to do. Innermost, where the language of the answer is known."""

    EMPTY = frozenset({405, 413, 429})

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code in self.EMPTY and not response.streaming and not response.content:
            request.is_secret_address = True  # no page stands here that the switcher could lead to
            page = answer(request, response.status_code)
            response.content = page.content
            for name in ("Content-Type", "Content-Language", "Cache-Control"):
                response[name] = page[name]
        return response


# A form without one of its fields; a number that no column holds; a page that a list does not have.
MALFORMED = (MultiValueDictKeyError, OverflowError, DataError, InvalidPage)
NOT_A_NUMBER = re.compile(r"(?:a number but got|literal for int\(\) with base 10:) (.+?)\.?$")


class MalformedRequestMiddleware:
    """What no browser of ours sends answers 400, where a library would fail over it.

    Zero bytes fit in no column of PostgreSQL. Stands before the session, whose key comes from a cookie.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if holds_zero_byte(request):
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not (isinstance(exception, MALFORMED) or is_about_their_word(request, exception)):
            return None
        log.warning("malformed request: %s", type(exception).__name__)  # never its words: they are content
        return bad_request(request)


def holds_zero_byte(request) -> bool:
    words = [request.path_info, *request.COOKIES.values()]
    return "%00" in request.META.get("QUERY_STRING", "") or any("\x00" in word for word in words)


def is_about_their_word(request, exception: Exception) -> bool:
    """A number was expected, and the very word that is none was sent with the request. Every other
    ValueError is a fault of ours."""
    found = NOT_A_NUMBER.search(str(exception)) if isinstance(exception, ValueError) else None
    if found is None:
        return False
    sent = [word for query in (request.GET, request.POST) for words in query.lists() for word in words[1]]
    sent += request.resolver_match.kwargs.values() if request.resolver_match else []
    return found[1] in {repr(word) for word in sent}
