"""Nobody learns from the door or the reset page who has an account: same words, same work."""

import re

import pytest
from django.contrib.auth import hashers
from django.core.cache import cache
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from accounts.forms import AskForResetForm
from accounts.models import User
from accounts.views.door import AskForResetView
from safekeeping.models import OutboxMessage
from tests.accounts.actions import sign_in
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

RESET = "/accounts/password/reset/"


@pytest.fixture
def people(user):
    User.objects.create_user("switched-off", PASSWORD, is_active=False, email="off@example.org")
    User.objects.create_user("without-password", email="without@example.org")


@pytest.fixture
def hashings(monkeypatch):
    """How often a password was hashed."""
    calls = []
    hasher = type(hashers.get_hasher())
    encode = hasher.encode

    def counted(self, *args, **kwargs):
        calls.append(1)
        return encode(self, *args, **kwargs)

    monkeypatch.setattr(hasher, "encode", counted)
    return calls


def without_token(page: bytes) -> str:
    return re.sub(r'(csrfmiddlewaretoken"|name="login") value="[^"]*"', "", page.decode())


@pytest.mark.parametrize("handle", ["nobody-here", "switched-off", "without-password", "Not A Handle!"])
def test_sign_in__same_words_and_same_work_as_a_wrong_password(client, people, hashings, handle):
    known = sign_in(client, password="wrong-password")
    work_known = len(hashings)
    hashings.clear()
    other = sign_in(
        client, handle=handle, password=PASSWORD if handle == "switched-off" else "wrong-password"
    )
    assert len(hashings) == work_known == 1
    assert (other.status_code, without_token(other.content)) == (
        known.status_code,
        without_token(known.content).replace("kenya-editor", handle),
    )


def test_sign_in__same_questions_to_the_database(client, people):
    sign_in(client, password="wrong-password")
    counts = set()
    for handle in ("kenya-editor", "nobody-here", "switched-off", "without-password"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            sign_in(client, handle=handle, password="wrong-password")
        counts.add(len(queries))
    assert len(counts) == 1


@pytest.mark.parametrize("email", ["nobody@example.org", "off@example.org"])
def test_reset__same_words_and_no_question_before_the_answer(rf, client, people, email):
    answers = {}
    for address in ("editor@example.org", email):
        cache.clear()
        answer = client.post(RESET, {"email": address})
        answers[address] = (answer.status_code, answer.url, answer.content, sorted(answer.cookies))
    assert answers["editor@example.org"] == answers[email]


@pytest.fixture
def open_connection():
    """An answer that is closed by hand would close the test's own transaction with it."""
    request_finished.disconnect(close_old_connections)
    yield
    request_finished.connect(close_old_connections)


def test_reset__looks_the_account_up_after_the_answer_has_left(people, open_connection):
    view = AskForResetView()
    view.request = RequestFactory().post(RESET, {"email": "editor@example.org"})
    form = AskForResetForm({"email": "editor@example.org"})
    with CaptureQueriesContext(connection) as queries:
        assert form.is_valid()
        answer = view.form_valid(form)
    assert len(queries) == 0
    assert not OutboxMessage.objects.exists()
    answer.close()
    assert OutboxMessage.objects.count() == 1
    answer.close()
    assert OutboxMessage.objects.count() == 1
