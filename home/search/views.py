"""The page on which readers search. Nothing they look for is stored, logged, or told to anybody else."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ..shell import shell_for
from ..views import cached_briefly
from .finding import find, read
from .members import parts_for


def untraced(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Every answer of an address that holds somebody's words: also that a method is not allowed."""

    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        response["Referrer-Policy"] = "no-referrer"
        return response

    return answer


@untraced
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """An answer to a query is kept by no cache and no browser, leaves without a referrer, and stands in no
    search engine; the empty form is a page like others."""
    shell = shell_for(get_language())
    if shell.language.code != get_language():
        raise Http404("a language in which nobody writes here")
    asked = read(request.GET)
    context: dict = {"asked": asked, "shell": shell}
    if asked.text and not asked.is_too_short:
        context["found"] = find(asked, request, shell)
        if not asked.kind and context["found"].listing.number == 1:
            context["parts"] = parts_for(request, asked.text)
    response = render(request, "home/search.html", context)
    if request.GET:
        add_never_cache_headers(response)
        return response
    return cached_briefly(response)
