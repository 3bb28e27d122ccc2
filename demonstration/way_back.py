"""From the admin area back to the tour: a line on the first page, and one in the menu."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

VISITED = "tour_scene"  # in the session: the name of the last scene


class WayBack(Component):
    """Shown to whoever came by a button of the tour; nearly every act ends on the first page."""

    name = "tour"
    order = 0
    template_name = "demonstration/way_back.html"

    def __init__(self, scene: str):
        super().__init__()
        self.scene = scene

    def get_context_data(self, parent_context):
        return {"scene": self.scene}


class TourItem(MenuItem):
    def is_shown(self, request):
        return settings.DEMONSTRATION


def add_panel(request, panels) -> None:
    if settings.DEMONSTRATION and (scene := request.session.get(VISITED)):
        panels.insert(0, WayBack(scene))


def menu_item():
    return TourItem(_("Tour"), reverse("tour"), name="tour", icon_name="globe", order=1)
