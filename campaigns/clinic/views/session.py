"""The page of one session, and what its participants do there."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from home.membership import members_only

from ...models.clinic import ClinicPart
from .. import life, people, writing
from ..forms import HandleForm
from ..reading import context_of, form_for
from ..states import Kind, WrongStep
from .finding import ASKED, attempt, back, part_of


def shown(request: Any, part: ClinicPart, **bound: Any) -> HttpResponse:
    return render(request, "campaigns/clinic/session.html", context_of(part, **bound))


@require_safe
@members_only
def show(request: Any, public_id: str) -> HttpResponse:
    """Whoever is only asked reads that, the language, and nothing else."""
    part = part_of(request, public_id, asked=True)
    if part.state == ASKED:
        return render(request, "campaigns/clinic/asked.html", {"part": part, "session": part.session})
    return shown(request, part)


@require_POST
@sensitive_post_parameters()
@members_only
def write(request: Any, public_id: str) -> HttpResponse:
    part = part_of(request, public_id)
    kind = request.POST.get("kind", "")
    form = form_for(kind if kind in Kind.values else "", data=request.POST)
    if not form.is_valid():
        return shown(request, part, bound=form)
    data = form.cleaned_data
    facts = {"cites": form.cites() if kind == Kind.ADVICE else [], "about": data["about"]}
    try:
        writing.write(part.session, by=part, kind=kind, text=data["text"], form_key=data["form_key"], **facts)
    except WrongStep as refusal:
        form.add_error(None, str(refusal))
        return shown(request, part, bound=form)
    messages.success(request, _("Saved. The others are told that somebody wrote."))
    return back(part)


@require_POST
@members_only
def go_on(request: Any, public_id: str) -> HttpResponse:
    part = part_of(request, public_id)
    attempt(request, life.go_on, part.session, by=part, to=request.POST.get("to", ""))
    return back(part)


@require_POST
@members_only
def answer(request: Any, public_id: str) -> HttpResponse:
    """Yes or no of somebody who was asked."""
    part = part_of(request, public_id, asked=True)
    if part.state == ASKED and ("yes" in request.POST or "no" in request.POST):
        joins = "yes" in request.POST
        try:
            if people.answer(part.session, by=part, yes=joins):
                return back(part)
        except WrongStep as refusal:
            messages.error(request, str(refusal))
        else:
            told = (
                _("That is not open any more.") if joins else _("Thank you for your answer. Nobody is told.")
            )
            messages.success(request, told)
    return redirect("clinic:list")


@require_POST
@members_only
def ask(request: Any, public_id: str) -> HttpResponse:
    """The facilitator asks an adviser by their handle, or ends somebody's part."""
    part = part_of(request, public_id)
    if "remove" in request.POST:
        asked = request.POST["remove"]
        number = int(asked) if asked.isdecimal() and len(asked) < 18 else 0
        one = get_object_or_404(ClinicPart, session=part.session, pk=number)
        attempt(request, people.remove, part.session, one, by=part)
        return back(part)
    form = HandleForm(request.POST)
    if not form.is_valid():
        return shown(request, part, handle_form=form)
    if attempt(request, people.ask_adviser, part.session, form.cleaned_data["handle"], by=part):
        messages.success(request, _("If there is such a member, and they can be asked, they are asked now."))
    return back(part)


@require_POST
@members_only
def leave(request: Any, public_id: str) -> HttpResponse:
    """Presenters take their session back, everybody else leaves it."""
    part = part_of(request, public_id)
    if "leave" not in request.POST:
        return back(part)
    act = life.take_back if part.is_presenter else people.leave
    if attempt(request, act, part.session, by=part):
        messages.success(request, _("It is closed for you now."))
    return redirect("clinic:list")
