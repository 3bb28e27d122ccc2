"""`/admin/login/` and its like answer 200 whatever `WAGTAILADMIN_LOGIN_URL` says; Wagtail's own password
management would let a superuser sign in as a signer."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from tests.actions import somebody
from tests.editorial.doors.attack import person
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db

DOORS = ["/admin/login/", "/django-admin/login/", "/en/_util/login/", "/ar/_util/login/"]
RESETS = ["/admin/password_reset/", "/admin/password_reset/done/", "/admin/password_reset/confirm/MQ/x-y/"]


@pytest.mark.parametrize("address", [*DOORS, *RESETS])
def test_other_doors__show_no_form_and_sign_nobody_in(address):
    handle = somebody("kenya-approver").handle
    client = Client()
    assert client.get(address).status_code == 302
    answer = client.post(address, {"username": handle, "login": handle, "password": PASSWORD})
    assert answer.status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("who", ["root", "coordinator", "kenya-lead"])
def test_passwords__of_signers_are_set_by_nobody(attack, who):
    signer = somebody("kenya-approver")
    form = {
        "handle": signer.handle,
        "display_name": "",
        "email": signer.email,
        "is_active": "on",
        "password1": "another-password-9",
        "password2": "another-password-9",
    }
    client = attack(person(who))
    client.post_to(reverse("wagtailusers_users:edit", args=[signer.pk]), form)
    client.post_to("/admin/account/", {"password-new_password1": "x", "password-new_password2": "x"})
    stored = get_user_model().objects.get(pk=signer.pk)
    assert stored.check_password(PASSWORD)


@pytest.mark.parametrize("who", ["root", "coordinator", "kenya-lead", "kenya-editor"])
def test_superusers__make_no_mandates_by_wagtails_forms(attack, who):
    me = person(who)
    held = set(me.mandates.values_list("role", flat=True))
    form = {"handle": me.handle, "is_active": "on", "is_superuser": "on", "groups": [1], "mandates": [1]}
    attack(me).post_to(reverse("wagtailusers_users:edit", args=[me.pk]), form)
    stored = get_user_model().objects.get(pk=me.pk)
    assert set(stored.mandates.values_list("role", flat=True)) == held
    assert stored.is_superuser == (who == "root")
