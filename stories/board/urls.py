"""Addresses of the season board, below the admin area."""

from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from ..newsletter.screens import NewsletterScreen, newsletter_file
from ..season.rights import plans_anything
from .views import BoardScreen, MonthScreen

screens = [
    path("season/", BoardScreen.as_view(), name="board"),
    path("season/<int:season_id>/", BoardScreen.as_view(), name="season"),
    path("season/<int:season_id>/newsletter/<slug:code>/", NewsletterScreen.as_view(), name="newsletter"),
    path(
        "season/<int:season_id>/newsletter/<slug:code>/file/<str:form>",
        newsletter_file,
        name="newsletter_file",
    ),
    path("season/month/<int:slot_id>/", MonthScreen.as_view(), name="month"),
]


def register() -> list:
    return [path("", include((screens, "stories"), namespace="stories"))]


class ForPlanners(MenuItem):
    def is_shown(self, request):
        return plans_anything(request.user)


def menu_item():
    return ForPlanners(
        _("Season"), reverse("stories:board"), name="season", icon_name="calendar-alt", order=35
    )
