"""Pages for people who are not signed in: joining by a link, and coming back without e-mail."""

from typing import Any

from django.contrib.auth import login
from django.contrib.messages import success
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.throttles import address_of, hit_all, paced, slow_down, take_back
from regions.invitations import InvitationSpent
from regions.views.accept import DOOR
from safekeeping.throttle import Throttle

from ..access import private_page
from ..models import MemberInvitation
from ..visibility import member_of
from . import invitations, reopening
from .codes import use_code
from .forms import AboutMember, NewcomerForm, NewPasswordForm, UseCodeForm

LOOK_AND_SEND = ["GET", "HEAD", "POST"]
# Guessing 256 bits is hopeless; this keeps the trying cheap for us.
links = Throttle("directory-link", limit=30, seconds=3600)
codes_by_address = Throttle("recovery-code-address", limit=20, seconds=3600)
codes_by_handle = Throttle("recovery-code-handle", limit=10, seconds=3600)


def spent(request: HttpRequest) -> HttpResponse:
    """One answer for links that are used, withdrawn, old, stopped or invented."""
    return render(request, "directory/joining/spent.html", status=404)


@require_http_methods(LOOK_AND_SEND)
@sensitive_post_parameters()
@private_page
def join(request: HttpRequest, token: str) -> HttpResponse:
    invitation = invitations.find_open(token) if links.hit(address_of(request)).allowed else None
    if invitation is None:
        return spent(request)
    if member_of(request.user) is not None:
        return render(request, "directory/joining/member_already.html")
    known = request.user.is_authenticated
    form: Any = (AboutMember if known else NewcomerForm)(
        request.POST or None, initial={"languages": [get_language()]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            answer = joined(request, token, form)
        except InvitationSpent:
            return spent(request)
        if answer is not None:
            return answer
    return asked(request, invitation, form)


def asked(request: HttpRequest, invitation: MemberInvitation, form: Any) -> HttpResponse:
    context = {"form": form, "region": invitation.region, "known": request.user.is_authenticated}
    return render(request, "directory/joining/join.html", context)


def joined(request: HttpRequest, token: str, form: Any) -> HttpResponse | None:
    """The answer shows the codes, once: they are part of no address and no message. None where somebody
    else took the handle meanwhile."""
    words = {name: form.cleaned_data[name] for name in ("display_name", "languages")}
    try:
        with transaction.atomic():
            user = request.user if request.user.is_authenticated else new_account(form)
            member, codes = invitations.join(token, user, **words)
    except IntegrityError:
        form.add_error("handle" if "handle" in form.fields else None, _("This handle is taken."))
        return None
    if not request.user.is_authenticated:
        login(request, user, backend=DOOR)
    return render(request, "directory/joining/codes.html", {"member": member, "codes": codes, "new": True})


def new_account(form: Any) -> User:
    form.instance.language = get_language() or form.instance.language
    return form.save()


@require_http_methods(LOOK_AND_SEND)
@sensitive_post_parameters()
@private_page
def recover(request: HttpRequest) -> HttpResponse:
    """A new password by a code. A wrong handle and a wrong code are one answer after one question."""
    form = UseCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        hits = ((codes_by_handle, data["handle"]), (codes_by_address, address_of(request)))
        verdict = hit_all(*hits)
        if not verdict.allowed:
            form.add_error(None, slow_down(verdict))
        elif use_code(data["handle"], data["code"], data["password"]):
            take_back(*hits)
            success(request, _("Your new password is set. Sign in with it."))
            return redirect("account_login")
        else:
            form.add_error(None, _("The handle or the code is not right, or the code was used already."))
    return paced(render(request, "directory/joining/recover.html", {"form": form}), form)


@require_http_methods(LOOK_AND_SEND)
@sensitive_post_parameters()
@private_page
def reopen(request: HttpRequest, token: str) -> HttpResponse:
    """A new password by a link of two others, once its day is over."""
    found = reopening.find(token) if links.hit(address_of(request)).allowed else None
    if found is None:
        return spent(request)
    if not reopening.is_usable(found):
        return render(request, "directory/joining/reopen_later.html", {"usable_from": found.usable_from})
    form = NewPasswordForm(request.POST or None)
    form.user = found.member.user
    if request.method == "POST" and form.is_valid():
        if not reopening.use(token, form.cleaned_data["password"]):
            return spent(request)
        success(request, _("Your new password is set. Sign in with it."))
        return redirect("account_login")
    return render(request, "directory/joining/reopen.html", {"form": form})
