"""Words that were sent when the sign-in had ended are handed back, in the page itself: nothing is stored,
neither here nor on the device.

Two moments: the session is over (see `editorial.middleware`, and the doors of the member area); or the person
signed in again in another tab, and the form still holds the token of the session before.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.urls import get_resolver, reverse
from django.views.decorators.cache import never_cache

# Sign-in forms hold passwords, not texts.
DOORS = ("login/", "logout/", "password_reset/")
NOT_TEXT = frozenset({"csrfmiddlewaretoken", "next", "form_key", "form_token"})
NEVER_BACK = "password"  # part of a field's name


def hands_back(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Marks a view outside the admin area whose forms are handed back."""
    vars(view)["hands_back"] = True
    return view


def is_handed_back(request: HttpRequest) -> bool:
    below_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
    view: Any = request.resolver_match and request.resolver_match.func
    return below_admin or getattr(view, "hands_back", False)


def is_worth_carrying(request: HttpRequest) -> bool:
    """A form filled in by a person, not a request of a script, which keeps its words in the page."""
    root = reverse("wagtailadmin_home")
    asked_by_script = request.headers.get("X-Requested-With") or "json" in request.headers.get("Accept", "")
    at_a_door = request.path_info.startswith(tuple(root + door for door in DOORS))
    if request.method != "POST" or asked_by_script or at_a_door:
        return False
    return any(value.strip() for name, value in carried(request) if name not in NOT_TEXT)


def carried(request: HttpRequest) -> list[tuple[str, str]]:
    """Every field that was sent, in order, but for the token, which is renewed, and passwords."""
    lists = request.POST.lists()
    kept = [
        (name, values) for name, values in lists if name != "csrfmiddlewaretoken" and NEVER_BACK not in name
    ]
    return [(name, value) for name, values in kept for value in values]


@never_cache
def carry(request: HttpRequest, then: str = "wagtailadmin_home") -> HttpResponse:
    """The page that holds what was sent, to send it again after signing in. `then`: the view that signing in
    leads to."""
    context = {
        "fields": carried(request),
        "action": request.get_full_path(),
        "sign_in": f"{resolve_url(settings.LOGIN_URL)}?next={reverse(then)}",
        "signed_in": request.user.is_authenticated,
        "had_files": bool(request.FILES),
    }
    return render(request, "editorial/kept_text.html", context, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """CSRF_FAILURE_VIEW. Only a form that this site itself showed is handed back with a fresh token: the
    browser says where it came from, and what does not say so is refused as ever."""
    from_here = request.headers.get("Sec-Fetch-Site") == "same-origin"
    if from_here and is_handed_back(request) and is_worth_carrying(request):
        return carry(request)
    refuse: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(403)
    return refuse(request, exception=None, reason=reason)
