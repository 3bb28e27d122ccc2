"""The public side. No account, no script, no cookie, and no code in any address.

These views take no token against forged requests (`csrf_exempt`), because there is nothing to forge: they
act by no session and look at no cookie. Whoever makes a stranger's browser send such a form has done what
they could have done from their own, and cannot read the answer. Django's token would need a cookie, which
tells whoever finds the telephone that somebody was here.
"""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from accounts.throttles import paced

from ..access import private_page
from ..introductions import afterwards
from ..introductions.forms import FollowUpForm
from ..models import CaseProposal, IntakeCase
from . import cases, looking, throttles
from .choices import name_of, region_that_answers
from .forms import AskForm, CodeForm, DeleteForm, WriteForm
from .receipts import digits_in, grouped


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The form; sent, the answer shows the receipt code, this once."""
    if request.method != "POST":
        return render(request, "directory/intake/ask.html", {"form": AskForm()})
    form = AskForm(request.POST)
    if request.FILES:
        form.add_error(None, _("Files cannot be sent here. Your words are still below."))
    if form.is_valid():
        if error := throttles.may_ask(request):
            form.refuse(error)
        elif code := stored(form):
            return render(request, "directory/intake/receipt.html", {"code": code, "grouped": grouped(code)})
    return paced(render(request, "directory/intake/ask.html", {"form": form}), form)


@sensitive_variables()
def stored(form: AskForm) -> str:
    """The code of the new case; empty where it was refused, which the form then says."""
    region = region_that_answers(form.cleaned_data["region"])
    if region is None:
        form.refuse(ValidationError(_("Nobody can answer here at the moment. Please come back later.")))
        return ""
    try:
        return cases.open_case(form.nonce, form.cleaned_data["text"], region=region, **form.facts)[1]
    except ValidationError as error:
        form.refuse(error)
        return ""


@csrf_exempt
@sensitive_post_parameters()
@sensitive_variables()
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """With the code: the conversation. The code travels in the body of each request and nowhere else."""
    if request.method != "POST":
        return closed_door(request, CodeForm())
    form = CodeForm(request.POST)
    if error := throttles.may_try_a_code(request):
        form.add_error(None, error)
        return closed_door(request, form)
    code = digits_in(request.POST.get("code", ""))
    case = cases.find(code)
    if case is None:
        form.add_error(None, _("This code opens nothing. Please look at its digits again."))
        return closed_door(request, form)
    throttles.was_right(request)
    try:
        return ACTS.get(request.POST.get("act", ""), conversation)(request, case, code)
    except cases.CaseGone:
        form.add_error(None, _("This code opens nothing. Please look at its digits again."))
        return closed_door(request, form)


def closed_door(request: HttpRequest, form: CodeForm) -> HttpResponse:
    return paced(render(request, "directory/intake/return.html", {"form": form}), form)


@sensitive_variables()
def conversation(request: HttpRequest, case: IntakeCase, code: str, **changed: Any) -> HttpResponse:
    context = {
        "case": case,
        "code": code,
        "talk": list(case.messages.all()),
        "region_name": name_of(case.region),
        "form": WriteForm(),
        "delete_form": DeleteForm(),
        "came_form": FollowUpForm(),
        **looking.for_person(case),
        **changed,
    }
    return paced(render(request, "directory/intake/conversation.html", context), context["form"])


@sensitive_variables()
def write(request: HttpRequest, case: IntakeCase, code: str) -> HttpResponse:
    form = WriteForm(request.POST)
    if request.FILES:
        form.add_error(None, _("Files cannot be sent here. Your words are still below."))
    if not form.is_valid():
        return conversation(request, case, code, form=form)
    if error := throttles.may_write(case.receipt_hash):
        form.refuse(error)
        return conversation(request, case, code, form=form)
    cases.write(case, form.cleaned_data["text"], form.nonce)
    case.refresh_from_db()
    return conversation(request, case, code, said=_("Your message is stored."))


def agree(request: HttpRequest, case: IntakeCase, code: str) -> HttpResponse:
    """Yes or no to what the leads propose to ask members."""
    said = request.POST.get("said", "")
    if said in CaseProposal.Answer.values:
        looking.answer(case, request.POST.get("proposal", ""), said)
        case.refresh_from_db()
    return conversation(request, case, code)


def came(request: HttpRequest, case: IntakeCase, code: str) -> HttpResponse:
    """What came of the help. "It was not safe" goes to the safety team alone."""
    question, form = looking.question_of(case), FollowUpForm(request.POST)
    if question is None or not form.is_valid():
        return conversation(request, case, code, came_form=form)
    afterwards.answer(question, answer=form.cleaned_data["answer"])
    thanks = _("Thank you. The one who helped does not see your answer.")
    return conversation(request, case, code, said=thanks)


def delete(request: HttpRequest, case: IntakeCase, code: str) -> HttpResponse:
    form = DeleteForm(request.POST)
    if not form.is_valid():
        return conversation(request, case, code, delete_form=form)
    cases.delete(case)
    return render(request, "directory/intake/deleted.html")


# What somebody with a code can do; everything else shows the conversation.
ACTS = {"write": write, "delete": delete, "agree": agree, "came": came}


@csrf_exempt
@require_POST
@private_page
def leave(request: HttpRequest) -> HttpResponse:
    """The quick exit of these pages: as the members', but it needs no cookie. Another site that sends
    somebody here signs nobody out: only our own pages have the cookies cleared."""
    response = render(request, "directory/left.html", {"to": settings.QUICK_EXIT_URL})
    response["Refresh"] = f"0; url={settings.QUICK_EXIT_URL}"
    if request.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin":
        response["Clear-Site-Data"] = '"cookies", "storage"'
    return response
