"""After an account was opened anew by two others, its texts stay sealed until its owner lifts the seal.

Whoever used the link set the password, so a press alone would open everything to whoever deceived the two.
A recovery code proves that it is the owner, and opens at once. Who has none waits for a day, in which those
who helped are told and can still stop it (docs/members.md, "Coming back without e-mail").
"""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from accounts.forms import AS_TYPED
from accounts.throttles import hit_all, paced, slow_down, take_back
from safekeeping.throttle import Throttle

from ..access import ALSO_SEALED, MemberRequest, member_page
from ..lifecycle import locked, move, standing
from ..models import Member
from ..states import By, State
from .codes import hash_of_code
from .forms import password_field

WAIT = timedelta(hours=24)
tries = Throttle("unseal", limit=10, seconds=3600)


class UnsealForm(forms.Form):
    password = password_field(gettext_lazy("Password"), "current-password")
    code = forms.CharField(
        label=gettext_lazy("Recovery code"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Leave it empty if you have none left: then you can confirm after a day."),
        widget=forms.TextInput(attrs={**AS_TYPED, "autocomplete": "off"}),
    )


def opens_at(member: Member) -> datetime:
    """From when on the password alone is enough."""
    return member.state_since + WAIT


@transaction.atomic
def lift(member: Member, *, password: str, code: str, by: Any) -> Member:
    """Opens what was sealed. A code that was given and is right is spent.

    Raises ValidationError where the password is wrong, or where the day is not over and no code proves who
    it is; nothing has changed then.
    """
    row = locked(member)
    if row.state != State.SEALED:  # pressed twice
        return row
    if not by.check_password(password):
        raise ValidationError({"password": _("The password is not right.")})
    if opens_at(row) > timezone.now() and not spend(row, code):
        raise ValidationError(
            {
                "code": _("This code opens nothing.")
                if code
                else _("Without a code you can confirm after a day.")
            }
        )
    return move(member, row.state_before or standing(row), by=By.OWNER, actor_id=by.pk)


def spend(member: Member, code: str) -> bool:
    if not code:
        return False
    unused = member.recovery_codes.filter(code_hash=hash_of_code(code), used_at=None)
    return bool(unused.update(used_at=timezone.now()))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters()
@member_page(opens=ALSO_SEALED)
def unseal(request: MemberRequest) -> HttpResponse:
    """Everything stays closed until the member says, and shows, that it was their wish."""
    member = request.member
    form = UnsealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        hit = (tries, str(request.user.pk))
        verdict = hit_all(hit)
        if not verdict.allowed:
            form.add_error(None, slow_down(verdict))
        else:
            try:
                lift(member, by=request.user, **form.cleaned_data)
            except ValidationError as refused:
                form.add_error(None, refused)
            else:
                take_back(hit)
                return redirect("directory:me")
    is_open = opens_at(member) <= timezone.now()
    context = {"form": form, "is_open": is_open, "opens_at": opens_at(member)}
    return paced(render(request, "directory/unseal.html", context), form)
