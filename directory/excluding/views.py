"""Saying that one never wants to be brought together with somebody, and taking it back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..access import MemberRequest, member_page
from ..models import Introduction
from ..profiles import looking
from ..profiles.registries import stopped
from . import acts


@require_safe
@member_page()
def own_list(request: MemberRequest) -> HttpResponse:
    return render(request, "directory/excluding/list.html", {"rows": acts.own_list(request.member)})


@require_POST
@member_page()
def exclude_member(request: MemberRequest, public_id: str) -> HttpResponse:
    """From a profile. Whoever cannot be seen cannot be named either: the answer of an invented address."""
    if (answer := stopped(request, public_id)) is not None:
        return answer
    found = looking.look(request.user, public_id)
    if found is None or found.viewer.is_owner:
        return looking.nobody(request)
    acts.exclude(request.member, found.member, knew_name="display_name" in found.seen)
    return done(request)


@require_POST
@member_page()
def exclude_introduced(request: MemberRequest, public_id: str) -> HttpResponse:
    """From an introduction, by whoever of the two knows who the other one is."""
    row = get_object_or_404(
        Introduction.objects.of(request.member).select_related("request", "requester", "helper"),
        public_id=public_id,
    )
    if not acts.may_exclude(row, request.member):
        raise Http404("nobody they know of")
    acts.exclude(request.member, row.other(request.member), knew_name=row.opened_at is not None)
    return done(request)


def done(request: MemberRequest) -> HttpResponse:
    messages.success(request, _("You will not be brought together. They are not told."))
    return redirect("directory:exclusions")


@require_POST
@member_page()
def take_back(request: MemberRequest, public_id: str) -> HttpResponse:
    acts.take_back(get_object_or_404(request.member.exclusions.select_related("member"), public_id=public_id))
    messages.success(request, _("Taken back. You may be brought together again."))
    return redirect("directory:exclusions")
