"""A person's own account: name, language, e-mail, sessions, the picture of a new secret."""

from io import BytesIO
from typing import Any

import qrcode
from allauth.account.decorators import reauthentication_required
from allauth.mfa.adapter import get_adapter as get_mfa_adapter
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.generic import UpdateView
from qrcode.image.svg import SvgPathFillImage

from accounts import email_change
from accounts.forms import EmailCodeForm, EmailForm, ProfileForm
from accounts.models import User
from accounts.second_factor import has_second_factor
from accounts.sessions import end_other_sessions
from accounts.throttles import paced


@method_decorator(login_required, name="dispatch")
class OverviewView(UpdateView):
    """What others see, the language, and the ways to everything else."""

    form_class = ProfileForm
    template_name = "account/overview.html"
    success_url = reverse_lazy("account_overview")

    def get_object(self, queryset: Any = None) -> User:
        # Not request.user: a form that is refused would still show its words in the page's header.
        return User.objects.get(pk=self.request.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            second_factor=has_second_factor(self.request.user),
            next=self.request.session.get("after_second_factor"),
            **kwargs,
        )

    def form_valid(self, form: ProfileForm) -> HttpResponse:
        messages.success(self.request, _("Saved."))
        return super().form_valid(form)


@login_required
@require_POST
def end_sessions(request: HttpRequest) -> HttpResponse:
    ended = end_other_sessions(request.user, keep=request.session.session_key)
    text = ngettext("%(count)s other session was ended.", "%(count)s other sessions were ended.", ended)
    messages.success(request, text % {"count": ended})
    return redirect("account_overview")


@login_required
@never_cache
@require_safe
def totp_picture(request: HttpRequest) -> HttpResponse:
    """The new secret as a picture, for the page that shows it: an address of its own needs no `data:`."""
    secret = request.session.get(SECRET_SESSION_KEY)
    if not secret:
        raise Http404
    url = get_mfa_adapter().build_totp_url(request.user, secret)
    picture = BytesIO()
    qrcode.make(url, image_factory=SvgPathFillImage).save(picture)  # filled: readable on a dark page
    return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


@login_required
@reauthentication_required(app="allauth.mfa")
def email(request: HttpRequest) -> HttpResponse:
    """Two steps: a new address, then the code that was mailed there. Nothing changes before the code."""
    asked = email_change.asked_for(request.session)
    form = EmailForm(_posted(request, "change"), initial={"email": request.user.email})
    code_form = EmailCodeForm(_posted(request, "confirm"))
    if form.is_bound and form.is_valid():
        return _ask(request, form.cleaned_data["email"])
    if asked and code_form.is_bound and code_form.is_valid():
        problem = email_change.confirm(request.session, request.user, code_form.cleaned_data["code"])
        if problem is None:
            messages.success(request, _("The e-mail address was changed."))
            return redirect("account_overview")
        code_form.add_error("code", problem)
    context = {"form": form, "code_form": code_form, "asked": asked}
    return paced(render(request, "account/email.html", context), code_form)


def _posted(request: HttpRequest, step: str) -> Any:
    return request.POST if request.method == "POST" and step in request.POST else None


def _ask(request: HttpRequest, address: str) -> HttpResponse:
    if not address:
        email_change.remove(request.user)
        messages.success(request, _("There is no e-mail address on your account now."))
        return redirect("account_overview")
    if not email_change.ask(request.session, request.user, address):
        messages.error(request, _("Too many mails were asked for. Please try again later."))
    return redirect("account_email")
