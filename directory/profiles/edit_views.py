"""Editing the own profile and its photograph."""

import base64

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from ..access import MemberRequest, enter, member_page, private_page
from ..audiences import Audience
from ..states import MAY_SIGN_IN_TO_PAGES
from ..visibility import member_of
from . import editing, looking, photo
from .edit_forms import ProfileForms, with_more_rows
from .registries import stopped
from .showing import as_seen_by

ROWS = ("languages", "skills", "contact")


@require_http_methods(["GET", "HEAD", "POST"])
@member_page()
def edit(request: MemberRequest) -> HttpResponse:
    """One form. Its buttons: save, more rows of a kind, or a look at it before it is saved."""
    member = editing.whole(request.member)
    if request.method != "POST":
        return _page(request, ProfileForms(member), editing.start_of(member))
    start = request.POST.get("start", "")
    if request.POST.get("more") in ROWS:
        data = with_more_rows(request.POST, request.POST["more"])
        return _page(request, ProfileForms(member, data), start)
    filled = ProfileForms(member, request.POST)
    if not filled.is_valid():
        return _page(request, filled, start)
    if "preview" in request.POST:
        seen = as_seen_by(Audience.MEMBERS, editing.unsaved(editing.whole(member), filled))
        return _page(request, filled, start, sight=seen)
    return _save(request, filled, start)


def _save(request: MemberRequest, filled: ProfileForms, start: str) -> HttpResponse:
    try:
        editing.save(request.member, filled, start=start)
    except editing.ChangedMeanwhile as other:
        stored = editing.differences(filled, other.now)
        return _page(request, filled, editing.start_of(other.now), changed=True, stored=stored)
    messages.success(request, _("Saved."))
    return redirect("directory:profile")


def _page(request: MemberRequest, filled: ProfileForms, start: str, **more: object) -> HttpResponse:
    context = {"member": request.member, "forms": filled, "start": start, **more}
    return render(request, "directory/profiles/edit.html", context)


# The photograph --------------------------------------------------------------------------------------


class PhotoForm(forms.Form):
    picture = forms.FileField(
        label=gettext_lazy("Photograph"),
        help_text=gettext_lazy("It is made small, and everything hidden in it is taken out."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )

    def clean_picture(self) -> str:
        upload = self.cleaned_data["picture"]
        return photo.painted(upload, upload.name)


@require_http_methods(["GET", "HEAD", "POST"])
@member_page()
def own_photo(request: MemberRequest) -> HttpResponse:
    """At first nobody sees it: that is chosen where everything else is."""
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        photo.keep(request.member, form.cleaned_data["picture"])
        messages.success(request, _("Saved. Nobody sees it before you choose who does."))
        return redirect("directory:own_photo")
    context = {"member": request.member, "form": form, "has_photo": bool(request.member.photo)}
    return render(request, "directory/profiles/photo.html", context)


@require_POST
@member_page()
def remove_photo(request: MemberRequest) -> HttpResponse:
    photo.keep(request.member, None)
    messages.success(request, _("The photograph is gone."))
    return redirect("directory:own_photo")


@require_safe
@private_page
def picture(request: HttpRequest, public_id: str) -> HttpResponse:
    """The picture's bytes, for those who see it; the same answer for all the others, signed in or not."""
    if member_of(request.user) is not None:
        return enter(request, MAY_SIGN_IN_TO_PAGES, _picture, public_id)
    return _picture(request, public_id) if request.user.is_authenticated else HttpResponse(status=404)


def _picture(request: HttpRequest, public_id: str) -> HttpResponse:
    if stopped(request, public_id) is not None:
        return HttpResponse(status=404)
    found = looking.look(request.user, public_id)
    if found is None or "photo" not in found.seen:
        return HttpResponse(status=404)
    return HttpResponse(base64.b64decode(found.seen["photo"]), content_type="image/jpeg")
