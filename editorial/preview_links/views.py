"""What somebody outside meets: a door that tells nothing, and behind it one version of one page."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import get_resolver
from django.utils import translation
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods

from accounts.throttles import address_of, slow_down, too_many
from safekeeping.throttle import Throttle, Verdict

from ..models import PreviewLink, RegionalPage
from .looks import files_shown_by
from .opening import open_link, with_public_facts

# Tokens cannot be guessed; whoever tries all the same is slowed down. Right ones do not count.
WRONG_TOKENS = Throttle("preview-link", limit=20, seconds=600)


# The token is the secret, and nobody is signed in whose rights another site could borrow. A CSRF token
# would need a cookie on the device of a source.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("token")
def preview(request, token: str) -> HttpResponse:
    """A GET asks nothing about the token: messengers fetch every address that is sent through them."""
    # The error page's language switcher would repeat the address.
    request.is_secret_address = request.method == "POST"
    response = opened(request, token) if request.method == "POST" else door(request)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    response["Referrer-Policy"] = "no-referrer"
    return response


def door(request, verdict: Verdict | None = None) -> HttpResponse:
    context = {"slow_down": slow_down(verdict).messages[0]} if verdict else {}
    response = render(request, "editorial/preview_links/door.html", context)
    return too_many(response, verdict.retry_after) if verdict else response


@sensitive_variables("token")
def opened(request, token: str) -> HttpResponse:
    caller = address_of(request)
    verdict = WRONG_TOKENS.hit(caller)
    if not verdict.allowed:
        return door(request, verdict)
    found = open_link(token)
    if found is None:
        return nothing_here(request)
    WRONG_TOKENS.take_back(caller)
    if found.version is None:
        response: HttpResponse = HttpResponseRedirect(found.address)
        response.status_code = 303
        return response
    return shown(request, found.link, found.version)


def shown(request, link: PreviewLink, version: RegionalPage) -> HttpResponse:
    """The version in its own language, with the template of the public page."""
    version = with_public_facts(version)
    request.is_preview, request.preview_link = True, link
    language = version.locale.language_code
    with translation.override(language), files_shown_by(link.pk):
        context = version.get_context(request)
        response = TemplateResponse(request, version.get_template(request), context).render()
    response["Content-Language"] = language
    return response


def nothing_here(request) -> HttpResponse:
    """The same bytes for every link that does not open."""
    answer: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(404)
    return answer(request, exception=None)
