"""A public story loses a consent: who hears of it, how long they have, what happens without an answer."""

import datetime

import pytest
from django.core.management import call_command
from wagtail.signals import page_unpublished

from editorial.models import PublicAddress
from editorial.takedown import take_down
from safekeeping.models import OutboxMessage
from stories.consent import records, tasks
from stories.models import Cause, ConsentRecord, ConsentTask
from stories.season.calendar import today
from tests.actions import fresh, give_consent, released_story, somebody, write_story
from tests.factories import hold
from tests.stories.consent.acts import (
    SAFETY,
    SECRET,
    erase,
    go_without,
    in_days,
    open_tasks,
    record_of,
    withdraw,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
DAY = datetime.timedelta(days=1)


def ends_in(story, days):
    ConsentRecord.objects.of_story(story).update(expires_on=today() + days * DAY)


def mails():
    return [(m.address, m.subject, m.body) for m in OutboxMessage.objects.filter(template="consent_waits")]


# Nothing to do ----------------------------------------------------------------------------------


def test_a_story_that_is_not_public__gets_no_task_and_keeps_its_draft():
    story = write_story()
    withdraw(story)
    ends_in(write_story(), 3)
    call_command("check_consents")
    assert not ConsentTask.objects.exists()


def test_a_consent_that_is_far_from_its_end__wakes_nobody():
    ends_in(released_story(), 31)
    call_command("check_consents")
    assert not ConsentTask.objects.exists()
    assert mails() == []


# Withdrawal -------------------------------------------------------------------------------------


def test_a_withdrawal__asks_the_regions_safety_by_a_mail_that_says_nothing():
    hold(somebody("network-safety"), "everywhere-safety")
    story = released_story(title="Heron of Kenya")
    somebody("macedonia-safety")
    withdraw(story)
    told = mails()
    assert {address for address, _subject, _body in told} == {
        "kenya-safety@example.org",
        "network-safety@example.org",
    }
    for _address, subject, body in told:
        for word in ("Heron", "Kenya", "onsent", SECRET, "Msemaji"):
            assert word not in subject + body
    assert fresh(story).live


def test_a_withdrawal_that_nobody_answers__takes_every_language_down_in_silence(client):
    story = released_story("fr")
    addresses = list(PublicAddress.objects.filter(translation_key=story.translation_key))
    assert len(addresses) == 2
    withdraw(story)
    with in_days(2.9):
        call_command("check_consents")
        assert fresh(story).live
    with in_days(3.1):
        call_command("check_consents")
        assert not any(page.live for page in story.placement.pages())
        for address in addresses:
            assert client.get(address.path).status_code == 404
        assert not open_tasks(story).exists()
        task = ConsentTask.objects.get()
        assert (task.answer, task.answered_by_id) == ("down", None)
        call_command("check_consents")  # again: nothing to do
        assert list(ConsentTask.objects.values_list("answer", flat=True)) == ["down"]


def test_the_set_time__is_a_setting(settings):
    settings.CONSENT_ANSWER_DAYS = 1
    story = released_story()
    withdraw(story)
    with in_days(1.1):
        call_command("check_consents")
        assert not fresh(story).live


def agreed_again(story):
    given = {"person": "x", "covers": ["text.site"], "given_on": today()}
    records.record_consent(story.placement, by=somebody(SAFETY), replaces=record_of(story), **given)


def another_agreed_and_the_first_is_out(story):
    first = record_of(story)
    give_consent(story)
    ConsentRecord.objects.filter(pk=first.pk).update(number=9)
    go_without(story)


def somebody_took_it_down(story):
    take_down(story.placement, by=somebody("kenya-lead"), reason="Danger")


@pytest.mark.parametrize(
    ("answer", "said", "is_live"),
    [
        (agreed_again, "renewed", True),
        (another_agreed_and_the_first_is_out, "changed", True),
        (somebody_took_it_down, "down", False),
    ],
)
def test_each_answer__closes_the_task_for_good(answer, said, is_live):
    story = released_story()
    withdraw(story)
    answer(story)
    assert ConsentTask.objects.get().answer == said
    with in_days(4):
        call_command("check_consents")
        assert fresh(story).live is is_live
        assert ConsentTask.objects.count() == 1


def test_one_story_that_fails__holds_up_no_other():
    first, second = released_story(), released_story()
    withdraw(first)
    withdraw(second)

    def fails_for_the_first(sender, instance, **kwargs):
        if instance.pk == first.pk:
            raise RuntimeError(SECRET)

    page_unpublished.connect(fails_for_the_first)
    try:
        with in_days(4):
            assert tasks.check().taken_down == 1
    finally:
        page_unpublished.disconnect(fails_for_the_first)
    assert (fresh(first).live, fresh(second).live) == (True, False)
    with in_days(5):
        assert tasks.check().taken_down == 1  # it is tried again


# Expiry -----------------------------------------------------------------------------------------


def test_an_end__is_told_30_and_7_days_before_and_then_the_story_goes():
    story = released_story()
    ends_in(story, 30)
    seen = []
    for day in (0, 1, 22, 23, 24, 30, 31):
        with in_days(day):
            call_command("check_consents")
            seen.append((day, len(mails()), fresh(story).live))
    assert seen == [
        (0, 1, True),
        (1, 1, True),
        (22, 1, True),
        (23, 2, True),
        (24, 2, True),
        (30, 2, True),
        (31, 2, False),
    ]


def test_an_end_that_was_seen_late__leaves_the_set_time():
    story = released_story()
    ends_in(story, 10)
    with in_days(20):
        call_command("check_consents")
        assert fresh(story).live
    with in_days(22.9):
        call_command("check_consents")
        assert fresh(story).live
    with in_days(23.1):
        call_command("check_consents")
        assert not fresh(story).live


def test_an_expired_consent__is_missing_the_day_after_its_last():
    story = write_story()
    ends_in(story, 5)
    with in_days(5):
        assert record_of(story).is_in_force
    with in_days(6):
        assert record_of(story).waits


def test_a_later_end__answers_the_warning():
    story = released_story()
    ends_in(story, 20)
    call_command("check_consents")
    records.change(record_of(story), reach="by letter", by=somebody(SAFETY))
    assert open_tasks(story).exists()
    records.change(record_of(story), expires_on=today() + 400 * DAY, by=somebody(SAFETY))
    assert not open_tasks(story).exists()
    with in_days(25):
        call_command("check_consents")
        assert fresh(story).live


def test_a_withdrawal_after_the_warning__is_more_urgent():
    story = released_story()
    ends_in(story, 20)
    call_command("check_consents")
    withdraw(story)
    task = open_tasks(story).get()
    assert task.cause == "withdrawn"
    assert (task.due_at - task.opened_at).days == 3


def test_an_erasure__is_answered_like_a_withdrawal():
    story = released_story()
    erase(story)
    with in_days(3.1):
        call_command("check_consents")
        assert not fresh(story).live


def test_where_no_safety_is_left__leads_and_coordinators_hear_of_it():
    story = released_story()
    lead, coordinator = somebody("kenya-lead"), somebody("coordinator")
    record = record_of(story)
    somebody(SAFETY).mandates.all().delete()
    tasks.open_task(record, Cause.WITHDRAWN)
    assert {address for address, *_words in mails()} == {lead.email, coordinator.email}
