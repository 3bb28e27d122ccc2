"""Addresses of the coordinators' screens, below the admin area, and the way to them."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import is_coordinator

from . import screens

ONE = "mentorship/<int:programme_id>/"
addresses = [
    path("mentorship/", screens.ListScreen.as_view(), name="list"),
    path("mentorship/add/", screens.FormScreen.as_view(), name="add"),
    path(ONE, screens.ProgrammeScreen.as_view(), name="programme"),
    path(f"{ONE}edit/", screens.FormScreen.as_view(), name="edit"),
    path(f"{ONE}open/", screens.ActScreen.as_view(), {"act": "open"}, name="open"),
    path(f"{ONE}close/", screens.ActScreen.as_view(), {"act": "close"}, name="close"),
    path(f"{ONE}lead/", screens.LeaderScreen.as_view(), name="lead"),
]


def register() -> list:
    return [path("", include((addresses, "mentorship"), namespace="mentorship"))]


class ForCoordinators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_coordinator(request.user)


def menu_item() -> MenuItem:
    return ForCoordinators(
        _("Mentorship"), reverse_lazy("mentorship:list"), name="mentorship", icon_name="group", order=416
    )
