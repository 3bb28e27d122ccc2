"""On the first page after signing in: names that wait for a look, and what can soon be signed no more."""

from typing import Any

from django.http import HttpRequest
from wagtail.admin.ui.components import Component

from regions.permissions import regions_seen_by, sees_some_region

from .figures import Row, rows_of


class SignaturesPanel(Component):
    name = "signatures"
    order = 120  # below what waits for a signature of one's own
    template_name = "campaigns/admin/signatures_panel.html"

    def __init__(self, rows: list[Row]):
        super().__init__()
        self.rows = rows

    def get_context_data(self, parent_context: Any) -> dict[str, list[Row]]:
        return {"rows": self.rows}


def add_panel(request: HttpRequest, panels: list) -> None:
    if not sees_some_region(request.user):
        return
    rows = [row for row in rows_of(regions_seen_by(request.user)) if row.to_look_at or row.closes_soon]
    if rows:
        panels.append(SignaturesPanel(rows))
