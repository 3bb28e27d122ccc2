"""Delivery: once, again, and not for ever; whatever the mail server does."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils import timezone
from django_tasks import default_task_backend

from safekeeping import outbox
from safekeeping.delivery import LEASE, Delivery, pause_after, send
from safekeeping.models import OutboxMessage
from tests.safekeeping.mail_server import mail_server_refusing_recipients

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_templates")]
ADDRESS = "amina@example.org"
SMTP = "django.core.mail.backends.smtp.EmailBackend"
LOCMEM = "django.core.mail.backends.locmem.EmailBackend"


def post():
    return outbox.post(address=ADDRESS, template="probe", context={"who": "Amina"}, language="en")


def later(**span):
    return time_machine.travel(timezone.now() + timedelta(**span), tick=False)


@pytest.fixture
def server_away(settings, closed_port):
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", closed_port


@pytest.fixture
def given_up(settings, server_away):
    message = post()
    with later(days=8):
        assert send(message.pk) is Delivery.GIVEN_UP
    settings.EMAIL_BACKEND = LOCMEM
    return message


# The mail server is away ------------------------------------------------------------------------


@pytest.mark.usefixtures("server_away")
def test_server_away__the_request_goes_on_and_nothing_is_lost(
    django_capture_on_commit_callbacks, settings, caplog, capsys
):
    with django_capture_on_commit_callbacks(execute=True):
        message = post()

    message.refresh_from_db()
    assert (message.address, message.tries, message.last_error) == (ADDRESS, 1, "ConnectionRefusedError")
    assert message.sent_at is None

    settings.EMAIL_BACKEND = LOCMEM
    call_command("send_outbox")
    assert mail.outbox == []  # the pause is not over
    with later(minutes=2):
        call_command("send_outbox")
    assert [sent.to for sent in mail.outbox] == [[ADDRESS]]
    assert "1 sent, 0 postponed." in capsys.readouterr().out
    assert "amina" not in caplog.text.lower()


def test_server_refusing__says_nothing_about_the_reader_in_logs_or_rows(settings, caplog):
    with mail_server_refusing_recipients() as port:
        settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = SMTP, "127.0.0.1", port
        message = post()

        assert send(message.pk) is Delivery.POSTPONED

    assert OutboxMessage.objects.get().last_error == "SMTPRecipientsRefused"
    assert "SMTPRecipientsRefused" in caplog.text
    assert "amina" not in caplog.text.lower()


@pytest.mark.usefixtures("server_away")
def test_pauses__grow_and_end():
    assert [pause_after(tries) for tries in (1, 2, 3)] == [timedelta(minutes=m) for m in (1, 2, 4)]
    assert pause_after(10) == pause_after(30_000) == timedelta(hours=6)
    message = post()
    moment = timezone.now()
    for expected in (1, 2, 4, 8):
        with time_machine.travel(moment, tick=False):
            assert send(message.pk) is Delivery.POSTPONED
            message.refresh_from_db()
            assert message.due_at - timezone.now() == timedelta(minutes=expected)
        moment = message.due_at


@pytest.mark.usefixtures("server_away")
def test_giving_up__is_loud_and_keeps_the_message(caplog):
    message = post()

    with later(days=8), pytest.raises(CommandError, match="1 messages were given up"):
        call_command("send_outbox")

    assert OutboxMessage.objects.given_up().get().address == ADDRESS
    assert f"Outbox {message.pk} was given up after 1 tries: ConnectionRefusedError" in caplog.text
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    with later(days=9):
        assert send(message.pk) is Delivery.NOT_DUE


def test_giving_up__is_undone_on_request(given_up, capsys):
    call_command("send_outbox", "--again")

    assert len(mail.outbox) == 1
    assert "1 messages are taken up again." in capsys.readouterr().out


def test_giving_up__is_forgotten_after_a_month(given_up):
    with later(days=8 + 31):
        call_command("send_outbox")
        call_command("send_outbox", "--again")

    given_up.refresh_from_db()
    assert (given_up.address, given_up.subject, given_up.body) == (None, None, None)
    assert mail.outbox == []


def test_wrong_key__loses_no_mail_and_stops_no_other(settings, new_key, caplog):
    post()
    right_key, settings.SAFEKEEPING_KEYS = settings.SAFEKEEPING_KEYS, [new_key]
    post()

    call_command("send_outbox")

    assert len(mail.outbox) == 1
    assert "WrongKeyError" in caplog.text
    settings.SAFEKEEPING_KEYS = right_key
    with later(minutes=2):
        call_command("send_outbox")
    assert len(mail.outbox) == 2


# Once -------------------------------------------------------------------------------------------


def test_sent__is_not_sent_again_and_forgets_the_reader(sql):
    message = post()

    assert send(message.pk) is Delivery.SENT
    with later(days=1):
        assert send(message.pk) is Delivery.NOT_DUE

    assert len(mail.outbox) == 1
    assert sql("SELECT address, subject, body FROM safekeeping_outboxmessage") == [(None, None, None)]


def test_sent__leaves_no_trace_after_a_month():
    send(post().pk)

    call_command("send_outbox")
    assert OutboxMessage.objects.count() == 1
    with later(days=31):
        call_command("send_outbox")
    assert not OutboxMessage.objects.exists()


def test_claimed__is_left_to_the_worker_that_has_it_until_its_lease_ends():
    message = post()
    OutboxMessage.objects.update(tries=1, due_at=timezone.now() + LEASE)  # a worker that was killed

    assert send(message.pk) is Delivery.NOT_DUE
    with later(minutes=11):
        assert send(message.pk) is Delivery.SENT


def test_emptied_message__is_never_counted_as_sent():
    message = post()
    OutboxMessage.objects.update(address=None)

    assert send(message.pk) is Delivery.POSTPONED
    assert mail.outbox == []


def test_unknown_message__is_not_due():
    assert send(1) is Delivery.NOT_DUE


@pytest.mark.usefixtures("server_away")
def test_retry__is_asked_of_a_worker_that_can_wait(settings):
    settings.TASKS = {"default": {"BACKEND": "tests.safekeeping.task_queue.Keeps"}}
    message = post()

    send(message.pk)

    message.refresh_from_db()
    (waiting,) = default_task_backend.results
    assert waiting.args == [message.pk]
    assert waiting.task.run_after == message.due_at


@pytest.mark.usefixtures("server_away")
def test_retry__waits_for_the_command_when_the_queue_is_away(settings, caplog):
    settings.TASKS = {"default": {"BACKEND": "tests.safekeeping.task_queue.QueueAway"}}

    assert send(post().pk) is Delivery.POSTPONED

    assert "waits for send_outbox: ConnectionError" in caplog.text
    assert "amina" not in caplog.text.lower()
