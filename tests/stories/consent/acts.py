"""What safety does with consents, as verbs."""

import datetime

import time_machine
from django.test import Client
from django.utils import timezone

from stories.consent import records
from stories.models import ConsentRecord, ConsentTask, Settled
from stories.season.calendar import today
from tests.actions import somebody

SAFETY = "kenya-safety"
SECRET = "Kingfisher of the third pier"


def record_of(story) -> ConsentRecord:
    return ConsentRecord.objects.of_story(story).order_by("-number").first()


def withdraw(story, **given):
    return records.withdraw(
        record_of(story), **{"on": today(), "told_by": SECRET, "by": somebody(SAFETY), **given}
    )


def go_without(story):
    return records.settle(record_of(story), Settled.CHANGED, by=somebody(SAFETY))


def erase(story):
    return records.erase(record_of(story), by=somebody(SAFETY))


def open_tasks(story):
    return ConsentTask.objects.filter(record__placement=story.placement, answer="")


def in_days(days):
    return time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=False)


def at_desk(*mandates) -> Client:
    client = Client()
    client.force_login(somebody(*mandates))
    return client
