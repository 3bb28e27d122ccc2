"""The way in: the member's sessions, and the brief."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from home.membership import members_only, roster

from ...models.clinic import ClinicPart, ClinicSession
from .. import people, reading, writing
from ..forms import BriefForm
from ..states import EXPLAINED, IN_ORDER, Phase, WrongStep
from .finding import back, part_of

BRIEF = ("language", "title", "campaign", "about", "stuck")


@require_safe
@members_only
def overview(request: Any) -> HttpResponse:
    """What a member presents, takes part in, and is asked for."""
    joined = ClinicPart.objects.joined().filter(member=request.member)
    own = joined.filter(session__in=ClinicSession.objects.of(request.member))
    asked = ClinicPart.objects.asked().filter(member=request.member)
    context = {
        "own": own.select_related("session").order_by("-session"),
        "asked": asked.filter(session__in=ClinicSession.objects.live()).select_related("session"),
        "steps": [reading.Step(phase.label, EXPLAINED[phase], "later") for phase in IN_ORDER],
        "may_present": roster().takes_part(request.member),
    }
    return render(request, "campaigns/clinic/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@members_only
def new(request: Any) -> HttpResponse:
    form = BriefForm(request.POST or None, initial={"language": get_language()})
    if form.is_valid():
        try:
            session = people.present(request.member, **form.cleaned_data)
        except WrongStep as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Your brief waits for a facilitator. You are told when one is there.")
            )
            return redirect("clinic:session", session.public_id)
    return render(request, "campaigns/clinic/brief.html", {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@members_only
def brief(request: Any, public_id: str) -> HttpResponse:
    """The presenter changes the brief, until the questions begin."""
    part = part_of(request, public_id)
    session = part.session
    if not part.is_presenter or session.phase != Phase.BRIEF:
        raise Http404("nothing to change")
    form = BriefForm(request.POST or None, initial={name: getattr(session, name) for name in BRIEF})
    if form.is_valid():
        try:
            writing.change_brief(session, by=part, **form.cleaned_data)
            return back(part)
        except WrongStep as refusal:
            form.add_error(None, str(refusal))
    return render(request, "campaigns/clinic/brief.html", {"form": form, "session": session})
