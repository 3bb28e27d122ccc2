from django.utils.translation import gettext_lazy

from ..chronicle import chronicle
from .base import ContentScreen


class HistoryScreen(ContentScreen):
    """What happened to a content, in every language, in plain words."""

    page_title = gettext_lazy("History")
    header_icon = "history"
    template_name = "editorial/history.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(events=chronicle(self.page.placement), **kwargs)
