"""A public story lost a consent, or soon will: safety is told, and answers in time, or it goes down."""

import datetime
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from editorial import notices
from editorial.reminders import responsible
from editorial.takedown import bring_down
from safekeeping import audit

from ..models import Cause, ConsentRecord, ConsentTask
from ..season.calendar import site_zone, today
from .rights import keepers

log = logging.getLogger(__name__)

WARNED_BEFORE = (30, 7)  # days before a consent runs out


@dataclass
class Outcome:
    """What a run did: tasks opened, mails about them repeated, stories taken down."""

    opened: int = 0
    warned: int = 0
    taken_down: int = 0


def is_public(placement) -> bool:
    return Page.objects.filter(translation_key=placement.translation_key, live=True).exists()


def open_task(record: ConsentRecord, cause: Cause) -> ConsentTask | None:
    """Asks safety for an answer, where the story is public. One task a consent: a withdrawal makes one
    that only warned of the end more urgent."""
    if not is_public(record.placement):
        return None
    due = due_of(record, cause)
    task = ConsentTask.objects.select_for_update(no_key=True).filter(record=record, answer="").first()
    if task is None:
        task = ConsentTask(record=record, opened_at=timezone.now(), due_at=due)
    task.cause, task.due_at, task.warned = cause, min(task.due_at, due), days_left(record)
    task.save()
    tell(task)
    audit.record("consent.task_opened", subject=f"consent:{record.pk}", facts={"cause": cause.value})
    return task


def due_of(record: ConsentRecord, cause: Cause) -> datetime.datetime:
    """The end of the set time; for a consent that runs out, not before it has."""
    in_time = timezone.now() + datetime.timedelta(days=settings.CONSENT_ANSWER_DAYS)
    if cause != Cause.EXPIRY:
        return in_time
    day_after = record.expires_on + datetime.timedelta(days=1)
    return max(in_time, datetime.datetime.combine(day_after, datetime.time(), tzinfo=site_zone()))


def days_left(record: ConsentRecord) -> int | None:
    return None if record.expires_on is None else max((record.expires_on - today()).days, 0)


def tell(task: ConsentTask) -> None:
    """By a mail that names neither story nor person. Where a region has nobody for safety, its leads and
    the coordinators hear of it: they read no record, but can take the story down."""
    placement = task.record.placement
    people = list(keepers(placement.region)) or list(responsible(placement))
    notices.tell(people, "consent_waits", {"due": timezone.localtime(task.due_at, site_zone())})


def answer_tasks(tasks, how: ConsentTask.Answer, by) -> int:
    """Closes those that are open; returns how many."""
    answered = {"answer": how, "answered_at": timezone.now(), "answered_by_id": by and by.pk}
    return tasks.filter(answer="").update(**answered)


def taken_down(placement, user) -> None:
    """The step of every takedown, for whatever reason: what is not public loses no consent."""
    answer_tasks(ConsentTask.objects.filter(record__placement=placement), ConsentTask.Answer.TAKEN_DOWN, user)


# Once a day ------------------------------------------------------------------------------------


def check() -> Outcome:
    """Opens the tasks that are due, repeats the warning of the last week, and takes down what nobody
    answered in time. Each in its own transaction; run again, it finds nothing to do."""
    outcome = Outcome()
    outcome.opened = each(worrying().filter(~Exists(open_tasks())), open_for)
    outcome.warned = each(ConsentTask.objects.filter(answer="", cause=Cause.EXPIRY), warn_again)
    outcome.taken_down = each(overdue(), take_down)
    return outcome


def each(rows: Iterable, act: Callable) -> int:
    count = 0
    for row in list(rows):
        try:
            with transaction.atomic():
                count += bool(act(row))
        except Exception as error:  # one that fails holds up no other
            log.error("%s %s failed: %s", type(row).__name__, row.pk, type(error).__name__)
    return count


def open_tasks():
    return ConsentTask.objects.filter(record=OuterRef("pk"), answer="")


def worrying():
    """Consents of public stories that ended, or end within the longest warning."""
    soon = today() + datetime.timedelta(days=max(WARNED_BEFORE))
    ends = Q(expires_on__lte=soon) | Q(withdrawn_on__isnull=False) | Q(erased_at__isnull=False)
    public = Page.objects.filter(translation_key=OuterRef("placement__translation_key"), live=True)
    rows = ConsentRecord.objects.filter(ends, Exists(public), settled="")
    return rows.select_related("placement__region")


def cause_of(record: ConsentRecord) -> Cause:
    if record.erased_at:
        return Cause.ERASED
    return Cause.WITHDRAWN if record.withdrawn_on else Cause.EXPIRY


def open_for(record: ConsentRecord) -> bool:
    record.placement.lock()
    return open_task(record, cause_of(record)) is not None


def warn_again(task: ConsentTask) -> bool:
    """Once more in the last week, if the first mail came before it."""
    left, last = days_left(task.record), min(WARNED_BEFORE)
    if left is None or left > last or (task.warned is not None and task.warned <= last):
        return False
    ConsentTask.objects.filter(pk=task.pk).update(warned=left)
    tell(task)
    return True


def overdue():
    rows = ConsentTask.objects.filter(answer="", due_at__lte=timezone.now())
    return rows.select_related("record__placement__region")


def take_down(task: ConsentTask) -> bool:
    """Quietly and in every language; the step of the takedown answers the task."""
    placement = task.record.placement
    placement.lock()
    if not ConsentTask.objects.filter(pk=task.pk, answer="").exists():
        return False  # answered meanwhile
    reason = _("A consent ended, and nobody answered in time.")
    bring_down(placement, reason=reason, silent=True)
    return True
