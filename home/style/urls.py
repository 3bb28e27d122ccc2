"""Addresses of the style page, below the admin area; registered by `home/wagtail_hooks.py`."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from .views import StyleScreen, show_samples

screens = [
    path("style/", StyleScreen.as_view(), name="screen"),
    path("style/<slug:code>/text/", show_samples, name="samples"),
]


def register() -> list:
    return [path("", include((screens, "style"), namespace="style"))]


def menu_item() -> MenuItem:
    return MenuItem(_("Style"), reverse("style:screen"), name="style", icon_name="view", order=900)
