"""The coordinators' screen: that a session waits for a facilitator, and no word of it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.menu import MenuItem

from editorial.views.base import Screen
from home.membership import roster
from regions.permissions import is_coordinator

from ..models.clinic import ClinicPart, ClinicSession, today
from . import people
from .forms import HandleForm
from .reading import asked_by_handle
from .states import Role, WrongStep

SHOWN = 100


def waiting() -> list[dict[str, Any]]:
    """handle, language and age in days of each session without a facilitator; not its title."""
    rows = ClinicSession.objects.waiting_for_a_facilitator().defer("title", "about", "stuck", "campaign")
    presenters = ClinicPart.objects.filter(role=Role.PRESENTER, session__in=rows)
    by_session = {part.session_id: part.member for part in presenters.select_related("member__user")}
    return [
        {
            "row": row,
            "handle": roster().handle_of(by_session[row.pk]),
            "days": (today() - row.began_on).days,
            "asked": [part.asked_as for part in asked_by_handle(row, Role.FACILITATOR)],
            "form": HandleForm(auto_id=f"id_%s_{row.pk}"),
        }
        for row in rows[:SHOWN]
    ]


@method_decorator(never_cache, name="dispatch")
class WaitingScreen(Screen):
    page_title = gettext_lazy("Clinic")
    header_icon = "group"
    template_name = "campaigns/clinic/desk.html"
    http_method_names = ["get", "head"]

    def is_open_to(self, user: Any) -> bool:
        return is_coordinator(user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(waiting=waiting(), **kwargs)


class AskScreen(WaitingScreen):
    """Asks somebody to facilitate."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        session = get_object_or_404(ClinicSession.objects.waiting_for_a_facilitator(), public_id=public_id)
        form = HandleForm(request.POST)
        if not form.is_valid():
            messages.error(request, _("Type a handle."))
            return redirect("clinic_desk:waiting")
        try:
            people.assign_facilitator(session, form.cleaned_data["handle"], by=request.user)
        except WrongStep as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(
                request, _("If there is such a member, and they can be asked, they are asked now.")
            )
        return redirect("clinic_desk:waiting")


addresses = [
    path("clinic/", WaitingScreen.as_view(), name="waiting"),
    path("clinic/<str:public_id>/facilitator/", AskScreen.as_view(), name="ask"),
]


def register() -> list:
    return [path("", include((addresses, "clinic_desk"), namespace="clinic_desk"))]


class ForCoordinators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_coordinator(request.user)


def menu_item() -> MenuItem:
    return ForCoordinators(
        gettext_lazy("Clinic"),
        reverse_lazy("clinic_desk:waiting"),
        name="clinic",
        icon_name="group",
        order=417,
    )
