"""Profiles: other people's, and the own one as others see it."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from home.shell import shell_for

from ..access import MemberRequest, enter, member_page, private_page
from ..audiences import Audience, Preset
from ..listing import with_everything
from ..models import Member
from ..public_page.face import public_face
from ..public_page.standing import standing_of
from ..states import MAY_SIGN_IN_TO_PAGES
from ..visibility import member_of
from . import choosing, looking
from .audience_form import PRESETS, AudienceForm, PresetForm
from .registries import stopped
from .showing import as_seen_by, viewers

LOOKS_SHOWN = 50


# Somebody's profile ----------------------------------------------------------------------------------


@require_http_methods(["GET", "HEAD", "POST"])
@private_page
def profile(request: HttpRequest, public_id: str) -> HttpResponse:
    """For members, and for leads, who need no membership. A POST is a lead's wish to see more."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path(), login_url="account_login")
    if member_of(request.user) is not None:
        return enter(request, MAY_SIGN_IN_TO_PAGES, _profile, public_id)
    return _profile(request, public_id)


def _profile(request: HttpRequest, public_id: str) -> HttpResponse:
    if (answer := stopped(request, public_id)) is not None:
        return answer
    found = looking.look(request.user, public_id, opened=request.method == "POST")
    if found is None:
        return looking.nobody(request)
    if found.viewer.is_owner:
        return redirect("directory:seen_by", Audience.MEMBERS.value)
    context = {"look": found, "sight": found.sight, "may_ask": may_ask(found)}
    return render(request, "directory/profiles/profile.html", context)


def may_ask(found: looking.Look) -> bool:
    """From one member to another, where there is something to ask for."""
    return Audience.MEMBERS in found.viewer.audiences and "skills_offered" in found.seen


# The own one ---------------------------------------------------------------------------------------


@require_safe
@member_page()
def seen_by(request: MemberRequest, audience: str) -> HttpResponse:
    """The own profile, through the eyes of others: the same words and the same page."""
    if audience not in Audience:
        raise Http404("no such audience")
    who = Audience(audience)
    if who is Audience.WORLD:
        return world(request)
    member = _whole(request.member)
    context = {
        "member": member,
        "who": who,
        "audiences": list(viewers()),
        "sight": as_seen_by(who, member),
    }
    return render(request, "directory/profiles/seen_by.html", context)


def world(request: MemberRequest) -> HttpResponse:
    """Everybody reads the public page, as it was signed, and nothing else."""
    shell = shell_for()
    context = {
        "member": request.member,
        "who": Audience.WORLD,
        "audiences": list(viewers()),
        "face": public_face(request.member, shell),
        "standing": standing_of(request.member, shell),
    }
    return render(request, "directory/profiles/seen_by.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page()
def audiences(request: MemberRequest) -> HttpResponse:
    """Presets, and each field for itself. What widens comes back as a question."""
    member = request.member
    presets = PresetForm(_posted(request, "preset"), initial={"preset": member.preset})
    boxes = AudienceForm(member, _posted(request, "boxes"))
    if presets.is_bound and presets.is_valid():
        preset = presets.cleaned_data["preset"]
        return _chosen(request, preset, choosing.of_preset(preset))
    if boxes.is_bound and boxes.is_valid():
        return _chosen(request, member.preset, boxes.wanted)
    context = {
        "member": member,
        "presets": [(value, label, PRESETS[Preset(value)]) for value, label in Preset.choices],
        "boxes": boxes,
        "looks": _looks(member),
    }
    return render(request, "directory/profiles/audiences.html", context)


def _chosen(request: MemberRequest, preset: str, wanted: choosing.Sets) -> HttpResponse:
    choice = choosing.choose(request.member, preset, wanted, yes_to=request.POST.get("yes_to", ""))
    if not choice.widening:
        messages.success(request, _("Saved. It counts from now on."))
        return redirect("directory:audiences")
    again = [(name, value) for name, values in request.POST.lists() for value in values]
    context = {
        "member": request.member,
        "sentences": choosing.sentences(choice.widening, request.member),
        "seal": choice.seal,
        "again": [pair for pair in again if pair[0] not in ("csrfmiddlewaretoken", "yes_to")],
    }
    return render(request, "directory/profiles/widening.html", context)


def _posted(request: HttpRequest, step: str) -> Any:
    return request.POST if request.method == "POST" and step in request.POST else None


def _whole(member: Member) -> Member:
    return with_everything(Member.objects.filter(pk=member.pk)).get()


def _looks(member: Member) -> list[dict[str, Any]]:
    """Which leads looked, in words. Of somebody whose account is closed only the day is left."""
    looks = list(member.private_looks.all()[:LOOKS_SHOWN])
    names = get_user_model().objects.in_bulk({row.by for row in looks})
    return [{"on": row.on, "name": str(names.get(row.by, ""))} for row in looks]
