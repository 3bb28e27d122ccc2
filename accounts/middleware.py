"""What every request passes on its way in and out."""

from collections.abc import Callable
from typing import Any

from allauth.account.internal.flows.reauthentication import STATE_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.second_factor import FACTORS, Type, has_passed, required_for

AFTER_SECOND_FACTOR = "after_second_factor"
ALWAYS_OPEN = {"account_logout", "account_logout_from_admin"}
OPEN_TO_SHOW = ALWAYS_OPEN | {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
OPEN_TO_SET_UP = ALWAYS_OPEN | {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_totp_picture",
    "account_reauthenticate",
}


class SecondFactorMiddleware:
    """Lets nobody who needs a second factor do anything before it was shown in this session.

    Asked for every view, whatever the address or the method: what is not open above is closed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: list[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        # A reader has no session: looking at `user` would make every public page vary by cookie.
        if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
            return None
        if not required_for(request.user):
            return None
        held = dict(Authenticator.objects.filter(user=request.user).values_list("id", "type"))
        if has_passed(request, held):
            return None
        must_show = bool(set(FACTORS) & set(held.values()))
        if request.resolver_match.view_name in (OPEN_TO_SHOW if must_show else OPEN_TO_SET_UP):
            return None
        return self._send_away(request, self._show_at(held) if must_show else "mfa_index")

    def _show_at(self, held: dict[int, str]) -> str:
        by_code = {Type.TOTP, Type.RECOVERY_CODES} & set(held.values())
        return "mfa_reauthenticate" if by_code else "mfa_reauthenticate_webauthn"

    def _send_away(self, request: HttpRequest, view_name: str) -> HttpResponse:
        where = reverse(view_name)
        if _wants_json(request):
            text = _("Please confirm with your second factor first.")
            return JsonResponse({"error": "second_factor", "message": text, "url": where}, status=403)
        if request.method == "GET":
            back = request.get_full_path()
            request.session[AFTER_SECOND_FACTOR] = back
            where = f"{where}?{urlencode({'next': back})}"
        return HttpResponseRedirect(where)


def _wants_json(request: HttpRequest) -> bool:
    by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return by_script or not request.accepts("text/html")


class AccountPagesMiddleware:
    """Keeps the pages of this room off the device, and other people's data out of the session."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path_info.startswith("/accounts/"):
            add_never_cache_headers(response)
            self._forget_suspended_form(request)
        return response

    def _forget_suspended_form(self, request: HttpRequest) -> None:
        # allauth stores a form that needs a fresh sign-in with all its headers: the address, the browser,
        # the cookie. Without it people come back to the empty form.
        if "request" in (request.session.get(STATE_SESSION_KEY) or {}):
            del request.session[STATE_SESSION_KEY]
