"""The guard over the order of locks finds what is deliberately wrong, and nothing else."""

import pytest
from django.db import transaction

from accounts.closing import lock_account
from editorial.models import PreviewLink
from safekeeping import audit
from tests.factories import Person

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def faults(watch):
    """What the guard has to say so far; it was said, and is forgotten."""
    yield watch.faults
    watch.faults.clear()


def lock_links():
    list(PreviewLink.objects.select_for_update(no_key=True))


def test_account_after_the_chain__is_told_with_both_places(faults):
    person = Person()
    with transaction.atomic():
        audit.record("signoff.given")
        lock_account(person)
    assert len(faults) == 1
    assert "safekeeping/audit.py" in faults[0]
    assert "then accounts_user at accounts/closing.py" in faults[0]


def test_what_comes_after_the_chain__is_not_taken_before_it(faults):
    with transaction.atomic():
        lock_links()
        audit.record("signoff.given")
    assert len(faults) == 1
    assert faults[0].startswith("editorial_previewlink at tests/safekeeping/test_lock_order.py")


def test_the_order_of_the_house__is_silent(faults):
    person = Person()
    with transaction.atomic():
        lock_account(person)
        audit.record("signoff.given")
        lock_links()
        lock_account(person)  # once more is no wait
    with transaction.atomic():  # another transaction begins anew
        lock_account(person)
        audit.record("signoff.given")
        lock_account(Person())  # nobody else has seen who is made here
    assert faults == []


def test_a_savepoint__is_no_transaction_of_its_own(faults):
    person = Person()
    with transaction.atomic():
        with transaction.atomic():
            audit.record("signoff.given")
        with transaction.atomic():
            lock_account(person)
    assert len(faults) == 1
