"""Addresses of the leads' screens, below the admin area, and the way to them."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from . import looking_screen, screens
from .rights import answers_somewhere

addresses = [
    path("intake/", screens.ListScreen.as_view(), name="list"),
    path("intake/<int:case_id>/", screens.CaseScreen.as_view(), name="case"),
    path("intake/<int:case_id>/members/", looking_screen.LookingScreen.as_view(), name="looking"),
]


def register() -> list:
    return [path("", include((addresses, "intake"), namespace="intake"))]


class ForLeads(MenuItem):
    def is_shown(self, request):
        return answers_somewhere(request.user)


def menu_item():
    return ForLeads(_("People who wait"), reverse("intake:list"), name="intake", icon_name="help", order=395)
