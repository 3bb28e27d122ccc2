"""Addresses of the coordinators' screens of lines outside, below the admin area, and the way to them."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..skills.admin_urls import ForCoordinators
from . import screens

ONE = "outside/<int:line_id>/"
addresses = [
    path("outside/", screens.ListScreen.as_view(), name="list"),
    path("outside/add/", screens.FormScreen.as_view(), name="add"),
    path(ONE, screens.FormScreen.as_view(), name="edit"),
    path(f"{ONE}check/", screens.CheckScreen.as_view(), name="check"),
    path(f"{ONE}remove/", screens.RemoveScreen.as_view(), name="remove"),
]


def register() -> list:
    return [path("", include((addresses, "outside"), namespace="outside"))]


def menu_item() -> MenuItem:
    return ForCoordinators(
        _("Lines outside"), reverse_lazy("outside:list"), name="outside", icon_name="link-external", order=417
    )
