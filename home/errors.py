"""Error pages in the reader's language, with the switcher where the site can still tell the languages."""

import logging

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
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
        gettext_noop("What it takes to be let in may have changed. The people of your region can tell you."),
    ),
    404: (
        gettext_noop("There is no page here"),
        gettext_noop(
            "The address may have a typing error. Start from the front page, or choose another language."
        ),
    ),
    405: (
        gettext_noop("Nothing was done here"),
        gettext_noop(
            "This address only takes what a form sends. Go back to the form and send it from there."
        ),
    ),
    410: (
        gettext_noop("This page was withdrawn"),
        gettext_noop("It was public once. We took it down and it will not be found here again."),
    ),
    413: (
        gettext_noop("This was too much at once"),
        gettext_noop(
            "Go back: your browser still has what you wrote. Send it in smaller parts, or a smaller file."
        ),
    ),
    429: (
        gettext_noop("Please wait a little"),
        gettext_noop("There were too many attempts from here. Nothing is lost: try again in some minutes."),
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
# A form whose token is missing or old.
FORM = (
    gettext_noop("This form could not be sent"),
    gettext_noop(
        "It waited too long, or your browser keeps no cookies. Go back, where what you wrote usually still "
        "stands, copy it, load the page again and send it once more."
    ),
)
TOO_LARGE = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
KEPT_BY_NOBODY = frozenset({400, 403, 405, 413, 429})


@requires_csrf_token
def bad_request(request, exception=None):
    return answer(request, 413 if isinstance(exception, TOO_LARGE) else 400)


@requires_csrf_token
def forbidden(request, exception=None, reason=""):
    """`reason`: why the token of a form was refused, empty for every other refusal."""
    return answer(request, 403, FORM if reason else None)


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


def answer(request, status: int, words: tuple[str, str] | None = None):
    """An error page inside the site's shell; without it where the shell cannot be read.

    Arguments: words, a title and a text as they stand in TEXTS, instead of those of the status.
    """
    try:
        reading = reading_without_page(request)
    except (DatabaseError, OSError) as error:
        log.error("error page without shell: %s", type(error).__name__)
        return bare(request, status, words)
    code = reading.language.code  # the default one where the address names a language nobody writes in
    with override(code):
        context = texts(status, words)
        context |= {"reading": reading, "shell": reading.shell}
        response = render(request, "errors/error.html", context, status=status)
    response["Content-Language"] = code
    response["Cache-Control"] = "no-store" if status in KEPT_BY_NOBODY else "public, max-age=5"
    return response


def texts(status: int, words: tuple[str, str] | None = None) -> dict:
    title, text = words or TEXTS[status]
    return {"status": status, "title": gettext(title), "text": gettext(text)}


def bare(request, status: int, words: tuple[str, str] | None = None):
    context = texts(status, words) | {"languages": languages_without_asking(request)}
    response = render(request, "errors/bare.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def languages_without_asking(request) -> list[tuple[dict, str]]:
    """The settings' languages with this page's address in each: neither database nor cache is asked."""
    code = get_language_from_path(request.path_info)
    keeps = code and not getattr(request, "is_secret_address", False)
    rest = request.path_info.removeprefix(f"/{code}/") if keeps else ""
    return [(get_language_info(one), iri_to_uri(f"/{one}/{rest}")) for one, _name in settings.LANGUAGES]
