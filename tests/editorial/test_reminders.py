"""Reminders: after 3 and 7 days to who can sign, then once to leads and coordinators; words of nobody."""

from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import GroupApprovalTask, TaskState, WorkflowState

from editorial.models import Placement, Reminder
from editorial.reminders import remind
from editorial.standins import name_stand_in
from safekeeping.models import OutboxMessage
from tests.actions import edit, request_changes, sign_off, somebody, submit_for_sign_off, write_story
from tests.factories import Person

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def waiting_story(**fields):
    for word in ("kenya-approver", "kenya-safety", "kenya-lead", "macedonia-lead", "coordinator"):
        somebody(word)
    return submit_for_sign_off(write_story(**fields), by=somebody("kenya-editor"))


def reminded_after(**span) -> list[str]:
    """Handles of the people whom a run at that distance from now writes to."""
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    with time_machine.travel(timezone.now() + timedelta(**span), tick=False):
        remind()
    mails = OutboxMessage.objects.filter(template="sign_off_reminder").exclude(pk__in=before)
    return sorted(mail.address.removesuffix("@example.org") for mail in mails)


def test_reminder__none_before_three_days():
    waiting_story()
    assert reminded_after(days=2, hours=23, minutes=59) == []
    assert not Reminder.objects.exists()


def test_reminder__once_at_each_stage_and_never_after():
    waiting_story()
    days = {day: reminded_after(days=day, hours=1) for day in range(1, 31)}
    assert {day: people for day, people in days.items() if people} == {
        3: ["kenya-approver"],
        7: ["kenya-approver"],
        10: ["coordinator", "kenya-lead"],
    }
    assert list(Reminder.objects.order_by("days").values_list("days", flat=True)) == [3, 7, 10]


def test_reminder__a_second_run_on_the_same_day_sends_nothing():
    waiting_story()
    assert reminded_after(days=3) == ["kenya-approver"]
    assert reminded_after(days=3) == []


@pytest.mark.parametrize("day, people", [(8, ["kenya-approver"]), (40, ["coordinator", "kenya-lead"])])
def test_reminder__stages_that_were_missed_are_not_sent_one_after_the_other(day, people):
    waiting_story()
    assert reminded_after(days=day) == people
    assert reminded_after(days=day, hours=1) == []


def test_reminder__a_signed_step_is_quiet_and_the_next_counts_from_its_own_start():
    story = waiting_story()
    with time_machine.travel(timezone.now() + 2 * DAY):
        sign_off(story, by=somebody("kenya-approver"))
    assert reminded_after(days=4) == []
    assert reminded_after(days=5, hours=1) == ["kenya-safety"]


def test_reminder__requested_changes_are_quiet_and_a_new_submission_starts_anew():
    story = request_changes(waiting_story(), by=somebody("kenya-approver"))
    assert reminded_after(days=20) == []
    with time_machine.travel(timezone.now() + 20 * DAY):
        story = edit(story, by=somebody("kenya-editor"), ask="Write to the embassy.")
        submit_for_sign_off(story, by=somebody("kenya-editor"))
    assert reminded_after(days=21) == []
    assert reminded_after(days=23, hours=1) == ["kenya-approver"]


def test_reminder__not_to_who_contributed_left_or_has_no_address():
    for options in ({"is_active": False}, {"email": None}):
        Person(mandates=["kenya-approver"], **options)
    author = Person(mandates=["kenya-editor", "kenya-approver"])
    story = waiting_story(by=author)
    assert author.pk in {story.owner_id}
    assert reminded_after(days=3) == ["kenya-approver"]


def test_reminder__to_the_stand_in_while_it_lasts():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    person, lead = somebody("macedonia-approver"), somebody("kenya-lead")
    name_stand_in(story, story.current_workflow_task, person, by=lead)
    assert reminded_after(days=3) == ["macedonia-approver"]
    person.mandates.update(valid_until=timezone.now())
    assert reminded_after(days=7) == []


def test_reminder__names_nothing_and_nobody():
    story = waiting_story(title="Amina of Turkana", byline="A. of the river")
    for day in (3, 7, 10):
        reminded_after(days=day)
    mails = OutboxMessage.objects.filter(template="sign_off_reminder")
    assert mails.count() == 4
    for mail in mails:
        text = mail.subject + mail.body
        for word in ("Amina", "Turkana", "river", "Kenya", "kenya", story.slug, f"/{story.pk}/"):
            assert word not in text


def test_reminder__one_that_fails_holds_up_no_other():
    lost, _kept = waiting_story(), waiting_story()
    WorkflowState.objects.filter(pk=lost.current_workflow_state.pk).update(object_id="0")
    assert reminded_after(days=3) == ["kenya-approver"]
    assert Reminder.objects.count() == 1


def test_reminder__an_address_that_is_none_holds_up_nobody():
    get_user_model().objects.filter(pk=somebody("kenya-approver").pk).update(email="none")
    somebody("everywhere-safety")
    story = waiting_story()
    assert reminded_after(days=3) == []
    assert reminded_after(days=10) == ["coordinator", "kenya-lead"]
    assert story.pk


def test_reminder__of_foreign_tasks_and_of_content_without_region_is_not_ours():
    story = waiting_story(consent=False)
    state = story.current_workflow_task_state
    foreign = GroupApprovalTask.objects.create(name="Somebody else's")
    TaskState.objects.create(workflow_state=state.workflow_state, task=foreign, revision=state.revision)
    Placement.objects.filter(pk=story.placement.pk).delete()
    assert reminded_after(days=5) == []
    assert not Reminder.objects.exists()


def test_remind_signers__is_the_daily_command():
    waiting_story()
    out = StringIO()
    with time_machine.travel(timezone.now() + 4 * DAY):
        call_command("remind_signers", stdout=out)
        assert out.getvalue() == "1 reminders\n"
        call_command("remind_signers", stdout=out)
    assert out.getvalue() == "1 reminders\n0 reminders\n"
