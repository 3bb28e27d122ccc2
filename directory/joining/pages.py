"""Pages of members about joining: their invitations, being vouched for, vouching, and coming back."""

from functools import partial
from typing import Any

from django.contrib.messages import error, success
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.throttles import hit_all, paced, slow_down, take_back
from accounts.views.door import RedirectThen
from safekeeping.throttle import Throttle

from ..access import MemberRequest, member_page
from ..audiences import Audience
from ..models import Member, MemberInvitation, VouchAsk
from ..states import MAY_BROWSE, MAY_SIGN_IN_TO_PAGES, State
from ..visibility import Viewer, visible
from . import invitations, reopening, vetting
from .codes import new_codes
from .forms import AskToVouchForm, ConfirmPasswordForm

LOOK_AND_SEND = ["GET", "HEAD", "POST"]
ACTIVE = frozenset({State.ACTIVE})
NEWCOMERS = frozenset({State.PROVISIONAL})
# Towards those who vouch for somebody, or help them back: a partner's view, and two fields of it.
ASKED = Viewer(audiences=frozenset({Audience.PARTNER}))
passwords = Throttle("recovery-codes-password", limit=10, seconds=600)


def shown_to_asked(member: Member) -> dict[str, Any]:
    """Name and region, as far as the member shows them to people they work with."""
    return {
        name: getattr(member, name) for name in ("display_name", "region") if visible(ASKED, member, name)
    }


@require_http_methods(LOOK_AND_SEND)
@member_page(opens=ACTIVE)
def invite(request: MemberRequest) -> HttpResponse:
    """The answer to the POST shows the link, once; it is part of no message."""
    member = request.member
    if request.method == "POST":
        try:
            row, token = invitations.invite(member.region, by=request.user)
        except (ValidationError, PermissionDenied) as refused:
            error(request, " ".join(getattr(refused, "messages", [str(refused)])))
            return redirect("directory:invite")
        link = request.build_absolute_uri(reverse("directory:join", args=[token]))
        context = {"link": link, "until": row.expires_at, "way_back": reverse("directory:invite")}
        return render(request, "directory/joining/link.html", context)
    rows = MemberInvitation.objects.open().made_by(request.user)
    return render(request, "directory/joining/invite.html", {"member": member, "rows": rows})


@require_POST
@member_page()
def withdraw(request: MemberRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(MemberInvitation.objects.open().made_by(request.user), public_id=public_id)
    invitations.withdraw(row, by=request.user)
    success(request, _("The invitation was withdrawn; its link does nothing any more."))
    return redirect("directory:invite")


@require_http_methods(LOOK_AND_SEND)
@member_page(opens=NEWCOMERS)
def waiting(request: MemberRequest) -> HttpResponse:
    """What a newcomer still needs. Whom they asked is not listed: the answers of others are nobody's."""
    form = AskToVouchForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        success(request, _("If this is the handle of an active member, your question is in their inbox now."))
        ask = partial(vetting.ask_to_vouch, request.member, form.cleaned_data["handle"], by=request.user)
        return RedirectThen(reverse("directory:waiting"), ask)
    kinds = set(request.member.vettings.values_list("kind", flat=True))
    context = {"form": form, "has_lead": "lead" in kinds, "has_vouch": "vouch" in kinds}
    return render(request, "directory/joining/waiting.html", context)


@require_http_methods(LOOK_AND_SEND)
@member_page(opens=ACTIVE)
def vouch(request: MemberRequest, public_id: str) -> HttpResponse:
    """One answer for a question that is settled, was taken back, or was never asked."""
    waits = VouchAsk.objects.filter(answer="", newcomer__state__in=NEWCOMERS)
    mine = waits.filter(voucher=request.member).select_related("newcomer__region")
    ask = mine.filter(public_id=public_id).first()
    if ask is None:
        return render(request, "directory/joining/vouch.html", {"is_open": False}, status=404)
    said = request.POST.get("answer")
    if said in VouchAsk.Answer.values:
        vetting.answer(ask, said, by=request.user)
        success(request, _("Thank you. Only you know what you answered."))
        return redirect("directory:inbox")
    context = {"ask": ask, "is_open": True, "facts": shown_to_asked(ask.newcomer)}
    return render(request, "directory/joining/vouch.html", context)


@require_http_methods(LOOK_AND_SEND)
@sensitive_post_parameters()
@member_page()
def codes(request: MemberRequest) -> HttpResponse:
    """New codes for the password: shown once, in the answer to the POST."""
    form = ConfirmPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hit = (passwords, str(request.user.pk))
        verdict = hit_all(hit)
        if not verdict.allowed:
            form.add_error(None, slow_down(verdict))
        elif request.user.check_password(form.cleaned_data["password"]):
            take_back(hit)
            context = {"member": request.member, "codes": new_codes(request.member)}
            return render(request, "directory/joining/codes.html", context)
        else:
            form.add_error("password", _("The password is not right."))
    left = request.member.recovery_codes.filter(used_at=None).count()
    context = {"form": form, "left": left}
    return paced(render(request, "directory/joining/new_codes.html", context), form)


@require_http_methods(LOOK_AND_SEND)
@member_page(opens=MAY_BROWSE)
def help_back(request: MemberRequest, public_id: str) -> HttpResponse:
    """The second press. The answer shows the link, once."""
    mine = request.member.reopenings_asked.select_related("member__region")
    row = get_object_or_404(mine, public_id=public_id)
    is_open = reopening.waits_for_second(row)
    if request.method == "POST" and is_open:
        token = reopening.second(row, by=request.user)
        row.refresh_from_db()
        link = request.build_absolute_uri(reverse("directory:reopen", args=[token]))
        context = {"link": link, "until": row.expires_at, "way_back": reverse("directory:me")}
        return render(request, "directory/joining/link.html", {**context, "usable_from": row.usable_from})
    context = {"is_open": is_open, "facts": shown_to_asked(row.member) if is_open else {}}
    return render(request, "directory/joining/help_back.html", context)


@require_http_methods(LOOK_AND_SEND)
@member_page(opens=MAY_SIGN_IN_TO_PAGES | {State.SUSPENDED})
def stop_reopening(request: MemberRequest) -> HttpResponse:
    """Seen where the account is still open: one press and no link works any more."""
    if request.method == "POST":
        reopening.stop(request.member, by=request.user)
        success(request, _("Stopped. No link opens your account anew. Tell the lead of your region."))
        return redirect("directory:me")
    row = request.member.reopenings.alive().first()
    return render(request, "directory/joining/stop.html", {"row": row})
