"""The pages of two people who were brought together."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from .. import thread
from ..access import MemberRequest, member_page
from ..exchange.behalf import INTAKE, is_for_case
from ..excluding.acts import may_exclude
from ..introductions import acts, afterwards
from ..introductions.acts import IntroductionOver
from ..introductions.forms import FollowUpForm, MessageForm, ReportForm
from ..listing import with_everything
from ..models import Introduction, Member
from ..profiles.showing import Sight, sight
from ..skill_names import names
from ..visibility import VERIFIED_MEMBER, told, viewer_of

SHOWN = 100
REPORT = "report-%s"  # apart from the field of the thread


def own(request: MemberRequest) -> QuerySet[Introduction]:
    """Those the member is part of. A proposal is the helper's secret from nobody but is told to them as
    waiting; somebody else's introduction is not found, nor is one for a case, which the leads keep."""
    rows = Introduction.objects.of(request.member).exclude(requester=request.member, request__origin=INTAKE)
    return rows.select_related("request", "requester", "helper")


@require_safe
@member_page()
def introduction_list(request: MemberRequest) -> HttpResponse:
    known = names()
    listed = [
        {
            "row": row,
            "skill": known.get(row.request.skill_id, ""),
            "helping": row.helper_id == request.member.pk,
        }
        for row in own(request)[:SHOWN]
    ]
    return render(request, "directory/introductions/list.html", {"introductions": listed})


def found(request: MemberRequest, public_id: str) -> Introduction:
    return get_object_or_404(own(request), public_id=public_id)


@require_safe
@member_page()
def show_introduction(request: MemberRequest, public_id: str) -> HttpResponse:
    return shown(request, found(request, public_id))


def shown(request: MemberRequest, row: Introduction, **forms: Any) -> HttpResponse:
    member, is_open = request.member, row.state == Introduction.State.OPEN
    if is_open:
        acts.mark_read(row, member)
    context = {
        "row": row,
        "skill": names().get(row.request.skill_id, ""),
        "helping": row.helper_id == member.pk,
        "by_a_lead": is_for_case(row.request),
        "sight": of_the_other(request, row),
        "thread": row.messages.select_related("author") if is_open else [],
        "ways_to_reach": thread.ways_to_reach({"introduction": row}, member) if is_open else [],
        "form": MessageForm(),
        "follow_up": row.follow_ups.filter(member=member, answer="").first(),
        "follow_up_form": FollowUpForm(),
        "report_form": ReportForm(auto_id=REPORT),
        "may_exclude": may_exclude(row, member),
    }
    return render(request, "directory/introductions/introduction.html", context | forms)


def of_the_other(request: MemberRequest, row: Introduction) -> Sight:
    """What this member may know of the other one: before the second yes what every member may, and only
    the one who asked is shown it."""
    if is_for_case(row.request):  # the lead writes for somebody else, and is not shown
        return sight({})
    if row.state == Introduction.State.OPEN:
        other = with_everything(Member.objects.filter(pk=row.other(request.member).pk)).get()
        return sight(told(viewer_of(request.user, other), other))
    if row.state == Introduction.State.PROPOSED and row.requester_id == request.member.pk:
        return sight(told(VERIFIED_MEMBER, with_everything(Member.objects.filter(pk=row.helper_id)).get()))
    return sight({})


@require_POST
@member_page()
def answer_proposal(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    try:
        if "yes" in request.POST:
            acts.accept(row, by=request.member)
        elif "no" in request.POST:
            acts.decline(row, by=request.member)
            messages.success(request, _("We look on. They are told only that it was not needed this time."))
            return redirect("directory:request", row.request.public_id)
    except IntroductionOver as refusal:
        messages.error(request, str(refusal))
    return redirect("directory:introduction", public_id)


@require_http_methods(["POST"])
@member_page()
def write(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    form = MessageForm(request.POST)
    if not form.is_valid():
        return shown(request, row, form=form)
    try:
        acts.write(row, author=request.member, **form.cleaned_data)
    except IntroductionOver as refusal:
        form.add_error(None, str(refusal))
        return shown(request, row, form=form)
    return redirect("directory:introduction", public_id)


@require_POST
@member_page()
def show_way(request: MemberRequest, public_id: str, detail: str) -> HttpResponse:
    """Reveals one of the member's own ways to be reached, or takes it back."""
    row = found(request, public_id)
    own_detail = get_object_or_404(request.member.contact_details.select_related("member"), public_id=detail)
    try:
        if "show" in request.POST:
            acts.reveal(row, detail=own_detail)
        elif "take_back" in request.POST:
            acts.take_back(row, detail=own_detail)
            messages.success(request, _("It is not shown any more. They may have written it down before."))
    except IntroductionOver as refusal:
        messages.error(request, str(refusal))
    return redirect("directory:introduction", public_id)


@require_POST
@member_page()
def close(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    try:
        acts.close(row, by=request.member)
        messages.success(request, _("Closed. What you had shown is taken back."))
    except IntroductionOver as refusal:
        messages.error(request, str(refusal))
    return redirect("directory:introduction", public_id)


@require_POST
@member_page()
def answer_follow_up(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    follow_up = row.follow_ups.filter(member=request.member, answer="").first()
    form = FollowUpForm(request.POST)
    if follow_up and form.is_valid():
        afterwards.answer(follow_up, answer=form.cleaned_data["answer"])
        messages.success(request, _("Thank you. The other one does not see your answer."))
    return redirect("directory:introduction", public_id)


@require_POST
@member_page()
def report(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    form = ReportForm(request.POST, auto_id=REPORT)
    if not form.is_valid():
        return shown(request, row, report_form=form)
    afterwards.report(row, by=request.member, text=form.cleaned_data["text"])
    messages.success(request, _("The safety team was told. The other one is not."))
    return redirect("directory:introduction", public_id)
