"""Sends what waits in the outbox: once, again after growing pauses, and not for ever."""

import logging
from datetime import datetime, timedelta
from email.utils import make_msgid, parseaddr
from enum import Enum

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone
from django_tasks import task

from safekeeping.models import OutboxMessage

logger = logging.getLogger(__name__)

# Longer than EMAIL_TIMEOUT allows a try to take; after it, a try whose worker died is made again.
LEASE = timedelta(minutes=10)
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
KEEP_TRACES = timedelta(days=30)


class Delivery(Enum):
    """What became of one try."""

    SENT = "sent"
    POSTPONED = "postponed"
    GIVEN_UP = "given up"
    NOT_DUE = "not due"  # sent already, in another worker's hands, or its pause is not over


@task()
def deliver(message_id: int) -> str:
    """The task behind `outbox.post`. Its argument is a row's key: the queue is not encrypted."""
    return send(message_id).value


def send(message_id: int) -> Delivery:
    """Try once to send the message, if it is due, and return what became of it. Never raises."""
    tries = _claim(message_id)
    if tries is None:
        return Delivery.NOT_DUE
    # Of this claim only: a worker that was slower than its lease must not undo what another did.
    claimed = OutboxMessage.objects.waiting().filter(pk=message_id, tries=tries)
    try:
        _mail(claimed.with_content().get()).send()
    except Exception as error:  # mail servers, networks and keys fail in many ways; the message stays
        return _failed(message_id, tries, type(error).__name__)
    claimed.update(sent_at=timezone.now(), address=None, subject=None, body=None, last_error="")
    return Delivery.SENT


def _claim(message_id: int) -> int | None:
    """Take the message for LEASE and return the number of this try; None when it is not to be had.

    The transaction ends before the mail server is spoken to: on SQLite it would keep out all writers.
    """
    now = timezone.now()
    with transaction.atomic():
        rows = OutboxMessage.objects.due(now).filter(pk=message_id)
        rows = rows.select_for_update(
            no_key=True, skip_locked=connection.features.has_select_for_update_skip_locked
        )
        tries = rows.values_list("tries", flat=True).first()  # not the row: its keys may be away
        if tries is None:
            return None
        OutboxMessage.objects.filter(pk=message_id).update(tries=tries + 1, due_at=now + LEASE)
        return tries + 1


def _mail(message: OutboxMessage) -> EmailMessage:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    headers = {
        "Message-ID": make_msgid(domain=domain),  # Django's own would name the machine
        "Auto-Submitted": "auto-generated",
        "Content-Language": message.language,
    }
    return EmailMessage(str(message.subject), message.body, to=[str(message.address)], headers=headers)


def _failed(message_id: int, tries: int, error: str) -> Delivery:
    """Note the failure by its class alone (its text may hold the address), and try later or give up."""
    now = timezone.now()
    row = OutboxMessage.objects.waiting().filter(pk=message_id, tries=tries)
    last_chance = now - timedelta(days=settings.OUTBOX_GIVES_UP_AFTER_DAYS)
    if row.filter(created_at__lte=last_chance).update(given_up_at=now, last_error=error):
        logger.error("Outbox %s was given up after %s tries: %s", message_id, tries, error)
        return Delivery.GIVEN_UP
    due_at = now + pause_after(tries)
    row.update(due_at=due_at, last_error=error)
    logger.warning("Outbox %s is tried again later: %s", message_id, error)
    _ask_for_another_try(message_id, due_at)
    return Delivery.POSTPONED


def pause_after(tries: int) -> timedelta:
    """Return how long to wait after the failed try number `tries` (from 1): doubling, up to LONGEST_PAUSE."""
    return min(FIRST_PAUSE * 2 ** min(tries - 1, 16), LONGEST_PAUSE)


def _ask_for_another_try(message_id: int, due_at: datetime) -> None:
    if not deliver.get_backend().supports_defer:
        return  # `send_outbox` finds it
    try:
        deliver.using(run_after=due_at).enqueue(message_id)
    except Exception as error:  # the queue is away: `send_outbox` finds it
        logger.warning("Outbox %s waits for send_outbox: %s", message_id, type(error).__name__)


# For the command -------------------------------------------------------------------------------


def try_again() -> int:
    """Make everything that was given up due once more, with a new span of days; returns how many."""
    now = timezone.now()
    rows = OutboxMessage.objects.given_up().with_content()
    return rows.update(given_up_at=None, created_at=now, due_at=now, tries=0)


def forget_old() -> int:
    """Take address and text from what was given up long ago, and remove traces of what was sent long ago.

    Returns the number of rows changed or removed.
    """
    long_ago = timezone.now() - KEEP_TRACES
    rows = OutboxMessage.objects
    emptied = rows.given_up().with_content().filter(given_up_at__lte=long_ago)
    count = emptied.update(address=None, subject=None, body=None)
    return count + rows.filter(sent_at__lte=long_ago).delete()[0]
