"""Programmes, entries and mentorships of one member: what there is, and the way in."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import MemberRequest, member_page
from ..mentorship import agreeing, campaigns, entries, programmes
from ..mentorship.forms import MenteeForm, MentorForm
from ..mentorship.showing import entry_facts, leads
from ..mentorship.states import WrongStep
from ..models import Mentorship, MentorshipEntry, Programme
from ..skill_names import names
from ..states import MAY_BE_ASKED, State

SHOWN = 100
FORMS: dict[str, type[MentorForm] | type[MenteeForm]] = {"mentor": MentorForm, "mentee": MenteeForm}
look_or_send = require_http_methods(["GET", "HEAD", "POST"])


def attempt(request: MemberRequest, act: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
    """Runs a service. What it refuses becomes a message in plain words."""
    try:
        act(*args, **kwargs)
    except WrongStep as refusal:
        messages.error(request, str(refusal))
        return False
    return True


@require_safe
@member_page()
def mentorship_list(request: MemberRequest) -> HttpResponse:
    member, known = request.member, names()
    own = {entry.programme_id: entry for entry in member.mentorship_entries.select_related("programme")}
    open_now = Programme.objects.running().for_member(member).select_related("leader", "region")
    pairs = Mentorship.objects.of(member)[:SHOWN]
    context = {
        "asked_to_lead": Programme.objects.filter(asked_leader=member),
        "programmes": [
            {"row": row, "leader": leads(row), "entered": row.pk in own} for row in open_now[:SHOWN]
        ],
        "entries": [entry_facts(entry, known) for entry in own.values()],
        "mentorships": [
            {"row": row, "skill": known.get(row.skill_id, ""), "is_mentor": row.is_mentor(member)}
            for row in pairs
        ],
        "may_enter": State(member.state) in MAY_BE_ASKED,
        "wanted": campaigns.key_in(request.GET.get("campaign", "")),
    }
    return render(request, "directory/mentorship/list.html", context)


@look_or_send
@member_page(MAY_BE_ASKED)
def enter(request: MemberRequest, public_id: str, role: str) -> HttpResponse:
    """The form of one side; whoever entered before finds what they wrote."""
    member = request.member
    open_to_me = Programme.objects.running().for_member(member)
    programme = get_object_or_404(open_to_me, public_id=public_id)
    entry = member.mentorship_entries.filter(programme=programme).first()
    form = FORMS[role](
        request.POST or None, member=member, programme=programme, initial=beginning(request, entry, role)
    )
    if form.is_valid():
        try:
            entries.enter(programme, member, role, **form.facts())
        except (WrongStep, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
        else:
            messages.success(request, _("You are in the programme. You are told as soon as somebody fits."))
            return redirect("directory:mentorships")
    context = {"form": form, "programme": programme, "role": role, "leader": leads(programme)}
    return render(request, "directory/mentorship/enter.html", context)


def beginning(request: MemberRequest, entry: MentorshipEntry | None, role: str) -> dict[str, Any]:
    """What the form begins with: the own entry, or the campaign whose page led here."""
    wanted = campaigns.key_in(request.GET.get("campaign", ""))
    if entry is None:
        return {"campaign": wanted}
    names_of_fields = ("pace", "hours", "languages", "near", "words", "not_with", "places")
    kept = {name: getattr(entry, name) for name in names_of_fields}
    skill = entry.skills if role == "mentor" else entry.skills[:1]
    return kept | {"campaign": wanted or entry.campaign, "skill": skill}


@require_POST
@member_page()
def change_entry(request: MemberRequest, public_id: str) -> HttpResponse:
    rows = request.member.mentorship_entries.select_related("member", "programme")
    entry = get_object_or_404(rows, public_id=public_id)
    if "withdraw" in request.POST:
        entries.withdraw(entry)
        messages.success(request, _("Nobody is proposed to you any more. What runs goes on."))
    elif "again" in request.POST and attempt(request, entries.look_again, entry):
        messages.success(request, _("We look for somebody else."))
    return redirect("directory:mentorships")


@require_POST
@member_page(MAY_BE_ASKED)
def answer_to_lead(request: MemberRequest, public_id: str) -> HttpResponse:
    programme = get_object_or_404(Programme, public_id=public_id, asked_leader=request.member)
    if "yes" in request.POST or "no" in request.POST:
        programmes.answer_to_lead(programme, by=request.member, yes="yes" in request.POST)
        messages.success(request, _("Thank you for your answer."))
    return redirect("directory:mentorships")


@require_POST
@member_page()
def answer(request: MemberRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(Mentorship.objects.of(request.member), public_id=public_id)
    if "no" in request.POST:
        agreeing.say_no(row, by=request.member)
        messages.success(request, _("That is all right. Nobody is told, and nothing is counted."))
        return redirect("directory:mentorships")
    if "yes" in request.POST and attempt(request, agreeing.say_yes, row, by=request.member):
        messages.success(request, _("Thank you. It begins as soon as both of you have said yes."))
    return redirect("directory:mentorship", public_id)
