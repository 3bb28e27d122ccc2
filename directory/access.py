"""Who may enter a page of the member area. Every view of it is wrapped in `member_page`."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers

from editorial.views.kept_text import carry, hands_back, is_worth_carrying

from .models import Member
from .models.member import today
from .states import MAY_SIGN_IN_TO_PAGES, State
from .visibility import member_of

View = Callable[..., HttpResponse]


class MemberRequest(HttpRequest):
    """What a view behind `member_page` is given."""

    member: Member


def member_page(opens: frozenset[State] = MAY_SIGN_IN_TO_PAGES) -> Callable[[View], View]:
    """Opens a view to members in one of these states; the view finds theirs as `request.member`.

    Strangers are sent to sign in, whatever the address says, so that the answer tells nothing about it; words
    that they sent are handed back.
    People without a membership find nothing (404). A member in another state is told what would open it.
    """

    def wrap(view: View) -> View:
        @hands_back
        @wraps(view)
        def entered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return guarded(enter(request, opens, view, *args, **kwargs))

        return entered

    return wrap


def enter(
    request: HttpRequest, opens: frozenset[State], view: View, *args: Any, **kwargs: Any
) -> HttpResponse:
    if not request.user.is_authenticated:
        if is_worth_carrying(request):
            return carry(request, "directory:me")
        return redirect_to_login(request.get_full_path(), login_url="account_login")
    member = member_of(request.user)
    if member is None:
        raise Http404("no member")
    state = State(member.state)
    if state is State.SEALED and opens not in (ALSO_SEALED, EVEN_CLOSED):
        return redirect("directory:unseal")
    if state not in opens:
        return render(request, "directory/closed.html", {"member": member}, status=403)
    cast(MemberRequest, request).member = member
    seen_today(member)
    return view(request, *args, **kwargs)


# For the one page that lifts the seal.
ALSO_SEALED = frozenset({State.SEALED})
# For erasing the own data, and for taking it along once a seal is lifted: no suspension takes that away.
EVEN_CLOSED = frozenset(State) - {State.ERASED}


def seen_today(member: Member) -> None:
    """At most one statement a day."""
    if member.last_seen_on != today():
        member.last_seen_on, member.reminded_at = today(), None
        Member.objects.filter(pk=member.pk).update(last_seen_on=today(), reminded_at=None)


def guarded(response: HttpResponse) -> HttpResponse:
    """Nothing of these pages stays on the device or in a search engine."""
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def private_page(view: View) -> View:
    """For pages of this room that need no membership (joining, intake): not kept either."""

    @wraps(view)
    def kept_off(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return guarded(view(request, *args, **kwargs))

    return kept_off
