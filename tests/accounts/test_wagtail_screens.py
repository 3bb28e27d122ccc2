"""Wagtail's own screens work with people who have no first and family name."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from tests.accounts.conftest import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.fixture
def root(client) -> Client:
    client.force_login(User.objects.create_superuser("root", PASSWORD))
    return client


FIELDS = {"handle": "new-person", "display_name": "Zawadi", "email": "", "language": "sw", "time_zone": "UTC"}


def test_admin__opens_for_who_may_enter(root):
    assert root.get("/admin/").status_code == 200


@pytest.mark.parametrize(
    "name", ["/admin/users/", "/admin/users/new/", "/admin/account/", "/admin/users/?q=kenya"]
)
def test_screens__open(root, user, name):
    assert root.get(name).status_code == 200


def test_listing__shows_and_finds_by_handle_and_pseudonym(root, user):
    User.objects.create_user("congo-editor", display_name="Nadine")
    assert "Nadine" in root.get("/admin/users/").content.decode()
    found = root.get("/admin/users/results/?q=nadine").content.decode()
    assert "congo-editor" in found
    assert "kenya-editor" not in found


def test_add__makes_a_person_who_cannot_sign_in_yet(root):
    root.post("/admin/users/new/", FIELDS | {"password1": PASSWORD, "password2": PASSWORD})
    person = User.objects.get(handle="new-person")
    assert (person.display_name, person.email, person.language) == ("Zawadi", None, "sw")
    assert not person.has_usable_password()


def test_add__refuses_a_taken_or_malformed_handle(root, user):
    before = User.objects.count()
    for handle in ("Kenya-Editor", "two words"):
        answer = root.post("/admin/users/new/", FIELDS | {"handle": handle})
        assert answer.status_code == 200
    assert User.objects.count() == before


def test_edit__keeps_the_password_and_gives_no_group(root, user):
    group = Group.objects.first()
    url = f"/admin/users/edit/{user.pk}/"
    assert b"password1" not in root.get(url).content
    root.post(url, FIELDS | {"handle": "kenya-editor", "is_active": "on", "groups": [group.pk]})
    user.refresh_from_db()
    assert user.display_name == "Zawadi"
    assert user.check_password(PASSWORD)
    assert not user.groups.exists()


def test_account_page__asks_for_no_name_password_or_picture(root):
    page = root.get("/admin/account/").content.decode()
    for field in ("name_email-", "avatar-", "password-", "locale-", "notifications-"):
        assert f'name="{field}' not in page
    assert 'href="/accounts/"' in page


def test_account_page__saves_the_look(root):
    answer = root.post(
        "/admin/account/", {"theme-theme": "dark", "theme-contrast": "system", "theme-density": "default"}
    )
    assert answer.status_code == 302
    assert User.objects.get(handle="root").wagtail_userprofile.theme == "dark"


def test_admin__fetches_nothing_from_elsewhere(root, user):
    User.objects.filter(handle="root").update(email="root@example.org")
    page = root.get("/admin/").content.decode()
    assert "gravatar" not in page
    assert "releases.wagtail" not in page
