"""Wagtail's page editor, where it behaves differently: submitting first shows who can sign, and nothing
else than saving and submitting is offered."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy
from wagtail.admin.action_menu import ActionMenuItem

WORKFLOW_STATES = "_current_workflow_states"  # where prefetch_workflow_states() of Wagtail keeps them
KEPT_ACTIONS = ("action-save-draft", "action-page-locked")


class AsksBeforeSubmitting:
    """For the create and the edit view: "Submit for sign-off" saves with every required field, then shows
    who can sign. The screen that opens submits."""

    page: Any
    save_action: Callable[[], HttpResponse]

    def submit_action(self):
        response = self.save_action()
        if getattr(self, "has_unsaved_changes", False):
            return response
        return redirect("editorial:submit", self.page.pk)


# The class below is put before one of Wagtail's, which has all it calls.
EditsPage: Any = object


class ReadsWorkflowOnce(EditsPage):
    """For the edit view: Wagtail reads the workflow with the page and then loses it where a newer draft is
    shown, and asks the database eighteen times."""

    def get_object(self):
        page = super().get_object()
        if self.request.method == "GET" and hasattr(self.real_page_record, WORKFLOW_STATES):
            setattr(page, WORKFLOW_STATES, getattr(self.real_page_record, WORKFLOW_STATES))
        return page


class ShowsTakedown:
    """For the unpublish view: whoever comes by a link is shown the takedown with its reasons."""

    object: Any

    def get(self, request, *args, **kwargs):
        return redirect("editorial:take_down", self.object.pk)


class SubmitItem(ActionMenuItem):
    label = gettext_lazy("Submit for sign-off")
    name = "action-submit"
    icon_name = "resubmit"


def only_save_and_submit(menu_items, request, context) -> None:
    """Save draft and Submit; signing has its own page, taking down and stopping theirs."""
    submits = any(item.name == SubmitItem.name for item in menu_items)
    menu_items[:] = [item for item in menu_items if item.name in KEPT_ACTIONS]
    if submits:
        menu_items.append(SubmitItem(order=10))
