"""Admin screens for records that carry a region.

Wagtail 8.0.1's generic and snippet views ask the policy about the model (wagtail#13314); here every view
of an object asks about the object. Deletable once that issue is closed.
"""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.views.generic import chooser
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.permissions import policy_registry
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.snippets import SnippetViewSet

from .permissions import regions_to_write_in
from .policies import RegionScopedPolicy

# They have no object to ask about.
VIEWS_OF_THE_MODEL = frozenset({"index_view_class", "add_view_class", "preview_on_add_view_class"})


# The classes below are put before some of Wagtail's, which have all they call.
AsksForRights: Any = object
Chooses: Any = object


class AsksAboutTheInstance(AsksForRights):
    """Put before a view class: what it asks about the model is asked about its object."""

    def user_has_permission(self, permission):
        return self.user_has_any_permission([permission])

    def user_has_any_permission(self, permissions):
        record = getattr(self, "object", None)
        if record is None or not record.pk:
            return super().user_has_any_permission(permissions)
        return self.permission_policy.user_has_any_permission_for_instance(
            self.request.user, permissions, record
        )


class OnlyTheirs(Chooses):
    """For chooser views: the records the person may choose, and no title of another."""

    def get_object_list(self):
        policy = policy_registry.get_by_type(self.model_class)
        return policy.instances_user_has_any_permission_for(self.request.user, {"choose"})

    def get_object(self, pk):
        return self.get_object_list().get(pk=pk)

    def get_objects(self, pks):
        return self.get_object_list().filter(pk__in=pks)


def _scoped(view):
    return type(view.__name__, (OnlyTheirs, view), {})


class RegionScopedChooserViewSet(ChooserViewSet):
    choose_view_class = _scoped(chooser.ChooseView)
    choose_results_view_class = _scoped(chooser.ChooseResultsView)
    chosen_view_class = _scoped(chooser.ChosenView)
    chosen_multiple_view_class = _scoped(chooser.ChosenMultipleView)


class RegionForm(WagtailAdminModelForm):
    """Offers the regions in which the person writes."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "region" in self.fields:
            self.fields["region"].queryset = regions_to_write_in(self.for_user)


class RegionScopedViewSet(SnippetViewSet):
    """For models with a `region` and a `RegionScopedPolicy`. Copying is not offered: it would show the
    record it copies to everybody who may add one."""

    copy_view_enabled = False
    chooser_viewset_class = RegionScopedChooserViewSet

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in dir(type(self)):
            if name.endswith("_view_class") and name not in VIEWS_OF_THE_MODEL:
                self._make_ask(name)

    def _make_ask(self, name: str) -> None:
        view = getattr(self, name)
        asks = isinstance(view, type) and hasattr(view, "user_has_any_permission")
        if asks and not issubclass(view, AsksAboutTheInstance):
            setattr(self, name, type(view.__name__, (AsksAboutTheInstance, view), {}))

    def get_queryset(self, request):
        policy = policy_registry.get_by_type(self.model)
        return policy.instances_user_has_any_permission_for(request.user, {"change", "view"})


class DeleteRecords(DeleteBulkAction):
    """Names no record of another region among those it refuses to delete."""

    def get_actionable_objects(self):
        records, others = super().get_actionable_objects()
        if isinstance(self.permission_policy, RegionScopedPolicy):
            others["items_with_no_access"] = []
        return records, others
