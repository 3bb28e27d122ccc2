"""Codes from the app and recovery codes: how they are set up, spent and kept."""

import time
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.second_factor import Type, give_totp, has_second_factor
from accounts.totp import typed_digits
from safekeeping.models import AuditEvent, OutboxMessage
from tests.accounts.actions import code_for, show, sign_in, signed_in_as
from tests.accounts.conftest import SECRET

pytestmark = pytest.mark.django_db

ACTIVATE = "/accounts/2fa/totp/activate/"
NOON = datetime(2026, 11, 22, 12, 0, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


@pytest.fixture
def with_app(user):
    give_totp(user, SECRET)
    return user


def set_up_app(client) -> str:
    """Go through the page with a real code; return the secret."""
    page = client.get(ACTIVATE)
    secret = page.context["form"].secret
    client.post(ACTIVATE, {"code": code_for(secret)})
    return secret


def recovery_codes(user) -> list[str]:
    return Authenticator.objects.get(user=user, type=Type.RECOVERY_CODES).wrap().get_unused_codes()


def came_in(client, code) -> bool:
    sign_in(client)
    show(client, code)
    return signed_in_as(client) is not None


@pytest.mark.parametrize("code", ["", "000000", "abc", "12345678901234567890", "½", "\x00"])
def test_wrong_code__opens_nothing(client, with_app, code):
    assert not came_in(client, code)


@pytest.mark.parametrize("ago", [-90, -61, 61, 90])
def test_code_of_another_time__opens_nothing(client, with_app, ago):
    assert not came_in(client, code_for(SECRET, at=time.time() - ago))


@pytest.mark.parametrize("ago", [-30, 0, 30])
def test_code_of_a_drifting_phone__opens(client, with_app, ago):
    assert came_in(client, code_for(SECRET, at=time.time() - ago))


def test_code_of_somebody_else__opens_nothing(client, with_app):
    assert not came_in(client, code_for("MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK"))


@pytest.mark.parametrize("later", [0, 10, 31, 45])
def test_used_code__does_not_open_again(client, with_app, noon, later):
    code = code_for(SECRET)
    assert came_in(client, code)
    noon.shift(later)
    assert not came_in(Client(), code)


def test_used_code__closes_the_older_ones_too(client, with_app):
    assert came_in(client, code_for(SECRET))
    assert not came_in(Client(), code_for(SECRET, at=time.time() - 30))


def test_next_code__opens_again(client, with_app, noon):
    assert came_in(client, code_for(SECRET))
    noon.shift(30)
    assert came_in(Client(), code_for(SECRET))


def test_eleven_wrong_codes__slow_down(client, with_app):
    sign_in(client)
    for _ in range(10):
        show(client, "000000")
    show(client, code_for(SECRET))
    assert signed_in_as(client) is None
    assert "Too many attempts" in show(client, code_for(SECRET)).content.decode()


def test_digits__are_read_in_every_script():
    assert typed_digits(" 123 456 ") == typed_digits("١٢٣٤٥٦") == typed_digits("１２３-４５６") == "123456"


def test_setting_up__whole_way(client, user, django_capture_on_commit_callbacks):
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(client)
    kept = Authenticator.objects.get(user=user, type=Type.TOTP)
    assert secret not in str(kept.data)
    assert has_second_factor(user)
    assert len(recovery_codes(user)) == 10
    mails = list(OutboxMessage.objects.values_list("template", flat=True))
    assert mails == ["account_changed"]
    assert AuditEvent.objects.filter(event="account.factor_added", actor_id=user.pk).count() == 1


@pytest.mark.django_db(transaction=True)  # the session is marked on commit, within the request
def test_setting_up__counts_as_shown_at_once(client, user, needs_second_factor):
    sign_in(client)
    client.get("/accounts/email/")
    set_up_app(client)
    page = client.get("/accounts/2fa/recovery-codes/")
    assert page.status_code == 200
    assert 'href="/accounts/email/"' in page.content.decode()  # back to where it began
    assert client.get("/accounts/").status_code == 200


def test_setting_up__its_code_cannot_sign_in_afterwards(client, user, django_capture_on_commit_callbacks):
    sign_in(client)
    with django_capture_on_commit_callbacks(execute=True):
        secret = set_up_app(client)
    assert not came_in(Client(), code_for(secret))


def test_setting_up__wrong_code_changes_nothing(client, user):
    sign_in(client)
    client.get(ACTIVATE)
    answer = client.post(ACTIVATE, {"code": "000000"})
    assert "This code is not right" in answer.content.decode()
    assert not has_second_factor(user)


def test_picture__is_an_address_of_its_own_and_never_stored(client, user):
    sign_in(client)
    page = client.get(ACTIVATE).content.decode()
    assert "data:" not in page.replace("data-", "")
    picture = client.get("/accounts/2fa/totp/picture.svg")
    assert picture["Content-Type"] == "image/svg+xml"
    assert "no-store" in picture["Cache-Control"]
    assert b"<svg" in picture.content


def test_picture__there_is_none_without_a_secret(client, user):
    assert client.get("/accounts/2fa/totp/picture.svg").status_code == 302
    sign_in(client)
    assert client.get("/accounts/2fa/totp/picture.svg").status_code == 404


def test_app__knows_the_handle_and_no_address(client, user):
    from allauth.core.context import request_context
    from allauth.mfa.adapter import get_adapter
    from django.test import RequestFactory

    with request_context(RequestFactory().get("/")):
        url = get_adapter().build_totp_url(user, SECRET)
    assert url == f"otpauth://totp/kenya-editor?secret={SECRET}&issuer=CCC"


def test_give_totp__replaces_and_keeps_the_recovery_codes(user):
    give_totp(user, SECRET)
    before = recovery_codes(user)
    give_totp(user, SECRET)
    assert Authenticator.objects.filter(user=user).count() == 2
    assert recovery_codes(user) == before


def test_give_totp__refuses_what_is_no_secret(user):
    with pytest.raises(ValueError):
        give_totp(user, "not base32!")
    assert not has_second_factor(user)


def test_secret__is_unreadable_in_the_database(with_app):
    assert SECRET not in str(Authenticator.objects.get(user=with_app, type=Type.TOTP).data)


def test_recovery_code__opens_once(client, with_app, needs_second_factor):
    code = recovery_codes(with_app)[0]
    assert came_in(client, code)
    assert client.get("/accounts/").status_code == 200
    assert not came_in(Client(), code)
    assert len(recovery_codes(with_app)) == 9


def test_recovery_codes__new_ones_close_the_old_and_keep_the_session(client, with_app, needs_second_factor):
    old = recovery_codes(with_app)
    assert came_in(client, old[0])
    client.post("/accounts/2fa/recovery-codes/generate/")
    assert not set(old) & set(recovery_codes(with_app))
    assert client.get("/accounts/").status_code == 200
    assert not came_in(Client(), old[1])


def test_recovery_codes__are_shown_and_downloaded_to_their_owner_only(client, with_app):
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 302
    came_in(client, code_for(SECRET))
    codes = recovery_codes(with_app)
    assert all(code in client.get("/accounts/2fa/recovery-codes/").content.decode() for code in codes)
    download = client.get("/accounts/2fa/recovery-codes/download/")
    assert download.content.decode().split() == codes
    assert "no-store" in download["Cache-Control"]


def test_recovery_codes__want_a_fresh_sign_in(client, with_app, noon):
    came_in(client, code_for(SECRET))
    noon.shift(301)
    answer = client.get("/accounts/2fa/recovery-codes/")
    assert answer.url.startswith("/accounts/2fa/reauthenticate/")


def test_removing_the_app__wants_the_second_factor_not_the_password(client, with_app, noon):
    came_in(client, code_for(SECRET))
    noon.shift(301)
    answer = client.post("/accounts/2fa/totp/deactivate/")
    assert answer.url.startswith("/accounts/2fa/reauthenticate/")
    assert has_second_factor(with_app)
    client.post("/accounts/2fa/reauthenticate/", {"code": code_for(SECRET)})
    client.post("/accounts/2fa/totp/deactivate/")
    assert not has_second_factor(with_app)
    assert AuditEvent.objects.filter(event="account.factor_removed", actor_id=with_app.pk).exists()


def test_suspended_form__leaves_no_headers_in_the_session(client, with_app, noon):
    came_in(client, code_for(SECRET))
    noon.shift(301)
    client.post("/accounts/2fa/totp/deactivate/", HTTP_USER_AGENT="Telltale", REMOTE_ADDR="203.0.113.8")
    kept = str(dict(client.session.items()))
    assert "Telltale" not in kept
    assert "203.0.113.8" not in kept
