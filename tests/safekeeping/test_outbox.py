"""The outbox: writing mail with a change, and what never leaves or leaks."""

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.db import transaction
from django.template import TemplateDoesNotExist

from safekeeping import outbox
from safekeeping.models import OutboxMessage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("mail_templates")]
ADDRESS = "amina@example.org"


def post(**changes):
    values = {"address": ADDRESS, "template": "probe", "context": {"who": "Amina"}, "language": "fr"}
    return outbox.post(**{**values, **changes})


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Refusals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "../secret",
        "probe/../../secret",
        "/etc",
        "",
        "probe/",
        "probe\n",
        "Probe",
        "probe.txt",
        "emails/../probe",
    ],
)
def test_post__refuses_templates_outside_the_mail_folder(name):
    with pytest.raises(outbox.NotAMailTemplateError):
        post(template=name)

    assert not OutboxMessage.objects.exists()


def test_post__refuses_a_mail_template_that_does_not_exist():
    with pytest.raises(TemplateDoesNotExist):
        post(template="nothing")


@pytest.mark.parametrize(
    "address", ["", "amina", "amina@example.org\nBcc: spy@example.org", "a@b.org, c@d.org"]
)
def test_post__refuses_what_is_no_address(address):
    with pytest.raises(ValidationError):
        post(address=address)


def test_post__sends_nothing_when_the_change_is_undone(committed):
    with committed(), pytest.raises(ZeroDivisionError), transaction.atomic():
        post()
        raise ZeroDivisionError

    assert mail.outbox == []
    assert not OutboxMessage.objects.exists()


def test_post__sends_nothing_before_the_commit(committed):
    with committed():
        post()
        assert mail.outbox == []

    assert len(mail.outbox) == 1


def test_post__keeps_no_plain_text_in_the_database(sql):
    post()

    ((row,),) = sql("SELECT address || subject || body FROM safekeeping_outboxmessage")
    assert "amina" not in row
    assert "Hello" not in row


# What works -------------------------------------------------------------------------------------


def test_post__renders_in_the_language_of_the_reader(committed):
    with committed():
        post(language="fr", context={"who": "O'Neil & <co>"})

    (sent,) = mail.outbox
    assert sent.to == [ADDRESS]
    assert sent.subject == "fr: O'Neil & <co> second line"
    assert sent.body == "Hello O'Neil & <co>, it's time.\n"


@pytest.mark.parametrize(
    ("asked", "answered"), [("zh-hant", "zh-hant"), ("fr-ca", "fr"), ("xx", "en"), ("", "en")]
)
def test_post__answers_in_a_language_of_the_site(asked, answered):
    assert post(language=asked).language == answered


def test_post__a_line_break_in_the_subject_makes_no_header(committed):
    with committed():
        post(context={"who": "x\nBcc: spy@example.org"})

    assert mail.outbox[0].subject.startswith("fr: x Bcc: spy@example.org")
    assert mail.outbox[0].recipients() == [ADDRESS]


def test_mail__names_no_machine_and_asks_for_no_answer(committed, settings):
    settings.DEFAULT_FROM_EMAIL = "The community <no-reply@example.net>"
    with committed():
        post()

    message = mail.outbox[0].message()
    assert message["Message-ID"].endswith("@example.net>")
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "fr"


def test_post__the_request_goes_on_when_the_task_queue_is_away(committed, settings, caplog):
    settings.TASKS = {"default": {"BACKEND": "tests.safekeeping.task_queue.QueueAway"}}
    with committed():
        message = post()

    assert OutboxMessage.objects.waiting().get() == message
    assert f"Outbox {message.pk} waits for send_outbox: ConnectionError" in caplog.text
    assert "amina" not in caplog.text.lower()
