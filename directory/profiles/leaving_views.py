"""Taking the own data along, and erasing it: open even to those whose membership is closed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.throttles import paced, slow_down
from safekeeping.throttle import Throttle

from ..access import EVEN_CLOSED, MemberRequest, member_page
from ..states import By, State
from .erasing import erase
from .exporting import export

EXPORT = Throttle("directory-export", limit=5, seconds=3600)
ERASURE = Throttle("directory-erasure", limit=10, seconds=600)


@require_safe
@member_page(opens=EVEN_CLOSED)
def own_data(request: MemberRequest) -> HttpResponse:
    return render(request, "directory/profiles/own_data.html", {"member": request.member})


@require_POST
@member_page(opens=EVEN_CLOSED)
def take_along(request: MemberRequest) -> HttpResponse:
    """Everything kept about the member, as one JSON file. Not while a seal stands: it keeps what is private
    from whoever others let in."""
    if request.member.state == State.SEALED:
        return redirect("directory:unseal")
    if not EXPORT.hit(str(request.user.pk)).allowed:
        messages.error(request, _("You have taken it several times just now. Please try again in an hour."))
        return redirect("directory:own_data")
    options: dict[str, Any] = {"indent": 1, "ensure_ascii": False}
    response = JsonResponse(export(request.member), json_dumps_params=options)
    response["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response


class ErasureForm(forms.Form):
    """Typing the handle shows that it is meant, the password that it is them."""

    handle = forms.CharField(
        label=gettext_lazy("Your handle, to show that you mean it"),
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Your password"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": "current-password"}),
    )

    def __init__(self, user: Any, *args: Any):
        super().__init__(*args)
        self.user = user

    def clean_handle(self) -> str:
        handle = self.cleaned_data["handle"].strip().lower()
        if handle != self.user.get_username():
            raise forms.ValidationError(_("This is not your handle."))
        return handle

    def clean_password(self) -> str:
        key = str(self.user.pk)
        verdict = ERASURE.hit(key)
        if not verdict.allowed:
            raise slow_down(verdict)
        if not self.user.check_password(self.cleaned_data["password"]):
            raise forms.ValidationError(_("The password is not right."))
        ERASURE.take_back(key)
        return ""


@require_http_methods(["GET", "HEAD", "POST"])
@member_page(opens=EVEN_CLOSED)
def erase_me(request: MemberRequest) -> HttpResponse:
    form = ErasureForm(request.user, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        erase(request.member, by=By.OWNER, actor_id=request.user.pk)
        logout(request)
        response = render(request, "directory/profiles/gone.html")
        response["Clear-Site-Data"] = '"cookies", "storage"'
        return response
    context = {"member": request.member, "form": form}
    return paced(render(request, "directory/profiles/erase.html", context), form)
