"""The one door: signing in, signing out, asking for a new password."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode

from allauth.account import views as allauth_views
from allauth.account.utils import get_next_redirect_url
from allauth.mfa.base import views as mfa_views
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from accounts import asked_language, throttles
from accounts.adapters import MAY_ENTER_ADMIN
from accounts.forms import AskForResetForm
from accounts.mail import post_reset_link


class RedirectThen(HttpResponseRedirect):
    """Does `work` after the answer has left, so that its time tells nothing about the work."""

    def __init__(self, to: str, work: Callable[[], None]) -> None:
        super().__init__(to)
        self._work: Callable[[], None] | None = work

    def close(self) -> None:
        work, self._work = self._work, None
        if work:
            work()
        super().close()


class SlowingDownMixin:
    def form_invalid(self, form: Form) -> HttpResponse:
        return throttles.paced(super().form_invalid(form), form)


class SignInView(SlowingDownMixin, allauth_views.LoginView):
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Wagtail sends people without a mandate here; back there they would go round in a circle.
        wants_admin = (get_next_redirect_url(request) or "").startswith(reverse("wagtailadmin_home"))
        if request.user.is_authenticated and wants_admin and not request.user.has_perm(MAY_ENTER_ADMIN):
            return render(request, "account/no_access.html", status=403)
        return super().dispatch(request, *args, **kwargs)


class SignOutView(allauth_views.LogoutView):
    """Signs out on POST only; any other method shows the button and touches nothing (side door 18)."""

    http_method_names = ["get", "head", "options", "post"]


class ReauthenticateView(SlowingDownMixin, allauth_views.ReauthenticateView):
    pass


class SecondFactorView(SlowingDownMixin, mfa_views.AuthenticateView):
    pass


class ConfirmBySecondFactorView(SlowingDownMixin, mfa_views.ReauthenticateView):
    pass


class ChangePasswordView(SlowingDownMixin, allauth_views.PasswordChangeView):
    pass


class AskForResetView(SlowingDownMixin, allauth_views.PasswordResetView):
    def get_form_class(self) -> type[Form]:
        return AskForResetForm

    def form_valid(self, form: Form) -> HttpResponse:
        verdict = throttles.RESET_ADDRESS.hit(throttles.address_of(self.request))
        if not verdict.allowed:
            form.add_error(None, throttles.slow_down(verdict))
            return self.form_invalid(form)
        work = partial(post_reset_link, form.cleaned_data["email"])
        return RedirectThen(reverse("account_reset_password_done"), work)


class ChooseNewPasswordView(allauth_views.PasswordResetFromKeyView):
    """Keeps the language of the mail's link from step to step."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        if isinstance(response, HttpResponseRedirect):
            response["Location"] = self._in_language(response.url)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"action_url": self._in_language(context["action_url"])}

    def _in_language(self, address: str) -> str:
        return asked_language.asking_for(address, asked_language.asked(self.request))


def to_the_door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    """Every other address that ever led to a sign-in form leads here, whatever the method."""
    back = get_next_redirect_url(request)
    query = f"?{urlencode({'next': back})}" if back else ""
    return HttpResponseRedirect(reverse("account_login") + query)


def to_reset(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
    return HttpResponseRedirect(reverse("account_reset_password"))
