"""On the first page of coordinators: regions in which nobody looks after members and people who ask for help.
That there is nobody, and nothing of what waits there."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from regions.models import Region
from regions.permissions import is_coordinator

from .rights import regions_without_leads


class WithoutLeads(Component):
    name = "without_leads"
    order = 20
    template_name = "directory/intake/admin/without_leads.html"

    def __init__(self, regions: list[Region]):
        super().__init__()
        self.regions = regions

    def get_context_data(self, parent_context: Any) -> dict[str, list[Region]]:
        return {"regions": self.regions}


def add_panel(request: HttpRequest, panels: list) -> None:
    if not is_coordinator(request.user):
        return
    unled = list(regions_without_leads())
    if unled:
        panels.append(WithoutLeads(unled))
