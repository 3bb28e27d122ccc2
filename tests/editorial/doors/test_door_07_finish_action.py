"""The stock finish action publishes the latest revision with the approver's right; a shortened workflow
would end "approved" and unreleased without a word."""

import pytest
from django.conf import settings
from wagtail.models import WorkflowTask

from editorial.models import SafetyCheckTask, WorkflowSlot
from editorial.release import ReleaseBlocked
from tests.actions import edit, fresh, release_structure, sign_off, somebody, submit_for_sign_off, write_story
from tests.editorial.doors.attack import person, refused, signers

pytestmark = pytest.mark.django_db


def without_safety():
    workflow = WorkflowSlot.objects.get(slot="original").workflow
    for step in WorkflowTask.objects.filter(workflow=workflow):
        if isinstance(step.task.specific, SafetyCheckTask):
            step.delete()


def test_shortened_workflow__releases_nothing_and_says_so():
    release_structure()
    without_safety()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    refusal = refused(sign_off, story, by=somebody("kenya-approver"))
    assert isinstance(refusal, ReleaseBlocked) and "safety" in str(refusal)
    story = fresh(story)
    assert not story.live
    assert not signers(story)  # nothing half done: the step waits as before
    assert story.current_workflow_state.status == "in_progress"


def test_shortened_workflow__by_the_action_view(attack):
    release_structure()
    without_safety()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    step = story.current_workflow_task_state
    attack(somebody("kenya-approver")).post(
        "wagtailadmin_pages:workflow_action", story.pk, "approve", step.pk, data={"comment": ""}
    )
    assert not fresh(story).live
    assert fresh(story).current_workflow_state.status == "in_progress"


def test_later_draft__is_not_what_goes_public():
    release_structure()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story = sign_off(story, by=somebody("kenya-approver"))
    edit(story, by=somebody("kenya-editor"), ask="Words that nobody signed.")  # below the editor's lock
    assert refused(sign_off, story, by=somebody("kenya-safety"))
    assert not fresh(story).live


@pytest.mark.parametrize("approve", [True, False])
def test_superuser__ends_no_step(attack, approve):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    step = story.current_workflow_task_state
    root = person("root")
    action = "approve" if approve else "reject"
    attack(root).post(
        "wagtailadmin_pages:workflow_action", story.pk, action, step.pk, data={"comment": "As root."}
    )
    assert fresh(story).current_workflow_task_state.pk == step.pk
    assert not signers(story)


def test_finish_action__is_ours():
    assert settings.WAGTAIL_FINISH_WORKFLOW_ACTION == "editorial.finish.release_signed_off"
