"""The member's side of the board: answering a lead's suggestion, and the page of people outside."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..access import MemberRequest, member_page
from ..exchange.requests import RequestRefused
from ..models import Suggestion
from ..navigation import Way
from ..notices import Kind
from ..outside import lines
from ..states import MAY_REQUEST
from . import suggesting

KINDS = {
    "suggestion": Kind(
        _("A lead of your region suggests a wider search for your request."),
        "directory:request",
        takes_id=True,
    ),
    "outside": Kind(
        _("A lead of your region points you to people outside who may help."), "directory:outside"
    ),
}
WAYS: list[Way] = []


@require_POST
@member_page(MAY_REQUEST)
def answer_suggestion(request: MemberRequest, public_id: str) -> HttpResponse:
    row = get_object_or_404(request.member.requests.own(), public_id=public_id)
    suggestion = row.suggestions.filter(answer="").first()
    said = request.POST.get("answer")
    if suggestion is not None and said in Suggestion.Answer.values:
        try:
            if suggesting.answer(suggestion, said, by=request.member):
                messages.success(request, _("We look more widely now."))
        except RequestRefused as refusal:
            messages.error(request, str(refusal))
    return redirect("directory:request", row.public_id)


@require_safe
@member_page()
def people_outside(request: MemberRequest) -> HttpResponse:
    return render(request, "directory/outside/lines.html", {"lines": lines.shown()})
