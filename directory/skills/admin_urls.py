"""Addresses of the coordinators' screens, below the admin area, and the way to them."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import is_coordinator

from . import screens

addresses = [
    path("skills/", screens.TreeScreen.as_view(), name="tree"),
    path("skills/add/", screens.AddScreen.as_view(), name="add"),
    path("skills/<int:skill_id>/", screens.EditScreen.as_view(), name="edit"),
    path("skills/<int:skill_id>/add/", screens.AddScreen.as_view(), name="add_below"),
    path("skills/<int:skill_id>/retire/", screens.ActScreen.as_view(), {"act": "retire"}, name="retire"),
    path("skills/<int:skill_id>/restore/", screens.ActScreen.as_view(), {"act": "restore"}, name="restore"),
]


def register() -> list:
    return [path("", include((addresses, "skills"), namespace="skills"))]


class ForCoordinators(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return is_coordinator(request.user)


def menu_item() -> MenuItem:
    return ForCoordinators(
        _("Skills"), reverse_lazy("skills:tree"), name="skills", icon_name="tag", order=415
    )
