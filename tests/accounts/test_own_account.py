"""A person's own pages: name, language, password, e-mail, sessions."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail as sent
from django.test import Client
from django.utils import timezone

from accounts import mail
from accounts.adapters import AccountAdapter
from accounts.models import User
from accounts.sessions import end_other_sessions
from safekeeping.models import AuditEvent, OutboxMessage
from tests.accounts.actions import sign_in, signed_in_as
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

NEW = "new-long-words-4"
EMAIL = "/accounts/email/"


@pytest.fixture
def inside(client, user) -> Client:
    sign_in(client)
    return client


def post_and_commit(commit, client, url, data):
    with commit(execute=True):
        return client.post(url, data)


@pytest.mark.parametrize(
    "url", ["/accounts/", EMAIL, "/accounts/sessions/end/", "/accounts/password/change/"]
)
def test_own_pages__send_strangers_to_the_door(client, url):
    assert client.get(url).url == f"/accounts/login/?next={url}"


@pytest.mark.parametrize("url", ["/accounts/", EMAIL, "/accounts/password/change/", "/accounts/2fa/"])
def test_own_pages__are_never_stored_and_have_no_inline_style(inside, url):
    answer = inside.get(url)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "style=" not in answer.content.decode()
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]


def test_overview__changes_name_language_and_time_zone_and_tells_wagtail(inside, user):
    inside.post("/accounts/", {"display_name": "Baraka", "language": "sw", "time_zone": "Africa/Nairobi"})
    user.refresh_from_db()
    assert (user.display_name, user.language, user.time_zone) == ("Baraka", "sw", "Africa/Nairobi")
    profile = user.wagtail_userprofile
    assert (profile.preferred_language, profile.current_time_zone) == ("sw", "Africa/Nairobi")


def test_overview__changes_nothing_else(inside, user):
    fields = {
        "display_name": "B",
        "language": "sw",
        "time_zone": "UTC",
        "handle": "root",
        "is_superuser": "on",
    }
    inside.post("/accounts/", fields)
    user.refresh_from_db()
    assert (user.handle, user.is_superuser) == ("kenya-editor", False)


def test_overview__refuses_an_unknown_time_zone(inside, user):
    answer = inside.post("/accounts/", {"display_name": "B", "language": "sw", "time_zone": "Mars/Olympus"})
    assert answer.status_code == 200
    user.refresh_from_db()
    assert user.display_name == ""


# Password -----------------------------------------------------------------------------------------


def test_password__wrong_current_one_changes_nothing(inside, user):
    fields = {"oldpassword": "wrong", "password1": NEW, "password2": NEW}
    answer = inside.post("/accounts/password/change/", fields)
    assert "The current password is not right." in answer.content.decode()
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_password__change_ends_every_other_session(inside, user, django_capture_on_commit_callbacks):
    elsewhere = Client()
    sign_in(elsewhere)
    fields = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    post_and_commit(django_capture_on_commit_callbacks, inside, "/accounts/password/change/", fields)
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert signed_in_as(inside) == user.pk
    assert inside.get("/accounts/").status_code == 200
    assert elsewhere.get("/accounts/").status_code == 302
    assert "The password was changed." in sent.outbox[-1].body
    assert AuditEvent.objects.filter(event="account.password_changed", actor_id=user.pk).count() == 1


def test_password__set_where_there_is_none(client, db):
    user = User.objects.create_user("invited")
    client.force_login(user)
    assert client.get("/accounts/password/change/").url == "/accounts/password/set/"
    client.post("/accounts/password/set/", {"password1": NEW, "password2": NEW})
    user.refresh_from_db()
    assert user.check_password(NEW)


# Sessions -----------------------------------------------------------------------------------------


def test_end_other_sessions__ends_half_finished_sign_ins_and_keeps_other_people(inside, user):
    from accounts.second_factor import give_totp

    other = User.objects.create_user("congo-editor", PASSWORD)
    stranger, somebody, half = Client(), Client(), Client()
    stranger.get("/accounts/login/")
    somebody.force_login(other)
    give_totp(user, "JBSWY3DPEHPK3PXP")
    sign_in(half)
    assert end_other_sessions(user, keep=inside.session.session_key) == 1
    assert half.get("/accounts/2fa/authenticate/").url == "/accounts/login/"
    assert inside.get("/accounts/").status_code == 200
    assert somebody.get("/accounts/").status_code == 200
    assert end_other_sessions(user) == 1
    assert inside.get("/accounts/").status_code == 302


def test_end_sessions__by_post_only(inside, user):
    elsewhere = Client()
    sign_in(elsewhere)
    assert inside.get("/accounts/sessions/end/").status_code == 405
    assert elsewhere.get("/accounts/").status_code == 200
    answer = inside.post("/accounts/sessions/end/", follow=True)
    assert "1 other session was ended." in answer.content.decode()
    assert elsewhere.get("/accounts/").status_code == 302


def test_switched_off_account__is_out_at_the_next_request(inside, user):
    user.is_active = False
    user.save()
    assert inside.get("/accounts/").status_code == 302


# E-mail -------------------------------------------------------------------------------------------


def code_in(message: OutboxMessage) -> str:
    return re.search(r"^(\d{8})$", message.body, re.MULTILINE)[1]


def ask_for(client, address):
    return client.post(EMAIL, {"change": "1", "email": address})


def test_email__counts_only_after_the_code(inside, user, django_capture_on_commit_callbacks):
    ask_for(inside, "New@Example.org")
    user.refresh_from_db()
    assert user.email == "editor@example.org"
    code = code_in(OutboxMessage.objects.get())
    with django_capture_on_commit_callbacks(execute=True):
        assert inside.post(EMAIL, {"confirm": "1", "code": code}).url == "/accounts/"
    user.refresh_from_db()
    assert user.email == "new@example.org"
    assert sent.outbox[-1].to == ["editor@example.org"]  # the old address hears of it
    assert AuditEvent.objects.filter(event="account.email_changed", actor_id=user.pk).count() == 1


@pytest.mark.parametrize("code", ["", "00000000", "abc"])
def test_email__wrong_code_changes_nothing(inside, user, code):
    ask_for(inside, "new@example.org")
    assert inside.post(EMAIL, {"confirm": "1", "code": code}).status_code == 200
    user.refresh_from_db()
    assert user.email == "editor@example.org"


def test_email__code_cannot_be_guessed(inside, user):
    ask_for(inside, "new@example.org")
    code = code_in(OutboxMessage.objects.get())
    for _ in range(5):
        inside.post(EMAIL, {"confirm": "1", "code": "00000000"})
    assert "Too many attempts" in inside.post(EMAIL, {"confirm": "1", "code": code}).content.decode()
    user.refresh_from_db()
    assert user.email == "editor@example.org"


def test_email__code_grows_old(inside, user):
    ask_for(inside, "new@example.org")
    code = code_in(OutboxMessage.objects.get())
    with time_machine.travel(timezone.now() + timedelta(minutes=61)):
        sign_in(inside)
        inside.post(EMAIL, {"confirm": "1", "code": code})
    user.refresh_from_db()
    assert user.email == "editor@example.org"


def test_email__taken_address_answers_alike_and_gives_no_code(inside, user):
    User.objects.create_user("congo-editor", email="taken@example.org")
    taken = ask_for(inside, "taken@example.org")
    free = ask_for(inside, "free@example.org")
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    message = OutboxMessage.objects.get(template="email_in_use")
    assert not re.search(r"\d{8}", message.body)


def test_email__two_people_confirming_one_address(inside, user):
    ask_for(inside, "new@example.org")
    code = code_in(OutboxMessage.objects.get())
    User.objects.create_user("congo-editor", email="new@example.org")
    answer = inside.post(EMAIL, {"confirm": "1", "code": code})
    assert "cannot be used" in answer.content.decode()


def test_email__can_be_removed(inside, user):
    ask_for(inside, "")
    user.refresh_from_db()
    assert user.email is None
    assert "There is none on your account." in inside.get(EMAIL).content.decode()


def test_email__first_one_has_nobody_to_tell(client, db, django_capture_on_commit_callbacks):
    user = User.objects.create_user("member-01", PASSWORD)
    sign_in(client, handle="member-01")
    ask_for(client, "first@example.org")
    client.post(EMAIL, {"confirm": "1", "code": code_in(OutboxMessage.objects.get())})
    user.refresh_from_db()
    assert user.email == "first@example.org"
    assert OutboxMessage.objects.count() == 1


def test_email__five_mails_an_hour(inside, user):
    for number in range(6):
        ask_for(inside, f"new-{number}@example.org")
    assert OutboxMessage.objects.count() == 5
    assert "Too many mails" in inside.get(EMAIL).content.decode()


def test_email__wants_a_fresh_sign_in(inside, user):
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert ask_for(inside, "new@example.org").url.startswith("/accounts/reauthenticate/")
        assert not OutboxMessage.objects.exists()
        inside.post("/accounts/reauthenticate/", {"password": PASSWORD})
        ask_for(inside, "new@example.org")
    assert OutboxMessage.objects.count() == 1


# Mail ---------------------------------------------------------------------------------------------


def test_mail__of_the_library_is_refused(user):
    with pytest.raises(mail.UnknownMailError):
        AccountAdapter().send_mail("account/email/unknown_account", "a@example.org", {})
    with pytest.raises(mail.UnknownMailError):
        mail.tell_about_change("surprise", user)


@pytest.mark.parametrize("change", mail.CHANGES)
def test_mail__about_a_change_says_what_and_no_more(user, change):
    mail.tell_about_change(change, user)
    message = OutboxMessage.objects.get()
    assert str(mail.CHANGES[change]) in message.body
    for secret in (user.handle, "127.0.0.1", "Mozilla", user.email):
        assert secret not in message.body + message.subject


def test_mail__nobody_without_an_address_gets_one(db):
    mail.tell_about_change("password_changed", User.objects.create_user("member-01"))
    assert not OutboxMessage.objects.exists()
