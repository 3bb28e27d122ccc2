"""Everything under sign-off: first what this person can sign, then what concerns them."""

from collections import defaultdict

from django.utils.translation import gettext_lazy

from regions.permissions import is_coordinator, may_enter_admin

from .. import waiting
from .base import Screen


class QueueScreen(Screen):
    page_title = gettext_lazy("Sign-off")
    header_icon = "clipboard-list"
    template_name = "editorial/queue.html"

    def is_open_to(self, user) -> bool:
        return may_enter_admin(user)

    def get_context_data(self, **kwargs):
        steps = waiting.for_signer(self.request.user)
        return super().get_context_data(
            mine=[step for step in steps if not step.refused],
            others=[step for step in steps if step.refused],
            regions=self.by_region() if is_coordinator(self.request.user) else {},
            **kwargs,
        )

    def by_region(self) -> dict:
        """For coordinators: every step of every region, with its age."""
        found = defaultdict(list)
        for step in waiting.steps_in_progress():
            found[str(step.page.placement.region)].append(step)
        return dict(sorted(found.items()))
