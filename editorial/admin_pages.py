"""Wagtail's page views, with what they leave open. Registered for every page type."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.listing import ExplorableIndexView
from wagtail.admin.views.pages.move import MoveConfirmView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.unpublish import UnpublishView
from wagtail.admin.views.pages.workflow import (
    CollectWorkflowActionDataView,
    PreviewRevisionForTaskView,
    WorkflowActionView,
)
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page
from wagtail.permissions import policy_registry

from . import takedown
from .models import RegionalPage
from .models.placement import lock_all, placements_of
from .page_screens import AsksBeforeSubmitting, ReadsWorkflowOnce, ShowsTakedown

# What is not offered for content at all answers 404: aliases do not exist here, and whether the public
# sees a page is decided by its sign-offs. Nobody publishes, so nobody is asked to confirm it; the question
# tells the step of any page to anybody.
NOT_OFFERED = frozenset({"convert_alias", "set_privacy", "confirm_workflow_cancellation"})


# The classes below are put before some of Wagtail's, which have all they call.
Saves: Any = object


class NoCommentMails:
    """Comments stay in the admin area; Wagtail would mail their words."""

    def send_commenting_notifications(self, changes):
        pass


class OneAtATime(Saves):
    """Two people saving the same page wait for each other; whoever would overwrite a version they have
    not seen is told, with their text kept in the form. Wagtail tells it by JavaScript only."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            placement = getattr(self.page, "placement", None)
            if placement is not None:
                placement.lock()
            self.latest_revision = Page.objects.get(pk=self.page.pk).get_latest_revision()
            if self.is_out_of_date and not self.expects_json_response and not self.is_cancelling_workflow:
                return self.tell_of_newer_version()
            return super().post(request, *args, **kwargs)

    def tell_of_newer_version(self):
        self.page.latest_revision = self.latest_revision
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.is_valid()  # fills the form in
        newer = reverse("wagtailadmin_pages:view_draft", args=[self.page.pk])
        text = _(
            "Not saved yet: somebody saved a newer version while you were writing. Your text is kept below. "
            "If you save now, yours becomes the newest version and theirs stays in the history."
        )
        link = messages.button(newer, _("See the newer version"), new_window=True)
        messages.error(self.request, format_html("{}", text), buttons=[link])
        self.has_unsaved_changes = True
        self.autosave_enabled = False  # the person decides, not a timer
        return self.render_to_response(self.get_context_data())


class Edit(NoCommentMails, OneAtATime, AsksBeforeSubmitting, ReadsWorkflowOnce, EditView):
    pass


class Revert(NoCommentMails, OneAtATime, RevisionsRevertView):
    pass


class Create(AsksBeforeSubmitting, CreateView):
    """Several people adding pages below the same page wait for each other: each gets an own place."""

    def post(self, request, *args, **kwargs):
        with transaction.atomic():
            lock_all(placements_of(self.parent_page))  # a story that takes its month at once is recorded
            Page.objects.select_for_update(no_key=True).get(pk=self.parent_page.pk)
            self.parent_page.refresh_from_db(fields=["path", "numchild"])
            return super().post(request, *args, **kwargs)


class Index(ExplorableIndexView):
    """Wagtail filters the pages below, and names the page itself to anybody."""

    def get(self, request, parent_page_id=None):
        visible = policy_registry.get_by_type(Page).explorable_instances(request.user)
        if parent_page_id and not visible.filter(pk=parent_page_id).exists():
            raise Http404
        return super().get(request, parent_page_id)


class MoveConfirm(MoveConfirmView):
    """Wagtail shows the title to anybody and asks for the right only when the page is moved."""

    def dispatch(self, request, page_to_move_id, destination_id, *args, **kwargs):
        page = get_object_or_404(Page, pk=page_to_move_id)
        if not page.permissions_for_user(request.user).can_move():
            raise PermissionDenied
        return super().dispatch(request, page_to_move_id, destination_id, *args, **kwargs)


class AsksWhoSeesIt(Saves):
    """For the views of a step: Wagtail tells anybody the title of a page that is not waiting for it."""

    def dispatch(self, request, *args, **kwargs):
        if not self.object.permissions_for_user(request.user).can_view_revisions():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ActOnStep(AsksWhoSeesIt, WorkflowActionView):
    pass


class CollectForStep(AsksWhoSeesIt, CollectWorkflowActionDataView):
    pass


class PreviewStep(AsksWhoSeesIt, PreviewRevisionForTaskView):
    pass


class Unpublish(ShowsTakedown, UnpublishView):
    """Always the takedown of the whole content; the pages below it are others' to take down."""

    def get_objects_to_unpublish(self):
        return [self.object]

    def unpublish(self):
        if isinstance(self.object, RegionalPage) and self.object.placement is not None:
            takedown.take_down(self.object.placement, by=self.request.user, reason=_("Unpublished"))
            return None
        return super().unpublish()


class RegionalPageViewSet(PageViewSet):
    add_view_class = Create
    collect_workflow_action_data_view_class = CollectForStep
    edit_view_class = Edit
    index_view_class = Index
    move_confirm_view_class = MoveConfirm
    revisions_revert_view_class = Revert
    unpublish_view_class = Unpublish
    workflow_action_view_class = ActOnStep
    workflow_preview_view_class = PreviewStep

    def get_view_by_name(self, name):
        if name in NOT_OFFERED:
            raise KeyError(name)  # the router answers 404
        return super().get_view_by_name(name)


regional_page_viewset = RegionalPageViewSet()


def viewset() -> RegionalPageViewSet:
    return regional_page_viewset
