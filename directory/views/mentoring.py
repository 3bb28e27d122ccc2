"""The pages of two people in a mentorship."""

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import MemberRequest, member_page
from ..introductions.forms import MessageForm, ReportForm
from ..mentorship import check_ins, together
from ..mentorship.entries import serve
from ..mentorship.forms import CampaignForm, CheckInForm, FarewellForm, GoalForm, SessionForm
from ..mentorship.showing import context_of, zone_of
from ..mentorship.states import OVER, WrongStep
from ..models import Goal, Mentorship, Session
from .mentorship import attempt

# Several forms on one page have a field of the same name.
GOAL, REPORT = "goal-%s", "report-%s"
look_or_send = require_http_methods(["GET", "HEAD", "POST"])


def own(request: MemberRequest) -> QuerySet[Mentorship]:
    """Those the member is one of; anybody else's is not found."""
    rows = Mentorship.objects.of(request.member)
    return rows.select_related("programme", "mentor", "mentee", "mentor_entry", "mentee_entry")


def found(request: MemberRequest, public_id: str) -> Mentorship:
    return get_object_or_404(own(request), public_id=public_id)


def back(public_id: str) -> HttpResponse:
    return redirect("directory:mentorship", public_id)


def shown(request: MemberRequest, row: Mentorship, **bound: forms.Form) -> HttpResponse:
    """The page with what was typed. Every moment on it is told by the reader's own clock."""
    member, zone = request.member, zone_of(request.member)
    context = context_of(request.user, member, row)
    if row.is_together:
        context |= {
            "form": MessageForm(),
            "goal_form": GoalForm(auto_id=GOAL),
            "session_form": SessionForm(zone=zone),
            "campaign_form": CampaignForm(initial={"campaign": row.campaign}),
        }
    with timezone.override(zone):
        return render(
            request,
            "directory/mentorship/mentorship.html",
            context | {"report_form": ReportForm(auto_id=REPORT)} | bound,
        )


@require_safe
@member_page()
def show_mentorship(request: MemberRequest, public_id: str) -> HttpResponse:
    return shown(request, found(request, public_id))


@require_POST
@member_page()
def write(request: MemberRequest, public_id: str) -> HttpResponse:
    row, form = found(request, public_id), MessageForm(request.POST)
    if form.is_valid():
        try:
            together.write(row, author=request.member, **form.cleaned_data)
            return back(public_id)
        except WrongStep as refusal:
            form.add_error(None, str(refusal))
    return shown(request, row, form=form)


@require_POST
@member_page()
def add_goal(request: MemberRequest, public_id: str) -> HttpResponse:
    row, form = found(request, public_id), GoalForm(request.POST, auto_id=GOAL)
    if form.is_valid():
        try:
            together.add_goal(row, by=request.member, text=form.cleaned_data["text"])
            return back(public_id)
        except WrongStep as refusal:
            form.add_error(None, str(refusal))
    return shown(request, row, goal_form=form)


@require_POST
@member_page()
def mark_goal(request: MemberRequest, public_id: str, goal: str) -> HttpResponse:
    row = found(request, public_id)
    one = get_object_or_404(Goal.objects.select_related("mentorship"), mentorship=row, public_id=goal)
    state = next((state for state in Goal.State.values if state in request.POST), None)
    if state:
        attempt(request, together.mark_goal, one, by=request.member, state=state)
    return back(public_id)


@require_POST
@member_page()
def plan_session(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    form = SessionForm(request.POST, zone=zone_of(request.member))
    if form.is_valid():
        try:
            together.plan(row, by=request.member, **form.cleaned_data)
            return back(public_id)
        except WrongStep as refusal:
            form.add_error(None, str(refusal))
    return shown(request, row, session_form=form)


@require_POST
@member_page()
def mark_session(request: MemberRequest, public_id: str, session: str) -> HttpResponse:
    row = found(request, public_id)
    one = get_object_or_404(Session.objects.select_related("mentorship"), mentorship=row, public_id=session)
    state = next((state for state in ("held", "called-off") if state in request.POST), None)
    if state:
        attempt(request, together.mark_session, one, by=request.member, state=state)
    return back(public_id)


@require_POST
@member_page()
def show_way(request: MemberRequest, public_id: str, detail: str) -> HttpResponse:
    """Reveals one of the member's own ways to be reached, or takes it back."""
    row = found(request, public_id)
    own_detail = get_object_or_404(request.member.contact_details.select_related("member"), public_id=detail)
    if "show" in request.POST:
        attempt(request, together.reveal, row, detail=own_detail)
    elif "take_back" in request.POST:
        together.take_back(row, detail=own_detail)
        messages.success(request, _("It is not shown any more. They may have written it down before."))
    return back(public_id)


@require_POST
@member_page()
def pause(request: MemberRequest, public_id: str) -> HttpResponse:
    row = found(request, public_id)
    if "pause" in request.POST:
        attempt(request, together.pause, row, by=request.member)
    elif "again" in request.POST:
        attempt(request, together.take_up_again, row, by=request.member)
    return back(public_id)


@require_POST
@member_page()
def choose_campaign(request: MemberRequest, public_id: str) -> HttpResponse:
    row, form = found(request, public_id), CampaignForm(request.POST)
    if form.is_valid() and "campaign" in form.cleaned_data:
        serve(row, form.cleaned_data["campaign"])
    return back(public_id)


@look_or_send
@member_page()
def check_in(request: MemberRequest, public_id: str) -> HttpResponse:
    """The three questions, where they wait, and the own earlier answers."""
    row = found(request, public_id)
    waiting = check_ins.waiting_for(row, request.member)
    form = CheckInForm(request.POST or None)
    if request.method == "POST" and waiting and form.is_valid():
        check_ins.answer(waiting, **form.cleaned_data)
        messages.success(request, _("Thank you. Only you can read your answers."))
        return back(public_id)
    earlier = row.check_ins.filter(member=request.member).exclude(signal="")
    context: dict[str, Any] = {"row": row, "waiting": waiting, "form": form, "earlier": earlier}
    return render(request, "directory/mentorship/check_in.html", context)


@look_or_send
@member_page()
def finish(request: MemberRequest, public_id: str) -> HttpResponse:
    """The end with its word; for the other one, the word alone."""
    row, form = found(request, public_id), FarewellForm(request.POST or None)
    if not (row.is_together or row.state in OVER):
        raise Http404("nothing to finish")
    if form.is_valid() and attempt(request, together.finish, row, by=request.member, **form.cleaned_data):
        messages.success(request, _("Thank you. Nothing of this mentorship is open any more."))
        return back(public_id)
    return render(request, "directory/mentorship/finish.html", {"row": row, "form": form})


@require_POST
@member_page()
def report(request: MemberRequest, public_id: str) -> HttpResponse:
    row, form = found(request, public_id), ReportForm(request.POST, auto_id=REPORT)
    if not form.is_valid():
        return shown(request, row, report_form=form)
    check_ins.report(row, by=request.member, text=form.cleaned_data["text"])
    messages.success(request, _("The safety team was told. The other one is not."))
    return back(public_id)
