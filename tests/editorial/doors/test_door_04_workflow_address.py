"""The workflow action's address names page and task state independently of each other: a Macedonian
approver signed a Kenyan story."""

import itertools

import pytest

from tests.actions import fresh, somebody, submit_for_sign_off, write_story
from tests.editorial.doors.attack import signers

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting():
    kenyan = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    macedonian = submit_for_sign_off(write_story(code="macedonia"), by=somebody("macedonia-editor"))
    return kenyan, macedonian


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_workflow_action__signs_no_story_of_another_region(attack, waiting, action):
    kenyan, macedonian = waiting
    kenyan_step, macedonian_step = (page.current_workflow_task_state for page in waiting)
    person = somebody("macedonia-approver")
    for page, step in itertools.product(waiting, (kenyan_step, macedonian_step)):
        if page == macedonian and step == macedonian_step:
            continue
        attack(person).post(
            "wagtailadmin_pages:workflow_action", page.pk, action, step.pk, data={"comment": "Fine."}
        )
    assert not signers(kenyan)
    assert fresh(kenyan).current_workflow_task_state.pk == kenyan_step.pk
    assert fresh(kenyan).current_workflow_state.status == "in_progress"


def test_workflow_action__of_an_earlier_step_is_over(attack, waiting):
    kenyan, _ = waiting
    regional = kenyan.current_workflow_task_state
    attack(somebody("kenya-approver")).post(
        "wagtailadmin_pages:workflow_action", kenyan.pk, "approve", regional.pk, data={"comment": ""}
    )
    assert signers(kenyan) == {"kenya-approver"}
    other = somebody("kenya-approver", "everywhere-safety")
    attack(other).post(
        "wagtailadmin_pages:workflow_action", kenyan.pk, "approve", regional.pk, data={"comment": ""}
    )
    assert signers(kenyan) == {"kenya-approver"}


@pytest.mark.parametrize(
    "handle", ["kenya-editor", "kenya-lead", "kenya-safety", "coordinator", "fr-reviewer"]
)
def test_workflow_action__is_the_signers(attack, waiting, handle):
    kenyan, _ = waiting
    step = kenyan.current_workflow_task_state
    attack(somebody(handle)).post(
        "wagtailadmin_pages:workflow_action", kenyan.pk, "approve", step.pk, data={"comment": ""}
    )
    assert not signers(kenyan)
