"""The first page after signing in: what waits for this person, and the way down close at hand."""

from wagtail.admin.ui.components import Component

from . import listing, waiting
from .progress import progress_of


class TakedownButton(Component):
    """The red button, above whatever else stands on the first page: also above what other rooms put there."""

    name = "take_down"
    order = 10
    template_name = "editorial/parts/take_down_button.html"


class Dashboard(Component):
    """Replaces Wagtail's panels. Every list is read in a fixed number of queries."""

    name = "editorial"
    order = 100
    template_name = "editorial/dashboard.html"

    def __init__(self, user):
        super().__init__()
        self.user = user

    def get_context_data(self, parent_context):
        waits = waiting.queue_for(self.user)
        sent_back = listing.sent_back_to(self.user)
        under_way = progress_of(listing.open_translations(self.user)[: listing.SHORT])
        stale, drafts, released, *_others = listing.with_places(
            listing.stale_for(self.user)[: listing.SHORT],
            listing.drafts_of(self.user),
            listing.released_lately(self.user),
            [page for page, _state in sent_back],
            [one.page for one in under_way if one.page],
        )
        return {
            "waits": waits[: listing.SHORT],
            "waits_count": len(waits),
            "sent_back": [{"page": page, "step": state.current_task_state} for page, state in sent_back],
            "stale": self.rows(stale),
            "translations": under_way,
            "drafts": [row for row in self.rows(drafts) if row["writes"]],
            "released": self.rows(released),
        }

    def rows(self, pages) -> list[dict]:
        """Pages with what the person may do; asks nothing of the database."""
        rights = [(page, page.permissions_for_user(self.user)) for page in pages]
        return [
            {"page": page, "writes": may.writes_here(), "takes_down": may.can_take_down()}
            for page, may in rights
        ]


def replace_panels(request, panels) -> None:
    button = [TakedownButton()] if listing.takes_down_anything(request.user) else []
    panels[:] = [*button, Dashboard(request.user)]


def no_summary(request, items) -> None:
    """Wagtail counts all pages, images and documents of the site, other regions' drafts among them."""
    items.clear()
