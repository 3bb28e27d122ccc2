"""Many presses at the same instant."""

import pytest

from campaigns.models import Signature
from campaigns.signatures import signing
from campaigns.signatures.signable import find_signable
from safekeeping.models import OutboxMessage
from tests.races import at_once

from ..acting import released_action

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]
WORDS = signing.Words(None, "hidden", "")


def taken(action, address="one@example.org") -> Signature:
    signable = find_signable(action.translation_key, "en")
    return signing.take(signable, address=address, words=WORDS, kind="person", language="en")


def test_many_forms_of_one_mailbox_confirmed_at_once__one_counts():
    action = released_action()
    rows = [taken(action) for _number in range(8)]
    results = at_once(*(lambda row=row: signing.confirm(row, WORDS) for row in rows))
    assert results.count(signing.Confirmed.COUNTED) == 1
    assert Signature.objects.counted().count() == 1


def test_many_forms_of_one_mailbox_at_once__one_mail():
    action = released_action()
    rows = [taken(action) for _number in range(8)]
    at_once(*(lambda row=row: signing.mail_about(row.pk) for row in rows))
    assert OutboxMessage.objects.filter(template="signature_waits").count() == 1


def test_confirming_and_taking_back_at_once__end_in_one_of_the_two():
    action = released_action()
    row = taken(action)
    at_once(lambda: signing.confirm(row, WORDS), lambda: signing.not_me(row))
    stored = Signature.objects.get()
    assert stored.state in ("confirmed", "not_them")
    if stored.state == "not_them":
        assert stored.address is None
