"""Addresses of the leads' board, below the admin area, and the way to it."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..lead_menu import ForLeads
from . import screens

addresses = [
    path("board/", screens.BoardScreen.as_view(), name="board"),
    path("board/<str:public_id>/", screens.RequestScreen.as_view(), name="request"),
]


def register() -> list:
    return [path("", include((addresses, "board"), namespace="board"))]


def menu_item() -> MenuItem:
    return ForLeads(_("Board"), reverse_lazy("board:board"), name="board", icon_name="view", order=393)
