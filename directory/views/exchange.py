"""Offers, requests and answers of one member."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home import skill_requests

from ..access import MemberRequest, member_page
from ..board.suggesting import MAY_BE_WIDENED, in_words
from ..exchange import asks, offers, requests
from ..exchange.behalf import is_for_case
from ..exchange.forms import NamedRequestForm, OfferForm, RequestForm
from ..exchange.words import facts_of, reasons_in_words, step_in_words
from ..listing import with_everything
from ..matching import Step
from ..models import Member, Request
from ..profiles.registries import stopped
from ..skill_names import names
from ..skills.scheme import skill_of_code
from ..states import MAY_BE_ASKED, MAY_BROWSE, MAY_REQUEST, State
from ..visibility import told, viewer_of

OFFERING = MAY_BE_ASKED | {State.PAUSED}
SHOWN = 100
look_or_send = require_http_methods(["GET", "HEAD", "POST"])


# Offers ------------------------------------------------------------------------------------------------


@require_safe
@member_page(OFFERING)
def offer_list(request: MemberRequest) -> HttpResponse:
    known = names()
    rows = request.member.offers.filter(withdrawn_at=None)[:SHOWN]
    listed = [{"row": row, "skill": known.get(row.skill_id, ""), "facts": facts_of(row)} for row in rows]
    return render(request, "directory/exchange/offers.html", {"offers": listed})


@look_or_send
@member_page(OFFERING)
def new_offer(request: MemberRequest) -> HttpResponse:
    form = OfferForm(request.POST or None, member=request.member)
    if form.is_valid():
        try:
            offers.make_offer(request.member, **form.cleaned_data)
        except offers.OfferRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your offer stands for ninety days."))
            return redirect("directory:offers")
    return render(request, "directory/exchange/offer_form.html", {"form": form})


@require_POST
@member_page(OFFERING)
def change_offer(request: MemberRequest, public_id: str) -> HttpResponse:
    offer = get_object_or_404(request.member.offers.select_related("member"), public_id=public_id)
    if "renew" in request.POST:
        offers.renew_offer(offer)
        messages.success(request, _("Your offer stands for ninety days."))
    elif "take_back" in request.POST:
        offers.take_back(offer)
        messages.success(request, _("Nobody is asked to ask you for it any more."))
    return redirect("directory:offers")


# Requests ----------------------------------------------------------------------------------------------


@require_safe
@member_page(MAY_REQUEST)
def request_list(request: MemberRequest) -> HttpResponse:
    known = names()
    rows = request.member.requests.own()[:SHOWN]
    listed = [{"row": row, "skill": known.get(row.skill_id, "")} for row in rows]
    return render(request, "directory/exchange/requests.html", {"requests": listed})


@look_or_send
@member_page(MAY_REQUEST)
def new_request(request: MemberRequest) -> HttpResponse:
    """What somebody looked for among members, and did not find, is filled in; so is what another room asks
    for, in the sealed part."""
    sought, origin = skill_of_code(request.GET.get("skill", "")), request.GET.get("for", "")[:64]
    detail = skill_requests.words_for(origin, request.user) if origin else ""
    is_known = not origin or skill_requests.origin_of(origin) is not None
    if not is_known or (detail is None and request.method != "POST"):  # whoever typed keeps their words
        raise Http404("not theirs to ask for, or asked for already")
    begin = {"skill": sought, "detail": detail}
    form = RequestForm(request.POST or None, member=request.member, initial=begin)
    return opened(request, form, origin=origin)


@look_or_send
@member_page(MAY_BROWSE)
def ask_somebody(request: MemberRequest, public_id: str) -> HttpResponse:
    """Asks one person whose skills one can see. Whoever is hidden, erased or was never there is not found."""
    if (answer := stopped(request, public_id)) is not None:
        return answer
    other = with_everything(Member.objects.exclude(pk=request.member.pk)).filter(public_id=public_id).first()
    shown = told(viewer_of(request.user, other), other) if other else {}
    # Whoever shows no name has no profile, whatever else they show.
    if other is None or not {"display_name", "skills_offered"} <= shown.keys():
        raise Http404("nobody there")
    known = names()
    offered = [(row.skill_id, known.get(row.skill_id, row.skill.code)) for row in shown["skills_offered"]]
    form = NamedRequestForm(request.POST or None, member=request.member, offered=offered)
    return opened(request, form, named=other, shown=shown)


def opened(
    request: MemberRequest, form: RequestForm, named: Member | None = None, origin: str = "", **more: Any
) -> HttpResponse:
    if form.is_valid():
        try:
            made = requests.open_request(request.member, named=named, origin=origin, **form.cleaned_data)
        except (requests.RequestRefused, ValidationError) as refusal:
            form.add_error(None, getattr(refusal, "messages", [str(refusal)]))
        else:
            messages.success(request, _("We are looking. You will find the answer here and in your inbox."))
            return redirect("directory:request", made.public_id)
    context = {"form": form, "named": named, "origin": origin, **more}
    return render(request, "directory/exchange/request_form.html", context)


@require_safe
@member_page(MAY_REQUEST)
def show_request(request: MemberRequest, public_id: str) -> HttpResponse:
    """The same words whether nobody, one or five people were asked."""
    row = get_object_or_404(request.member.requests.own(), public_id=public_id)
    looking = row.state == Request.State.LOOKING
    steps = [(step.value, step_in_words(step)) for step in requests.wider_steps(row)] if looking else []
    context = {
        "row": row,
        "skill": names().get(row.skill_id, ""),
        "facts": facts_of(row),
        "steps": steps,
        "suggested": suggested(row) if row.state in MAY_BE_WIDENED else [],
        "introduction": row.introductions.filter(state__in=["proposed", "open"]).first(),
    }
    return render(request, "directory/exchange/request.html", context)


def suggested(row: Request) -> list[str]:
    """What a lead proposes to ask for less, in words; nothing where no suggestion waits."""
    suggestion = row.suggestions.filter(answer="").first()
    return in_words(suggestion.steps) if suggestion else []


@require_POST
@member_page(MAY_REQUEST)
def change_request(request: MemberRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(request.member.requests.own(), public_id=public_id)
    actor = request.user.pk
    try:
        if "withdraw" in request.POST:
            requests.withdraw(row, actor_id=actor)
        elif "renew" in request.POST:
            requests.renew(row, actor_id=actor)
        elif "anybody" in request.POST:
            requests.ask_anybody(row, actor_id=actor)
        elif request.POST.get("widen") in {step.value for step in Step}:
            requests.widen(row, Step(request.POST["widen"]), actor_id=actor)
    except requests.RequestRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("directory:request", row.public_id)


# Answers -----------------------------------------------------------------------------------------------


@require_safe
@member_page(OFFERING)
def ask_list(request: MemberRequest) -> HttpResponse:
    known = names()
    rows = request.member.asks.select_related("request")[:SHOWN]
    listed = [{"row": row, "skill": known.get(row.request.skill_id, "")} for row in rows]
    return render(request, "directory/exchange/asks.html", {"asks": listed})


@look_or_send
@member_page(OFFERING)
def answer_ask(request: MemberRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(request.member.asks.select_related("request"), public_id=public_id)
    if request.method == "POST":
        return answered(request, row)
    context = {
        "row": row,
        "asked": row.request,
        "skill": names().get(row.request.skill_id, ""),
        "facts": facts_of(row.request),
        "by_a_lead": is_for_case(row.request),
        "reasons": reasons_in_words(row.reasons),
    }
    return render(request, "directory/exchange/ask.html", context)


def answered(request: MemberRequest, row: Any) -> HttpResponse:
    if "no" in request.POST:
        asks.say_no(row)
        messages.success(request, _("That is all right. Nobody is told, and nothing is counted."))
    elif "yes" in request.POST:
        try:
            asks.say_yes(row)
        except (asks.TooLate, asks.NoRoom) as refusal:
            messages.error(request, str(refusal))
            return redirect("directory:ask_to_answer", row.public_id)
        messages.success(
            request, _("Thank you. As soon as the other one says yes, too, you can write to each other.")
        )
    return redirect("directory:asks")
