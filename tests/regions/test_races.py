"""Mandates and accounts end at the very instant at which others hold what they need."""

import pytest

from accounts.closing import close_account, lock_account
from regions import mandates
from safekeeping import audit
from tests.actions import somebody
from tests.factories import Person, region
from tests.races import while_somebody_has, while_somebody_signs

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]


def test_account_closes_while_its_owner_signs_in__after_it():
    person = Person(mandates=["kenya-editor"])
    assert while_somebody_signs(lambda: lock_account(person), lambda: close_account(person)) == [None, None]
    person.refresh_from_db()
    assert not person.is_active


def test_account_closes_while_a_lead_ends_its_mandate__both_happen():
    person = Person(mandates=["kenya-editor"])
    lead, mandate = somebody("kenya-lead"), person.mandates.get()

    def lock_as_erasure_does():
        lock_account(person)
        audit.take_turn()

    close, end = (lambda: close_account(person)), (lambda: mandates.end(mandate, by=lead))
    assert while_somebody_has(lock_as_erasure_does, close, end) == [None, None]
    assert not person.mandates.in_force().exists()


def test_mandate_is_granted_while_its_holder_is_locked__does_not_wait_for_the_row_it_names():
    person, lead = Person(), somebody("kenya-lead")
    done = while_somebody_signs(
        lambda: lock_account(person),
        lambda: mandates.grant(person, "editor", by=lead, region=region("kenya")),
    )
    assert done == [None, None]
    assert person.mandates.in_force().exists()
