"""Words for everybody: drafted by the facilitator, agreed to by both."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from home.membership import members_only

from ...models.clinic import ClinicPart, ClinicSummary
from .. import public
from ..citing import campaign_named
from ..forms import SummaryForm
from ..states import MAY_BE_PUBLISHED, Role, WrongStep
from .finding import part_of


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@members_only
def summary(request: Any, public_id: str) -> HttpResponse:
    """Presenter and facilitator alone; once the session is summed up."""
    part = part_of(request, public_id)
    if part.role == Role.ADVISER or part.session.phase not in MAY_BE_PUBLISHED:
        raise Http404("nothing for everybody yet")
    row = ClinicSummary.objects.filter(session=part.session).first()
    form = form_of(part, row, request.POST if "save" in request.POST else None)
    if request.method == "POST":
        if act(request, part, form):
            return redirect("clinic:public", public_id)
        row = ClinicSummary.objects.filter(session=part.session).first()
    return render(request, "campaigns/clinic/public.html", context_of(part, row, form))


def form_of(part: ClinicPart, row: ClinicSummary | None, data: Any) -> SummaryForm | None:
    """The facilitator's; the presenter reads."""
    if not part.is_facilitator or (row is not None and public.was_released(row.translation_key)):
        return None
    initial = (
        {name: getattr(row, name) for name in public.WORDS} if row else {"campaign": part.session.campaign}
    )
    return SummaryForm(data, initial=initial, campaigns=public.campaigns_for(part.session))


def act(request: Any, part: ClinicPart, form: SummaryForm | None) -> bool:
    """Does what the button says; whether the page is to be shown anew."""
    session = part.session
    try:
        if "agree" in request.POST:
            public.agree(session, by=part, to=request.POST.get("seal", ""))
            messages.success(request, _("You agreed to exactly these words."))
        elif "withdraw" in request.POST:
            public.withdraw(session, by=part)
            messages.success(request, _("You do not agree any more. Nothing is public."))
        elif form is None or not form.is_valid():
            return form is None
        else:
            public.draft(session, by=part, **form.cleaned_data)
            messages.success(request, _("Saved. Both of you have to agree to exactly these words."))
    except WrongStep as refusal:
        messages.error(request, str(refusal))
    return True


def context_of(part: ClinicPart, row: ClinicSummary | None, form: SummaryForm | None) -> dict:
    if row is None:
        return {"session": part.session, "own": part, "summary": None, "form": form}
    page = public.page_of(row)
    return {
        "session": part.session,
        "own": part,
        "summary": row,
        "form": form,
        "seal": public.seal_of(row),
        "agreed": public.has_agreed(row, part.role),
        "others_agreed": all(public.has_agreed(row, role) for role in public.AGREED if role != part.role),
        "campaign": campaign_named(row.campaign),
        "page": page,
        "is_public": page is not None and page.live,
        "was_released": public.was_released(row.translation_key),
    }
