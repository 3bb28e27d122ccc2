"""An account that is closed signs nobody in and names nobody."""

import pytest
from django.test import Client

from accounts.closing import close_account
from accounts.models import User
from regions.models import Mandate
from safekeeping import outbox
from safekeeping.models import OutboxMessage
from tests.factories import Person

pytestmark = pytest.mark.django_db


def test_closing__deletes_an_account_that_nothing_needs():
    person = Person()
    client = Client()
    client.force_login(person)
    outbox.post(address=person.email, template="account_changed", context={}, language="en")
    close_account(person)
    assert not User.objects.filter(handle=person.handle).exists()
    assert client.get("/accounts/").status_code == 302
    assert not OutboxMessage.objects.with_content().exists()


def test_mail_of_others__still_leaves():
    person, other = Person(), Person()
    outbox.post(address=other.email, template="account_changed", context={}, language="en")
    close_account(person)
    assert OutboxMessage.objects.with_content().count() == 1


def test_closing__keeps_the_number_of_who_held_a_mandate_and_nothing_else():
    person = Person(mandates=["kenya-editor"], display_name="Amina")
    number, handle = person.pk, person.handle
    close_account(person)
    kept = User.objects.get(pk=number)
    assert handle not in kept.handle
    assert (kept.email, kept.display_name, kept.is_active, kept.last_login) == (None, "", False, None)
    assert not kept.has_usable_password()
    assert not Mandate.objects.in_force().filter(user=kept).exists()
