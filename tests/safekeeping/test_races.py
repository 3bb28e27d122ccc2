"""Many writers at once: one chain, one mail."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection, transaction

from safekeeping import audit, outbox
from safekeeping.delivery import Delivery, send
from safekeeping.models import AuditEvent

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
WRITERS = 8


def at_once(work):
    """Run `work(number)` in WRITERS threads that start together; returns their results."""
    start = Barrier(WRITERS)

    def run(number):
        start.wait()
        try:
            return work(number)
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        return list(pool.map(run, range(WRITERS)))


def test_eight_writers__make_one_chain_from_its_first_link():
    at_once(lambda writer: [audit.record("released", actor_id=writer) for _ in range(10)])

    events = list(AuditEvent.objects.values_list("sequence", flat=True))
    assert events == list(range(1, 81))
    assert Counter(AuditEvent.objects.values_list("actor_id", flat=True)) == dict.fromkeys(range(WRITERS), 10)
    assert audit.first_broken_link() is None


def test_eight_writers__leave_no_gap_where_some_give_up():
    def work(writer):
        for turn in range(6):
            try:
                with transaction.atomic():
                    audit.record("released", actor_id=writer)
                    if turn % 2:
                        raise ZeroDivisionError
            except ZeroDivisionError:
                pass

    at_once(work)

    assert AuditEvent.objects.count() == WRITERS * 3
    assert audit.first_broken_link() is None


def test_check__finds_nothing_wrong_while_others_write():
    def work(writer):
        if writer:
            return [audit.record("released", actor_id=writer) for _ in range(10)]
        return [audit.first_broken_link() for _ in range(20)]

    checks = at_once(work)[0]

    assert checks == [None] * 20


def test_eight_workers__send_one_mail_once(settings, mail_templates):
    settings.TASKS = {"default": {"BACKEND": "tests.safekeeping.task_queue.Keeps"}}
    message = outbox.post(address="amina@example.org", template="probe", context={}, language="en")

    results = at_once(lambda worker: send(message.pk))

    assert Counter(results) == {Delivery.SENT: 1, Delivery.NOT_DUE: WRITERS - 1}
    assert len(mail.outbox) == 1
