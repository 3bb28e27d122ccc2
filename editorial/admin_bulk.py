"""Wagtail's bulk actions on pages list the titles of all pages somebody asks for, and publish."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import takedown
from .models.placement import lock_all, placements_around, placements_of

# The class below is put before one of Wagtail's, which has all it calls.
ActsOnPages: Any = object


class OnlyWhatTheySee(ActsOnPages):
    """Pages the person may not see are not named, not even among those they have no right to."""

    def get_actionable_objects(self):
        pages, others = super().get_actionable_objects()
        refused = others["items_with_no_access"]
        visible = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        seen = set(visible.filter(pk__in=[page.pk for page in refused]).values_list("pk", flat=True))
        others["items_with_no_access"] = [page for page in refused if page.pk in seen]
        return pages, others

    @classmethod
    def execute_action(cls, objects, **kwargs):
        """All of them are locked before the first is recorded; where they are moved to, too."""
        lock_all(placements_around(*objects, *filter(None, [kwargs.get("destination")])))
        return super().execute_action(objects, **kwargs)


class Delete(OnlyWhatTheySee, DeleteBulkAction):
    pass


class Move(OnlyWhatTheySee, MoveBulkAction):
    pass


class Publish(OnlyWhatTheySee, PublishBulkAction):
    """Stands where Wagtail's would: nobody publishes."""

    classes = {"w-hidden"}

    def check_perm(self, page):
        return False


class Unpublish(OnlyWhatTheySee, UnpublishBulkAction):
    """Takes each page down in all its languages; the pages below it are left to those whose they are."""

    @classmethod
    def execute_action(cls, objects, user=None, **kwargs):
        takedown.lock_to_bring_down(placements_of(*objects))
        for page in objects:
            takedown.take_down(page.specific.placement, by=user, reason=_("Unpublished"))
        return len(objects), 0


ACTIONS = [Delete, Move, Publish, Unpublish]
