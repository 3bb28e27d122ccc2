"""The address of the leads' figures, below the admin area, and the way to it."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..lead_menu import ForLeads
from . import screens

addresses = [path("figures/", screens.FiguresScreen.as_view(), name="figures")]


def register() -> list:
    return [path("", include((addresses, "figures"), namespace="figures"))]


def menu_item() -> MenuItem:
    address = reverse_lazy("figures:figures")
    return ForLeads(_("Figures"), address, name="figures", icon_name="table", order=412)
