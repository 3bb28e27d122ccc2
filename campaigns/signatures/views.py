"""Signing and its ways back: on addresses of their own, so that reading a page sets no cookie and stays in
every cache.

These views take no token against forged requests (`csrf_exempt`): they act by no session and look at no
cookie. Whoever makes a stranger's browser send such a form has done what they could have done from their own,
and nothing counts before the mailbox is opened. Django's token would need a cookie, which tells whoever finds
the telephone that somebody was here.
"""

from collections.abc import Callable
from functools import partial, wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods

from accounts.throttles import paced
from accounts.views.door import RedirectThen

from ..models import Signature
from . import counting, signing, throttles
from .forms import OwnWords, RemovalForm, SignAsOrganisationForm, SignForm, words_form
from .signable import Signable, find_signable
from .signing import Confirmed

View = Callable[..., HttpResponse]


def step(*methods: str) -> Callable[[View], View]:
    """A step of signing: kept by no cache, found by no search engine."""

    def wrap(view: View) -> View:
        @csrf_exempt
        @require_http_methods(methods)
        @sensitive_post_parameters()
        @wraps(view)
        def kept_off(request: HttpRequest, *args, **kwargs) -> HttpResponse:
            response = view(request, *args, **kwargs)
            add_never_cache_headers(response)
            response["X-Robots-Tag"] = "noindex"
            return response

        return kept_off

    return wrap


def wanted(key: UUID) -> Signable:
    found = find_signable(key)
    if found is None:
        raise Http404("nothing to sign")
    return found


@step("GET", "HEAD", "POST")
def sign(request: HttpRequest, key: UUID) -> HttpResponse:
    return sign_with(request, wanted(key), SignForm)


@step("GET", "HEAD", "POST")
def sign_as_organisation(request: HttpRequest, key: UUID) -> HttpResponse:
    return sign_with(request, wanted(key), SignAsOrganisationForm)


@sensitive_variables()
def sign_with(request: HttpRequest, signable: Signable, form_class: type[OwnWords]) -> HttpResponse:
    context = {"signable": signable, "kind": form_class.kind}
    if not signable.page.is_open:
        return render(request, "campaigns/signatures/closed.html", context)
    form = form_class(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        error = throttles.may_send(request)
        if error is None:
            return taken(signable, form)
        form.add_error(None, error)
    return paced(render(request, "campaigns/signatures/sign.html", {**context, "form": form}), form)


@sensitive_variables()
def taken(signable: Signable, form: OwnWords) -> HttpResponse:
    row = signing.take(
        signable,
        address=form.cleaned_data["address"],
        words=form.words,
        kind=form.kind,
        language=get_language(),
    )
    sent = reverse("signing:sent", args=[signable.placement.translation_key])
    return RedirectThen(sent, partial(signing.mail_about, row.pk))


@step("GET", "HEAD")
def sent(request: HttpRequest, key: UUID) -> HttpResponse:
    return render(request, "campaigns/signatures/sent.html", {"signable": wanted(key)})


@step("GET", "HEAD", "POST")
@sensitive_variables()
def removal(request: HttpRequest, key: UUID) -> HttpResponse:
    """The link again, for somebody whose mail is gone. The answer is the same for every address."""
    signable = wanted(key)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        error = throttles.may_send(request)
        if error is None:
            work = partial(
                signing.mail_removal, signable.placement, form.cleaned_data["address"], get_language()
            )
            return RedirectThen(reverse("signing:sent", args=[key]), work)
        form.add_error(None, error)
    context = {"signable": signable, "form": form}
    return paced(render(request, "campaigns/signatures/removal.html", context), form)


# The link of the mail -------------------------------------------------------------------------------


@step("GET", "HEAD", "POST")
@sensitive_variables()
def signed(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing: scanners of mail follow every link. Only a button acts."""
    request.is_secret_address = True  # the language switcher must not repeat it on an error page
    row = signing.find_by_token(token)
    response = answered(request, row, token) if row else nothing_here(request)
    response["Referrer-Policy"] = "no-referrer"
    return response


def nothing_here(request: HttpRequest) -> HttpResponse:
    return render(request, "campaigns/signatures/spent.html", status=404)


def answered(request: HttpRequest, row: Signature, token: str) -> HttpResponse:
    acts = {"confirm": confirm, "not-me": not_me, "remove": remove}
    act = acts.get(request.POST.get("act", "")) if request.method == "POST" else None
    return act(request, row, token) if act else mail_page(request, row, token)


def mail_page(request: HttpRequest, row: Signature, token: str, form: OwnWords | None = None) -> HttpResponse:
    context = {
        "row": row,
        "token": token,
        "signable": find_signable(row.placement.translation_key),
        "form": form or words_form(row),
    }
    return render(request, "campaigns/signatures/mail_page.html", context)


def confirm(request: HttpRequest, row: Signature, token: str) -> HttpResponse:
    form = words_form(row, request.POST)
    if not form.is_valid():
        return mail_page(request, row, token, form)
    outcome = signing.confirm(row, form.words)
    counting.forget(row.placement)
    context = {"signable": find_signable(row.placement.translation_key), "row": row, "token": token}
    name = {Confirmed.COUNTED: "counted", Confirmed.ALREADY: "counted", Confirmed.CLOSED: "too_late"}[outcome]
    return render(request, f"campaigns/signatures/{name}.html", context)


def not_me(request: HttpRequest, row: Signature, token: str) -> HttpResponse:
    signing.not_me(row)
    return gone(request, row, silenced=True)


def remove(request: HttpRequest, row: Signature, token: str) -> HttpResponse:
    signing.remove(row)
    return gone(request, row, silenced=False)


def gone(request: HttpRequest, row: Signature, *, silenced: bool) -> HttpResponse:
    counting.forget(row.placement)
    signable = find_signable(row.placement.translation_key)
    return render(request, "campaigns/signatures/gone.html", {"signable": signable, "silenced": silenced})
