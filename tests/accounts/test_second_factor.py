"""Whoever needs a second factor does nothing before it was shown, whatever the address or the method."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import get_resolver

from accounts.middleware import OPEN_TO_SET_UP, OPEN_TO_SHOW
from accounts.models import User
from accounts.second_factor import Type, give_totp, has_second_factor, required_for
from tests.accounts.actions import DOOR, code_for, show, sign_in, signed_in_as
from tests.accounts.conftest import PASSWORD, SECRET

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("needs_second_factor")]

SET_UP = "/accounts/2fa/"
SHOW = "/accounts/2fa/reauthenticate/"
METHODS = ["get", "post", "put", "patch", "delete", "head", "options"]
EVERYWHERE = [
    "/admin/",
    "/admin/pages/",
    "/admin/pages/1/",
    "/admin/pages/1/edit/",
    "/admin/api/main/pages/",
    "/admin/account/",
    "/admin/users/",
    "/admin/images/chooser/",
    "/admin/does-not-exist/",
    "/accounts/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/sessions/end/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/recovery-codes/download/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/keys/1/remove/",
    "/accounts/2fa/webauthn/keys/1/edit/",
    "/accounts/2fa/totp/deactivate/",
    "/en/",
]


def a_key(user: User) -> Authenticator:
    """A security key as the database keeps it; its proof is the browser test's."""
    return Authenticator.objects.create(
        user=user, type=Type.WEBAUTHN, data={"name": "Blue", "credential": {}}
    )


@pytest.fixture
def with_password_only(client, user) -> Client:
    sign_in(client)
    return client


@pytest.fixture
def from_before_the_factor(client, user) -> Client:
    """A session that is older than the authenticator app, or a stolen one."""
    sign_in(client)
    give_totp(user, SECRET)
    return client


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("url", EVERYWHERE)
def test_without_a_factor__every_address_leads_to_set_one_up(with_password_only, url, method):
    answer = getattr(with_password_only, method)(url)
    assert answer.status_code == 302
    assert answer.url.split("?")[0] == SET_UP


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "url", [*EVERYWHERE, SET_UP, "/accounts/2fa/totp/activate/", "/accounts/2fa/webauthn/add/"]
)
def test_with_a_factor_not_shown__every_address_leads_to_show_it(from_before_the_factor, url, method):
    answer = getattr(from_before_the_factor, method)(url)
    assert answer.status_code == 302
    assert answer.url.split("?")[0] == SHOW


def test_with_a_factor_not_shown__the_password_is_not_enough(from_before_the_factor, user):
    answer = from_before_the_factor.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert answer.url == SHOW
    from_before_the_factor.post("/accounts/2fa/totp/deactivate/")
    assert has_second_factor(user)
    assert from_before_the_factor.get("/accounts/").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [{"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}, {"Accept": "image/png"}],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_scripts__are_told_in_their_own_language(with_password_only, headers, method):
    answer = getattr(with_password_only, method)("/admin/api/main/pages/", headers=headers)
    assert answer.status_code == 403
    assert json.loads(answer.content)["url"] == SET_UP


def test_open_addresses__exist(db):
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names >= OPEN_TO_SHOW | OPEN_TO_SET_UP


def test_setting_up__pages_are_open(with_password_only):
    for url in (
        SET_UP,
        "/accounts/2fa/totp/activate/",
        "/accounts/2fa/totp/picture.svg",
        "/accounts/2fa/webauthn/add/",
    ):
        assert with_password_only.get(url).status_code == 200, url


def test_showing__pages_are_open(from_before_the_factor):
    assert from_before_the_factor.get(SHOW).status_code == 200


@pytest.mark.parametrize("fixture", ["with_password_only", "from_before_the_factor"])
def test_signing_out__is_always_open(request, fixture):
    client = request.getfixturevalue(fixture)
    client.post("/admin/logout/")
    assert signed_in_as(client) is None


def test_showing__leads_back(from_before_the_factor):
    sent_to = from_before_the_factor.get("/accounts/email/?a=1").url
    assert sent_to == f"{SHOW}?next=%2Faccounts%2Femail%2F%3Fa%3D1"
    answer = from_before_the_factor.post(SHOW, {"code": code_for(SECRET), "next": "/accounts/email/?a=1"})
    assert answer.url == "/accounts/email/?a=1"
    assert from_before_the_factor.get(answer.url).status_code == 200


def test_sign_in__with_the_code_opens_everything(client, user):
    give_totp(user, SECRET)
    assert sign_in(client, next="/accounts/email/").url == "/accounts/2fa/authenticate/"
    assert signed_in_as(client) is None
    assert show(client, code_for(SECRET)).url == "/accounts/email/"
    assert client.get("/accounts/email/").status_code == 200


def test_sign_in__half_way_opens_nothing(client, user):
    give_totp(user, SECRET)
    sign_in(client)
    assert client.get("/admin/").url == f"{DOOR}?next=/admin/"
    assert client.get("/accounts/").url == f"{DOOR}?next=/accounts/"
    assert client.get("/accounts/2fa/recovery-codes/").status_code == 302


def test_sign_in__half_way_session_gets_a_new_key(client, user):
    give_totp(user, SECRET)
    sign_in(client)
    half_way = client.session.session_key
    show(client, code_for(SECRET))
    assert client.session.session_key != half_way


def test_removed_factor__no_longer_counts_in_the_session_it_opened(client, user):
    give_totp(user, SECRET)
    a_key(user)
    sign_in(client)
    show(client, code_for(SECRET))
    assert client.get("/accounts/").status_code == 200
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    assert client.get("/accounts/").status_code == 302


def test_recovery_codes_alone__are_no_second_factor(client, user):
    give_totp(user, SECRET)
    sign_in(client)
    show(client, code_for(SECRET))
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    assert not has_second_factor(user)
    assert client.get("/accounts/").url.startswith(SET_UP)


def test_key_without_codes__is_asked_for_as_a_key(client, user):
    sign_in(client)
    a_key(user)
    assert client.get("/accounts/").url.startswith("/accounts/2fa/webauthn/reauthenticate/")


def test_members__need_none(client, db):
    User.objects.create_user("member-01", PASSWORD)
    sign_in(client, handle="member-01")
    assert client.get("/accounts/").status_code == 200


def test_superusers__need_one(client, db):
    User.objects.create_superuser("root", PASSWORD)
    sign_in(client, handle="root")
    assert client.get("/admin/").url.startswith(SET_UP)
    assert client.get("/admin/users/").url.startswith(SET_UP)


def test_demonstration__asks_nobody(client, user, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    sign_in(client)
    assert client.get("/accounts/").status_code == 200


def test_readers__are_not_looked_at(client, django_assert_num_queries, rf):
    from accounts.middleware import SecondFactorMiddleware

    request = rf.get("/en/")
    with django_assert_num_queries(0):
        assert SecondFactorMiddleware(lambda request: None).process_view(request, None, [], {}) is None
    assert not hasattr(request, "user")


def test_registry__asks_each_function_once(settings):
    def never(user):
        return False

    required_for.register(never)
    required_for.register(never)
    required_for.unregister(never)
    assert not required_for(User(handle="member-01"))
