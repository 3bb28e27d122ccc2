"""Addresses of the consent screens, below the admin area, and the ways to them."""

from django.urls import include, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button

from regions.permissions import may_keep_consents, may_keep_consents_anywhere

from ..models import StoryPage
from . import views
from .listing import tasks_for

screens = [
    path("consent/", views.ListScreen.as_view(), name="list"),
    path("consent/<int:page_id>/", views.StoryScreen.as_view(), name="story"),
    path("consent/<int:page_id>/add/", views.AddScreen.as_view(), name="add"),
    path("consent/<int:page_id>/nobody/", views.NobodyScreen.as_view(), name="nobody"),
    path("consent/record/<int:record_id>/", views.RecordScreen.as_view(), name="record"),
    path("consent/record/<int:record_id>/withdraw/", views.WithdrawScreen.as_view(), name="withdraw"),
    path("consent/record/<int:record_id>/erase/", views.EraseScreen.as_view(), name="erase"),
]


def register() -> list:
    return [path("", include((screens, "consent"), namespace="consent"))]


class ForKeepers(MenuItem):
    def is_shown(self, request):
        return may_keep_consents_anywhere(request.user)


def menu_item():
    return ForKeepers(
        gettext_lazy("Consent"), reverse("consent:list"), name="consent", icon_name="key", order=37
    )


def page_buttons(page, user, *args, **kwargs):
    """In the menu behind a story's three dots, for safety; asks nothing of the database."""
    if isinstance(page, StoryPage) and page.placement and may_keep_consents(user, page.region):
        yield Button(_("Consent"), reverse("consent:story", args=[page.pk]), icon_name="key", priority=5)


class Tasks(Component):
    """On the first page of safety: what a consent that ended waits for."""

    name = "consent"
    order = 90
    template_name = "stories/consent/tasks.html"

    def __init__(self, tasks):
        super().__init__()
        self.tasks = tasks

    def get_context_data(self, parent_context):
        return {"tasks": self.tasks}


def add_panel(request, panels) -> None:
    if may_keep_consents_anywhere(request.user) and (tasks := tasks_for(request.user)):
        panels.append(Tasks(tasks))
