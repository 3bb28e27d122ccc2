"""Addresses of the strike, below the admin area; registered by `editorial/wagtail_hooks.py`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import may_strike_everywhere, regions_to_strike_in

from .views import StrikeScreen

screens = [
    path("strike/", StrikeScreen.as_view(), name="strike"),
    path("strike/<int:page_id>/", StrikeScreen.as_view(), name="strike_content"),
]


def register() -> list:
    return [path("", include((screens, "strike"), namespace="strike"))]


class ForSafety(MenuItem):
    def is_shown(self, request):
        return may_strike_everywhere(request.user) or bool(regions_to_strike_in(request.user))


def menu_item():
    return ForSafety(_("Strike"), reverse("strike:strike"), name="strike", icon_name="cross", order=45)
