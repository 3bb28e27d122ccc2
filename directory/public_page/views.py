"""The member's own screens: where the page stands, writing it, sending it, taking it back, closing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from home.shell import shell_for

from ..access import MemberRequest, member_page
from ..models import OpenProfile
from ..states import MAY_BE_PUBLIC, State
from ..visibility import may_be_public
from .closing import close
from .draft import fresh_draft, languages_to_write_in, page_from, profile_of, save_draft, seal_of
from .face import Face, face_of
from .forms import AgreementForm, PublicPageForm
from .sending import NotSent, send, take_back
from .standing import standing_of

HERE = "directory:public_page"
# Whoever is hidden finds it closed, and can read why.
OPENS = MAY_BE_PUBLIC | {State.HIDDEN}


@require_safe
@member_page(OPENS)
def overview(request: MemberRequest) -> HttpResponse:
    profile = profile_of(request.member)
    context = {
        "standing": standing_of(request.member, shell_for()),
        "may_be_public": may_be_public(request.member),
        "face": own_face(profile) if profile else None,
    }
    return _shown(request, "overview", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page(OPENS)
def write(request: MemberRequest) -> HttpResponse:
    """One form; its buttons keep the draft, or show it before it is kept."""
    member = request.member
    profile = profile_of(member) or fresh_draft(member, _language())
    form = PublicPageForm(member, request.POST or None, instance=profile)
    face = None
    if request.method == "POST" and form.is_valid():
        if "preview" not in request.POST:
            save_draft(member, form.cleaned_data)
            messages.success(request, _("Saved. Nobody else reads it before you send it."))
            return redirect(HERE)
        face = own_face(form.instance)
    waits = standing_of(member, shell_for()).waits
    return _shown(request, "write", {"form": form, "face": face, "waits": waits})


@require_http_methods(["GET", "HEAD", "POST"])
@member_page(OPENS)
def send_it(request: MemberRequest) -> HttpResponse:
    """The words once more, and one box: to exactly these the member agrees."""
    profile = profile_of(request.member)
    if profile is None:
        return redirect("directory:write_public_page")
    form = AgreementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            send(request.member, agreed_to=form.cleaned_data["seal"])
        except NotSent as refused:
            messages.error(request, str(refused))
            return redirect("directory:send_public_page" if _changed(request, profile) else HERE)
        messages.success(request, _("Sent. Your region reads it; the inbox tells you what came of it."))
        return redirect(HERE)
    context = {
        "form": form,
        "face": own_face(profile),
        "seal": seal_of(profile),
        "may_be_public": may_be_public(request.member),
        "standing": standing_of(request.member, shell_for()),
    }
    return _shown(request, "send", context)


@require_POST
@member_page(OPENS)
def take_it_back(request: MemberRequest) -> HttpResponse:
    if take_back(request.member):
        messages.success(request, _("Taken back. You can change it and send it again."))
    return redirect(HERE)


@require_POST
@member_page(OPENS)
def close_it(request: MemberRequest) -> HttpResponse:
    if close(request.member):
        messages.success(request, _("Closed. Its address answers like one that never was."))
    return redirect(HERE)


def own_face(profile: OpenProfile) -> Face:
    """What the draft would look like; the photograph stands in its own place of the template."""
    page = page_from(profile)
    return face_of(page, profile.member.region_id, shell_for())


def _changed(request: MemberRequest, profile: OpenProfile) -> bool:
    return request.POST.get("seal", "") != seal_of(profile)


def _language() -> str:
    """The one in which the site is read, where one can write in it."""
    codes = [code for code, _name in languages_to_write_in()]
    current = get_language() or ""
    return current if current in codes or not codes else codes[0]


def _shown(request: MemberRequest, name: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, f"directory/public_page/{name}.html", {"member": request.member, **context})
