"""The member's first page, the inbox, and the way out."""

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from ..access import MemberRequest, member_page, private_page
from ..notices import KINDS
from ..overview.gathering import gather
from ..states import MAY_BE_ASKED, MAY_BROWSE, MAY_REQUEST, State

NOTICES_SHOWN = 50


@require_safe
@member_page()
def overview(request: MemberRequest) -> HttpResponse:
    member = request.member
    state = State(member.state)
    context = {
        "member": member,
        "may_browse": state in MAY_BROWSE,
        "may_ask": state in MAY_REQUEST,
        "may_offer": state in MAY_BE_ASKED,
        **gather(member),
    }
    return render(request, "directory/me.html", context)


@require_safe
@member_page()
def inbox(request: MemberRequest) -> HttpResponse:
    member = request.member
    notices = [
        {"row": notice, "text": KINDS[notice.kind].text}
        for notice in member.notices.all()[:NOTICES_SHOWN]
        if notice.kind in KINDS
    ]
    return render(request, "directory/inbox.html", {"member": member, "notices": notices})


@require_POST
@member_page()
def open_notice(request: MemberRequest, public_id: str) -> HttpResponse:
    """Marks a line as read and goes where it leads."""
    member = request.member
    notice = get_object_or_404(member.notices, public_id=public_id)
    kind = KINDS.get(notice.kind)
    if kind is None:
        raise Http404("a kind that is no more")
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])
    return redirect(reverse(kind.view, args=[notice.about] if kind.takes_id else []))


@require_POST
@private_page
def leave(request: HttpRequest) -> HttpResponse:
    """The quick exit: signs out, has the browser forget the site, and goes to a page that everybody might
    have open. By a header: the answer to a form may not lead to another site (form-action)."""
    logout(request)
    response = render(request, "directory/left.html", {"to": settings.QUICK_EXIT_URL})
    response["Refresh"] = f"0; url={settings.QUICK_EXIT_URL}"
    # Without "cache", which some browsers take seconds for: these pages are never stored anyway.
    response["Clear-Site-Data"] = '"cookies", "storage"'
    return response
