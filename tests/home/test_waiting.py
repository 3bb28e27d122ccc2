"""Whoever has to wait is told so in their language, and for how long; what they typed is still there."""

import re

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import get_language_bidi, override

from accounts.throttles import slow_down
from directory.intake import receipts
from safekeeping.throttle import Throttle, Verdict
from tests.actions import release_structure, somebody
from tests.campaigns.acting import released_action
from tests.campaigns.signatures.acts import send
from tests.directory.browse.acts import browser, look
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]
HOUR = 3600


@pytest.fixture(autouse=True)
def nobody_waits_yet():
    cache.clear()
    yield
    cache.clear()


def said_to(seconds: int) -> str:
    return slow_down(Verdict(allowed=False, retry_after=seconds)).messages[0]


def is_told_to_wait(answer, code: str) -> None:
    html = answer.content.decode()
    assert answer.status_code == 429
    with override(code):
        words = said_to(int(answer["Retry-After"]))
        direction = "rtl" if get_language_bidi() else "ltr"
    assert words in html
    assert re.search(rf'<html lang="{code}" dir="{direction}"', html, re.IGNORECASE)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_signature__can_wait_in_every_language(client, code):
    action = released_action()
    answers = [send(client, action, "heron@example.org", language=code) for _time in range(11)]
    is_told_to_wait(answers[-1], code)
    assert "heron@example.org" in answers[-1].content.decode()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_call_for_help__can_wait_in_every_language(client, code):
    release_structure(*() if code == "en" else (code,))
    with override(code):
        address = reverse("directory:help")
    words = {"text": "A heron stands in the yard.", "urgency": "1"}
    for _time in range(6):
        answer = client.post(address, words | {"form_token": receipts.new_form_token()})
    is_told_to_wait(answer, code)
    assert words["text"] in answer.content.decode()


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_code__can_be_tried_later_in_every_language(client, code):
    with override(code):
        address = reverse("directory:help_return")
    for number in range(11):
        answer = client.post(address, {"code": receipts.code_for(str(number))})
    is_told_to_wait(answer, code)


@pytest.mark.parametrize("code", LANGUAGES)
def test_signing_in__can_wait_in_every_language(client, code):
    somebody("kenya-editor")
    wrong = {"login": "kenya-editor", "password": "wrong-password"}
    for _time in range(11):
        answer = client.post("/accounts/login/", wrong, headers={"Accept-Language": code})
    is_told_to_wait(answer, code)
    assert 'value="kenya-editor"' in answer.content.decode()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_directory__says_when_to_come_back_in_every_language(code):
    member = MemberFactory()
    client = browser(member)
    for number in range(21):
        answer = look(member, f"?q=word{number}", client=client, language=code)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= HOUR * 1.1
    english = "Enough for now"
    assert (english in answer.content.decode()) == (code == "en")


def test_a_long_wait__is_told_in_hours():
    assert said_to(HOUR) == "Too many attempts. Please try again in 60 minutes."
    assert said_to(23 * HOUR + 1) == "Too many attempts. Please try again in 24 hours."


def test_asking_how_long_to_wait__counts_nothing():
    throttle = Throttle("waiting-of-a-heron", limit=1, seconds=600)
    assert throttle.wait("heron") == 0
    assert throttle.hit("heron").allowed
    assert throttle.wait("heron") > 0
