"""Addresses of the pictures' screens, below the admin area; registered by `editorial/wagtail_hooks.py`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from regions.permissions import checks_pictures

from .views import BlurScreen, LookScreen, ToCheckScreen

screens = [
    path("pictures/", ToCheckScreen.as_view(), name="to_check"),
    path("pictures/<int:image_id>/", LookScreen.as_view(), name="look"),
    path("pictures/<int:image_id>/blur/", BlurScreen.as_view(), name="blur"),
]


def register() -> list:
    return [path("", include((screens, "pictures"), namespace="pictures"))]


class ForCheckers(MenuItem):
    def is_shown(self, request):
        return checks_pictures(request.user)


def menu_item():
    return ForCheckers(
        _("Pictures to check"), reverse("pictures:to_check"), name="pictures", icon_name="view", order=25
    )
