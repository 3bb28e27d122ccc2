"""Wrong passwords slow down, by account and by address; right ones never do."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from accounts import throttles
from accounts.second_factor import give_totp
from tests.accounts.actions import DOOR, show, sign_in, signed_in_as
from tests.accounts.conftest import PASSWORD, SECRET

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def wrong(client, times, handle="kenya-editor", **extra):
    return [sign_in(client, handle=handle, password="wrong-password", **extra) for _ in range(times)]


@pytest.mark.parametrize("handle", ["kenya-editor", "nobody-here"])
def test_sign_in__the_eleventh_wrong_password_is_not_tried(client, user, handle):
    answers = wrong(client, 11, handle=handle)
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert re.search(r"Please try again in \d+ minutes\.", answers[-1].content.decode())


def test_sign_in__slowed_account_refuses_the_right_password_too(client, user):
    wrong(client, 10)
    assert sign_in(client).status_code == 429
    assert signed_in_as(client) is None


@pytest.mark.parametrize("spelling", ["KENYA-EDITOR", " kenya-editor "])
def test_sign_in__another_spelling_is_the_same_account(client, user, spelling):
    wrong(client, 10)
    assert sign_in(client, handle=spelling).status_code == 429


def test_sign_in__another_address_is_still_the_same_account(client, user):
    wrong(client, 10)
    assert sign_in(client, REMOTE_ADDR="203.0.113.9").status_code == 429


def test_sign_in__goes_on_after_the_pause(client, user, noon):
    wrong(client, 10)
    noon.shift(601 * 2)
    sign_in(client)
    assert signed_in_as(client) == user.pk


def test_sign_in__one_address_cannot_try_every_account(client, user):
    for number in range(3):
        assert wrong(client, 10, handle=f"guess-{number}")[-1].status_code == 200
    assert sign_in(client).status_code == 429
    assert sign_in(client, REMOTE_ADDR="203.0.113.9").status_code == 302


def test_sign_in__neighbours_in_one_ipv6_block_are_one_address(client, user):
    for number in range(30):
        wrong(client, 1, handle=f"guess-{number}", REMOTE_ADDR=f"2001:db8::{number:x}")
    assert sign_in(client, REMOTE_ADDR="2001:db8::ffff").status_code == 429
    assert sign_in(client, REMOTE_ADDR="2001:db8:0:1::1").status_code == 302


def test_sign_in__right_passwords_are_not_counted(client, user):
    for _ in range(40):
        assert sign_in(client).status_code == 302
        client.post("/accounts/logout/")


def test_sign_in__without_an_address_still_works(client, user):
    assert sign_in(client, REMOTE_ADDR="").status_code == 302


def test_change_of_password__is_no_place_to_guess(client, user):
    client.force_login(user)
    new = {"password1": "new-long-words-4", "password2": "new-long-words-4"}
    for _ in range(10):
        client.post("/accounts/password/change/", {"oldpassword": "wrong", **new})
    answer = client.post("/accounts/password/change/", {"oldpassword": PASSWORD, **new})
    assert answer.status_code == 429
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_confirming__is_no_place_to_guess(client, user):
    client.force_login(user)
    for _ in range(10):
        client.post("/accounts/reauthenticate/", {"password": "wrong"})
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 429


def test_counts__hold_neither_handle_nor_address(client, user):
    wrong(client, 1, REMOTE_ADDR="203.0.113.77")
    kept = " ".join(cache._cache)
    assert "throttle:sign-in-account:" in kept
    assert "kenya-editor" not in kept
    assert "203.0.113" not in kept


def test_address__of_a_request_behind_proxies(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get(
        DOOR, REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.5"
    )
    assert throttles.address_of(request) == "203.0.113.5"


def test_hits__are_taken_back_when_one_refuses(user):
    for _ in range(10):
        throttles.SIGN_IN_ACCOUNT.hit("kenya-editor")
    pair = ((throttles.SIGN_IN_ADDRESS, "a"), (throttles.SIGN_IN_ACCOUNT, "kenya-editor"))
    for _ in range(40):
        assert not throttles.hit_all(*pair).allowed
    assert throttles.SIGN_IN_ADDRESS.hit("a").allowed


def test_slow_down__counts_minutes_in_words():
    from safekeeping.throttle import Verdict

    assert throttles.slow_down(Verdict(False, 1)).messages == [
        "Too many attempts. Please try again in 1 minute."
    ]
    assert throttles.slow_down(Verdict(False, 61)).messages == [
        "Too many attempts. Please try again in 2 minutes."
    ]


def test_second_factor__too_many_codes_are_answered_with_the_time_to_wait(client, user):
    give_totp(user, SECRET)
    sign_in(client)
    answers = [show(client, "000000") for _ in range(11)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0
