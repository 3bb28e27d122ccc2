"""One door, and what every other address answers."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.actions import DOOR, sign_in, signed_in_as
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db

OTHER_DOORS = [
    "/admin/login/",
    "/django-admin/login/",
    "/django-admin/",
    "/en/_util/login/",
    "/zh-hant/_util/login/",
    "/ar/_util/login/",
    "/_util/login/",
]
RESETS = [
    "/admin/password_reset/",
    "/admin/password_reset/done/",
    "/admin/password_reset/confirm/MQ/abc-def/",
    "/admin/password_reset/complete/",
]
NEVER_HERE = [
    "/accounts/login/code/",
    "/accounts/login/code/confirm/",
    "/accounts/signup/passkey/",
    "/accounts/2fa/webauthn/login/",
    "/accounts/2fa/webauthn/signup/",
    "/accounts/social/login/",
    "/accounts/confirm-email/",
]
CREDENTIALS = {
    "login": "kenya-editor",
    "username": "kenya-editor",
    "handle": "kenya-editor",
    "password": PASSWORD,
}
METHODS = ["get", "post", "put", "patch", "delete", "head", "options"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("url", [*OTHER_DOORS, *RESETS])
def test_other_doors__lead_to_the_one_door_and_show_no_form(client, user, url, method):
    answer = getattr(client, method)(url, CREDENTIALS if method == "post" else {})
    assert answer.status_code == 302
    assert answer.url in (DOOR, "/accounts/password/reset/")
    assert b"password" not in answer.content
    assert signed_in_as(client) is None


@pytest.mark.parametrize("url", OTHER_DOORS)
def test_other_doors__keep_the_way_back(client, url):
    assert client.get(url, {"next": "/admin/pages/3/"}).url == f"{DOOR}?next=%2Fadmin%2Fpages%2F3%2F"
    assert client.get(url, {"next": "https://evil.example/"}).url == DOOR


@pytest.mark.parametrize("url", NEVER_HERE)
def test_unused_doors_of_the_library__do_not_exist(client, user, url):
    assert client.get(url, follow=True).status_code == 404
    assert client.post(url, CREDENTIALS, follow=True).status_code == 404
    assert signed_in_as(client) is None


@pytest.mark.parametrize("url", ["/admin/", "/admin/pages/", "/admin/users/", "/admin/account/"])
def test_admin__sends_strangers_to_the_one_door(client, url):
    assert client.get(url).url == f"{DOOR}?next={url}"


def test_sign_in__right_password(client, user):
    answer = sign_in(client)
    assert signed_in_as(client) == user.pk
    assert answer.url == reverse("account_overview")


def test_sign_in__handle_in_any_case(client, user):
    sign_in(client, handle=" Kenya-EDITOR ")
    assert signed_in_as(client) == user.pk


@pytest.mark.parametrize("handle", ["editor@example.org", "Editor@Example.org"])
def test_sign_in__an_address_is_no_handle(client, user, handle):
    sign_in(client, handle=handle)
    assert signed_in_as(client) is None


def test_sign_in__switched_off_account_answers_like_a_wrong_password(client, user):
    user.is_active = False
    user.save()
    answer = sign_in(client)
    assert signed_in_as(client) is None
    assert "The handle or the password is not right." in answer.content.decode()


@pytest.mark.parametrize("field", ["login", "password"])
def test_sign_in__nul_bytes_are_an_error_not_a_crash(client, user, field):
    answer = client.post(DOOR, CREDENTIALS | {field: "a\x00b"})
    assert answer.status_code == 200
    assert signed_in_as(client) is None


def test_sign_in__ends_the_session_once_it_was_open_for_a_stranger(client, user):
    client.get(DOOR)
    session = client.session
    session["planted"] = "by an attacker"
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    sign_in(client)
    assert client.session.session_key != before
    assert not Client().session.exists(before)


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
    ],
)
def test_next__never_leaves_the_site(client, user, settings, target):
    settings.ALLOWED_HOSTS = ["testserver", "evil.example"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://evil.example"]
    assert sign_in(client, next=target).url == reverse("account_overview")


def test_next__leads_back_into_the_admin(client, user):
    assert sign_in(client, next="/admin/pages/3/edit/?tab=2").url == "/admin/pages/3/edit/?tab=2"


def test_door__no_circle_for_people_without_a_mandate(client, user):
    sign_in(client)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "This part is for the editorial teams" in answer.content.decode()


def test_door__form_is_complete_and_never_stored(client):
    answer = client.get(DOOR)
    page = answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert 'autocomplete="username"' in page
    assert 'autocomplete="current-password"' in page
    assert "csrfmiddlewaretoken" in page
    assert "style=" not in page


def test_door__answers_scripts_with_the_page_too(client, user):
    answer = sign_in(client, HTTP_X_REQUESTED_WITH="XMLHttpRequest", password="wrong")
    assert answer["Content-Type"].startswith("text/html")


def test_sign_up__is_closed(client):
    fields = {"username": "intruder", "password1": PASSWORD, "password2": PASSWORD}
    for answer in (client.get("/accounts/signup/"), client.post("/accounts/signup/", fields)):
        assert "by invitation" in answer.content.decode()
    assert not get_user_exists("intruder")


def get_user_exists(handle):
    from accounts.models import User

    return User.objects.filter(handle=handle).exists()


@pytest.mark.parametrize("url", ["/admin/logout/", "/accounts/logout/"])
@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch", "options"])
def test_sign_out__only_by_post(client, user, url, method):
    sign_in(client)
    answer = getattr(client, method)(url)
    assert "sessionid" not in answer.cookies
    assert signed_in_as(client) == user.pk
    assert client.get("/accounts/").status_code == 200


@pytest.mark.parametrize("url", ["/admin/logout/", "/accounts/logout/"])
def test_sign_out__asks_first_then_ends_the_session(client, user, url):
    sign_in(client)
    assert "Do you want to sign out" in client.get(url).content.decode()
    key = client.session.session_key
    answer = client.post(url)
    assert answer.cookies["sessionid"].value == ""
    assert not Client().session.exists(key)
    assert client.get("/accounts/").url == f"{DOOR}?next=/accounts/"


def test_csrf__every_form_of_the_door_is_guarded(user):
    strict = Client(enforce_csrf_checks=True)
    assert sign_in(strict).status_code == 403
    assert strict.post("/accounts/password/reset/", {"email": "editor@example.org"}).status_code == 403


def test_headers__let_browsers_name_where_a_form_comes_from(client):
    """With "no-referrer" they send `Origin: null`, and no form of the site can be posted."""
    assert client.get(DOOR)["Referrer-Policy"] == "same-origin"


def test_cookies__are_gone_with_the_browser_window(client, user):
    sign_in(client)
    cookies = client.get("/accounts/password/change/").cookies | client.cookies
    assert {"sessionid", "csrftoken"} <= set(cookies)
    for cookie in cookies.values():
        assert (cookie["max-age"], cookie["expires"]) == ("", "")
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"


@pytest.mark.parametrize("asked, lang, direction", [("ar", "ar", "rtl"), ("zh-hant", "zh-Hant", "ltr")])
def test_door__speaks_the_browsers_language_and_says_so(client, asked, lang, direction):
    answer = client.get(DOOR, headers={"Accept-Language": asked})
    assert f'<html lang="{lang}" dir="{direction}">' in answer.content.decode()
