"""On the first page of leads: how many newcomers of their regions wait for a word. A number, and no name."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from regions.permissions import regions_to_manage_members_in

from ..models import Member
from ..states import State


class Newcomers(Component):
    name = "newcomers"
    order = 92
    template_name = "directory/joining/panel.html"

    def __init__(self, waiting: int):
        super().__init__()
        self.waiting = waiting

    def get_context_data(self, parent_context: Any) -> dict[str, int]:
        return {"waiting": self.waiting}


def add_panel(request: HttpRequest, panels: list) -> None:
    own = regions_to_manage_members_in(request.user)
    if not own:
        return
    waiting = Member.objects.of_regions(own).filter(state=State.PROVISIONAL).count()
    if waiting:
        panels.append(Newcomers(waiting))
