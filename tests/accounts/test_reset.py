"""A forgotten password: one mail, one link, one use."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as sent
from django.core.cache import cache
from django.utils import timezone

from accounts.models import User
from safekeeping.models import AuditEvent, OutboxMessage
from tests.accounts.actions import sign_in, signed_in_as
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

RESET = "/accounts/password/reset/"
NEW = "new-long-words-4"


def ask(client, email="editor@example.org", **extra):
    return client.post(RESET, {"email": email}, **extra)


@pytest.fixture
def posted(client, user, django_capture_on_commit_callbacks):
    """The mail with the link has arrived."""
    with django_capture_on_commit_callbacks(execute=True):
        ask(client)


def path_from_mail() -> str:
    return re.search(r"http://localhost:8000(/accounts/password/reset/key/\S+)", sent.outbox[-1].body)[1]


def choose(client, path, password=NEW, again=None):
    form = client.get(path, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": again or password})


@pytest.mark.parametrize("email", ["nobody@example.org", "off@example.org"])
def test_reset__no_mail_for_nobody(client, user, email):
    User.objects.create_user("switched-off", PASSWORD, is_active=False, email="off@example.org")
    ask(client, email)
    assert not OutboxMessage.objects.exists()


def test_reset__an_empty_address_finds_nobody(client, db):
    User.objects.create_user("without-address", PASSWORD)
    assert ask(client, "").status_code == 200
    assert not OutboxMessage.objects.exists()


def test_reset__whole_way(client, user, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = ask(client, "Editor@Example.ORG")
    assert answer.url == "/accounts/password/reset/done/"
    assert [message.to for message in sent.outbox] == [["editor@example.org"]]
    assert "kenya-editor" not in sent.outbox[0].body + sent.outbox[0].subject
    path = path_from_mail()
    with django_capture_on_commit_callbacks(execute=True):
        assert choose(client, path).url == "/accounts/password/reset/key/done/"
    assert signed_in_as(client) is None
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert "The password was reset." in sent.outbox[-1].body
    assert AuditEvent.objects.filter(event="account.password_changed", actor_id=user.pk).exists()


def test_reset__link_works_once(client, user, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client)
    path = path_from_mail()
    choose(client, path)
    answer = client.get(path, follow=True)
    assert "This link has been used already" in answer.content.decode()
    assert b"password1" not in answer.content


def test_reset__link_grows_old(client, user, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        ask(client)
    with time_machine.travel(timezone.now() + timedelta(hours=4, minutes=1)):
        assert "too old" in client.get(path_from_mail(), follow=True).content.decode()


def test_reset__host_of_the_link_is_never_the_callers(client, user):
    ask(client, HTTP_HOST="evil.example")
    assert "evil.example" not in OutboxMessage.objects.get().body


def test_reset__speaks_the_language_of_the_account(client, user):
    user.language = "ar"
    user.save()
    ask(client)
    assert OutboxMessage.objects.get().language == "ar"


def test_reset__twenty_requests_give_one_mail_an_hour(client, user):
    start = timezone.now()
    for minute in range(20):
        with time_machine.travel(start + timedelta(minutes=minute)):
            assert ask(client, REMOTE_ADDR=f"203.0.113.{minute}").status_code == 302
    assert OutboxMessage.objects.count() == 1


def test_reset__another_mail_later(client, user):
    ask(client)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        ask(client)
    assert OutboxMessage.objects.count() == 2


def test_reset__one_address_cannot_ask_for_everybody(client, user):
    for number in range(20):
        assert ask(client, f"guess-{number}@example.org").status_code == 302
    assert ask(client).status_code == 429
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "passwords, complaint",
    [
        (("short", "short"), "too short"),
        (("kenya-editor", "kenya-editor"), "too similar"),
        (("123456789012", "123456789012"), "entirely numeric"),
        (("password1234", "password1234"), "too common"),
        ((NEW, "other-long-words-5"), "not the same"),
    ],
)
def test_reset__refuses_weak_passwords_and_says_why(posted, client, user, passwords, complaint):
    answer = choose(client, path_from_mail(), *passwords)
    assert complaint in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_reset__second_factor_is_still_asked_for(client, user, django_capture_on_commit_callbacks):
    from accounts.second_factor import give_totp
    from tests.accounts.conftest import SECRET

    give_totp(user, SECRET)
    with django_capture_on_commit_callbacks(execute=True):
        ask(client)
    choose(client, path_from_mail())
    cache.clear()
    assert sign_in(client, password=NEW).url == "/accounts/2fa/authenticate/"
    assert signed_in_as(client) is None
