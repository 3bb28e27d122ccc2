"""Addresses of the screens about signatures, below the admin area, and the way to them."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem

from regions.permissions import sees_some_region

from . import screens

patterns = [
    path("signatures/", screens.ListScreen.as_view(), name="list"),
    path("signatures/<int:placement_id>/", screens.ContentScreen.as_view(), name="of"),
    path("signatures/<int:placement_id>/export/", screens.ExportScreen.as_view(), name="export"),
]


def register() -> list:
    return [path("", include((patterns, "signatures"), namespace="signatures"))]


class ForRegions(MenuItem):
    def is_shown(self, request):
        return sees_some_region(request.user)


def menu_item():
    return ForRegions(
        gettext_lazy("Signatures"),
        reverse("signatures:list"),
        name="signatures",
        icon_name="list-ul",
        order=38,
    )
