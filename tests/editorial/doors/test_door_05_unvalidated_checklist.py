"""`workflow-action-extra-data` reaches the task unvalidated from the edit view."""

import json

import pytest

from editorial.signing import SignOffRefused
from tests.actions import (
    NO_BLOCKS,
    SAFETY_CHECKLIST,
    fresh,
    sign_off,
    somebody,
    submit_for_sign_off,
    write_story,
)
from tests.editorial.doors.attack import refused, signers

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_safety():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    return sign_off(story, by=somebody("kenya-approver"))


INCOMPLETE = [
    {},
    {"comment": "Looks fine."},
    {**SAFETY_CHECKLIST, "images_checked": ""},
    dict.fromkeys(SAFETY_CHECKLIST, False),
]


@pytest.mark.parametrize("answers", INCOMPLETE)
def test_task__asks_the_checklist_again(at_safety, answers):
    task = at_safety.current_workflow_task
    state = at_safety.current_workflow_task_state
    refusal = refused(task.on_action, state, somebody("kenya-safety"), "approve", **answers)
    assert isinstance(refusal, SignOffRefused)
    assert signers(at_safety) == {"kenya-approver"}
    assert not fresh(at_safety).live


@pytest.mark.parametrize("answers", [*INCOMPLETE, SAFETY_CHECKLIST])
def test_edit_view__signs_nothing(attack, at_safety, answers):
    """Content under sign-off is locked for all: what is signed is what was submitted."""
    data = {
        "title": "Another title",
        "slug": at_safety.slug,
        "standfirst": "Other words.",
        **NO_BLOCKS,
        "action-workflow-action": "true",
        "workflow-action-name": "approve",
        "workflow-action-extra-data": json.dumps(answers),
    }
    attack(somebody("kenya-safety")).post("wagtailadmin_pages:edit", at_safety.pk, data=data)
    assert signers(at_safety) == {"kenya-approver"}
    assert fresh(at_safety).latest_revision_id == at_safety.latest_revision_id
    assert not fresh(at_safety).live


@pytest.mark.parametrize("answers", INCOMPLETE)
def test_action_view__takes_no_incomplete_checklist(attack, at_safety, answers):
    step = at_safety.current_workflow_task_state
    data = {name: value for name, value in answers.items() if value}
    attack(somebody("kenya-safety")).post(
        "wagtailadmin_pages:workflow_action", at_safety.pk, "approve", step.pk, data=data
    )
    assert signers(at_safety) == {"kenya-approver"}


def test_request_changes__needs_its_comment(attack, at_safety):
    step = at_safety.current_workflow_task_state
    attack(somebody("kenya-safety")).post(
        "wagtailadmin_pages:workflow_action", at_safety.pk, "reject", step.pk, data={"comment": " "}
    )
    assert fresh(at_safety).current_workflow_state.status == "in_progress"
