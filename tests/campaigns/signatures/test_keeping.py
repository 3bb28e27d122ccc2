"""What is deleted when."""

import datetime

import pytest

from campaigns.models import Signature
from campaigns.signatures.keeping import keep
from editorial.takedown import take_down
from tests.actions import release_page, somebody

from ..acting import released_action
from .acts import confirmed, newest_link, press, send

pytestmark = pytest.mark.django_db


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


def test_unconfirmed__deleted_after_seven_days_and_not_before(client, time_machine):
    send(client, released_action())
    start = now()
    time_machine.move_to(start + days(7))
    assert keep().purged == 0
    time_machine.move_to(start + days(8))
    assert keep().purged == 1
    assert not Signature.objects.exists()


def test_closed__addresses_and_unread_names_wiped_after_ninety_days_and_the_number_stays(
    client, time_machine
):
    action = released_action(closes_on=now().date())
    confirmed(client, action, name="Amina", shown="name", country="KE")
    start = now()
    time_machine.move_to(start + days(90))
    assert keep().wiped == 0
    time_machine.move_to(start + days(91))
    assert keep().wiped == 1
    row = Signature.objects.counted().get()
    assert (row.address, row.address_hash, row.name, row.country.code) == (None, None, None, "KE")
    assert keep().wiped == 0


def test_wiped__a_name_that_somebody_let_be_read_stays(client, time_machine):
    action = released_action(closes_on=now().date())
    row = confirmed(client, action, name="Amina", shown="name")
    Signature.objects.filter(pk=row.pk).update(looked_at=now().date())
    time_machine.move_to(now() + days(91))
    keep()
    assert Signature.objects.get().name == "Amina"


def test_wiped__an_old_link_takes_back_one_signature_and_no_others(client, time_machine):
    action = released_action(closes_on=now().date())
    for number in range(3):
        confirmed(client, action, f"{number}@example.org")
    link = newest_link()
    time_machine.move_to(now() + days(91))
    assert keep().wiped == 3
    press(client, link, "remove")
    assert Signature.objects.counted().count() == 2


def test_withdrawn__wiped_after_ninety_days_unless_it_returned(client, time_machine):
    action = released_action()
    confirmed(client, action)
    start = now()
    take_down(action.placement, by=somebody("kenya-lead"), reason="A mistake")
    keep()
    action.refresh_from_db()
    release_page(action, by=somebody("kenya-editor"))
    keep()
    time_machine.move_to(start + days(100))
    assert keep().wiped == 0
    take_down(action.placement, by=somebody("kenya-lead"), reason="For good")
    keep()
    time_machine.move_to(start + days(191))
    assert keep().wiped == 1


def test_a_removal__leaves_its_hash_no_longer_than_a_week(client, time_machine):
    send(client, released_action())
    press(client, newest_link(), "remove")
    time_machine.move_to(now() + days(8))
    keep()
    assert not Signature.objects.exists()
