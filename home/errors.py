"""Error pages in the reader's language, with the switcher where the site can still tell the languages."""

import logging

from django.conf import settings
from django.db import Error as DatabaseError
from django.shortcuts import render
from django.utils.encoding import iri_to_uri
from django.utils.translation import (
    get_language_from_path,
    get_language_info,
    gettext,
    gettext_noop,
    override,
)
from django.views.decorators.csrf import requires_csrf_token

from .reading import reading_without_page

log = logging.getLogger(__name__)


# Marked here, translated when the language of the answer is known.
TEXTS = {
    400: (
        gettext_noop("We could not understand this request"),
        gettext_noop("Something in the address or the form was not as it should be. Go back and try again."),
    ),
    403: (
        gettext_noop("This is not open to you"),
        gettext_noop("A form may have waited too long. Go back, load the page again and send it once more."),
    ),
    404: (
        gettext_noop("There is no page here"),
        gettext_noop(
            "The address may have a typing error. Start from the front page, or choose another language."
        ),
    ),
    410: (
        gettext_noop("This page was withdrawn"),
        gettext_noop("It was public once. We took it down and it will not be found here again."),
    ),
    500: (
        gettext_noop("Something went wrong on our side"),
        gettext_noop("Nothing you did caused it. Please try again in a few minutes."),
    ),
    503: (
        gettext_noop("The site is resting for a moment"),
        gettext_noop("Please try again in a few minutes."),
    ),
}


@requires_csrf_token
def bad_request(request, exception=None):
    return answer(request, 400)


@requires_csrf_token
def forbidden(request, exception=None, reason=""):
    return answer(request, 403)


def not_found(request, exception=None):
    return answer(request, 404)


def gone(request):
    return answer(request, 410)


def server_error(request):
    """Asks neither database nor cache: both may be why this page is shown."""
    return bare(request, 500)


def unavailable(request):
    response = bare(request, 503)
    response["Retry-After"] = "60"
    return response


def answer(request, status: int):
    """An error page inside the site's shell; without it where the shell cannot be read."""
    try:
        reading = reading_without_page(request)
    except (DatabaseError, OSError) as error:
        log.error("error page without shell: %s", type(error).__name__)
        return bare(request, status)
    code = reading.language.code  # the default one where the address names a language nobody writes in
    with override(code):
        context = texts(status)
        context |= {"reading": reading, "shell": reading.shell}
        response = render(request, "errors/error.html", context, status=status)
    response["Content-Language"] = code
    response["Cache-Control"] = "no-store" if status in (400, 403) else "public, max-age=5"
    return response


def texts(status: int) -> dict:
    title, text = TEXTS[status]
    return {"status": status, "title": gettext(title), "text": gettext(text)}


def bare(request, status: int):
    context = texts(status) | {"languages": languages_without_asking(request)}
    response = render(request, "errors/bare.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def languages_without_asking(request) -> list[tuple[dict, str]]:
    """The settings' languages with this page's address in each: neither database nor cache is asked."""
    code = get_language_from_path(request.path_info)
    keeps = code and not getattr(request, "is_secret_address", False)
    rest = request.path_info.removeprefix(f"/{code}/") if keeps else ""
    return [(get_language_info(one), iri_to_uri(f"/{one}/{rest}")) for one, _name in settings.LANGUAGES]
