"""The address of the leads' figures, below the admin area, and the way to it."""

from django.http import HttpRequest
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import regions_to_manage_members_in

from . import screens

addresses = [path("figures/", screens.FiguresScreen.as_view(), name="figures")]


def register() -> list:
    return [path("", include((addresses, "figures"), namespace="figures"))]


class ForLeads(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(regions_to_manage_members_in(request.user))


def menu_item() -> MenuItem:
    address = reverse_lazy("figures:figures")
    return ForLeads(_("Figures"), address, name="figures", icon_name="table", order=412)
