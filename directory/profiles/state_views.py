"""One POST each: hide at once, show again, rest, come back."""

from collections.abc import Callable
from typing import cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from accounts.sessions import end_other_sessions

from ..access import MemberRequest, member_page
from ..models import Member
from . import hiding

Act = Callable[..., Member]


def _done(request: MemberRequest, act: Act, text: str) -> HttpResponse:
    act(request.member, actor_id=request.user.pk)
    messages.success(request, text)
    return redirect("directory:me")


@require_POST
@member_page()
def hide_me(request: MemberRequest) -> HttpResponse:
    """Whoever sits at another device in this name is out as well."""
    answer = _done(
        request, hiding.hide, _("You are hidden. Nobody finds you, and other sign-ins have ended.")
    )
    end_other_sessions(cast(User, request.user), keep=request.session.session_key)
    return answer


@require_POST
@member_page()
def show_me(request: MemberRequest) -> HttpResponse:
    return _done(request, hiding.show_again, _("You are back, as you were before."))


@require_POST
@member_page()
def rest_now(request: MemberRequest) -> HttpResponse:
    return _done(request, hiding.rest, _("Rest well. You are asked for nothing until you come back."))


@require_POST
@member_page()
def back_from_rest(request: MemberRequest) -> HttpResponse:
    return _done(request, hiding.end_rest, _("Welcome back."))
