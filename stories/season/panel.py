"""What the months of a person lack, on the first page after signing in."""

from wagtail.admin.ui.components import Component

from .rights import plans_anything
from .warnings import near_for


class GapPanel(Component):
    name = "gaps"
    order = 110  # below the red button and what waits for a signature
    template_name = "stories/board/gaps.html"

    def __init__(self, months):
        super().__init__()
        self.months = months

    def get_context_data(self, parent_context):
        return {"months": self.months}


def add_panel(request, panels) -> None:
    if plans_anything(request.user) and (months := near_for(request.user)):
        panels.append(GapPanel(months))
