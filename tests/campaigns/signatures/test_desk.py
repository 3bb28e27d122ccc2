"""The screens of a region's people: numbers, names for those who sign, and addresses for nobody."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Signature
from campaigns.signatures.counting import count
from campaigns.signatures.desk import vetting
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.factories import Person

from ..acting import released_action, released_campaign, write_action
from .acts import ADDRESS, confirmed
from .test_counting import signed

pytestmark = pytest.mark.django_db
LIST = "/admin/signatures/"
REGIONAL = ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead")
OTHERS = ("macedonia-approver", "macedonia-lead", "fr-translator", "fr-reviewer")


@pytest.fixture
def action():
    return released_action()


def screen(action, more="") -> str:
    return f"{LIST}{action.placement.pk}/{more}"


def sent(client, action, signature, answer):
    return client.post(screen(action), {"signature": signature.public_id, "answer": answer})


def test_names__are_let_through_by_those_who_sign_for_the_region_alone(client, action, enter):
    row = confirmed(client, action, name="Amina", shown="name")
    for who in (*OTHERS, "kenya-editor", "kenya-safety", "coordinator"):
        enter(somebody(who))
        for answer in ("show", "keep-away", "take-away"):
            sent(client, action, row, answer)
        row.refresh_from_db()
        assert row.looked_at is None, who
    assert count(action.placement).names == []


def test_other_regions__find_neither_names_nor_numbers(client, action, enter):
    confirmed(client, action, name="Amina", shown="name")
    for who in OTHERS:
        enter(somebody(who))
        for address in (LIST, screen(action), screen(action, "export/")):
            page = client.get(address, follow=True).content.decode()
            assert "Amina" not in page, (who, address)
            assert action.title not in page or address != LIST, who


def test_nobody__sees_an_address(client, action, enter):
    confirmed(client, action, name="Amina", shown="name", country="KE")
    for who in (*REGIONAL, *OTHERS):
        enter(somebody(who))
        for address in (LIST, screen(action), screen(action, "export/"), action.get_url()):
            page = client.get(address, follow=True).content.decode().casefold()
            assert ADDRESS.casefold() not in page, (who, address)


def test_a_name__is_read_once_somebody_let_it_and_not_after_it_was_taken_away(client, action, enter):
    row = confirmed(client, action, name="Amina", shown="name")
    assert "Amina" not in client.get(action.get_url()).content.decode()
    enter(somebody("kenya-approver"))
    assert "Amina" in client.get(screen(action)).content.decode()
    sent(client, action, row, "show")
    assert "Amina" in client.get(action.get_url()).content.decode()
    sent(client, action, row, "take-away")
    assert "Amina" not in client.get(action.get_url()).content.decode()
    events = AuditEvent.objects.filter(subject=f"signature:{row.pk}").values_list("event", flat=True)
    assert sorted(events) == ["signature.kept_away", "signature.shown"]


def test_the_second_answer__changes_nothing(client, action):
    row = confirmed(client, action, name="Amina", shown="name")
    assert vetting.look_at(row, shown=False, by=somebody("kenya-approver"))
    assert not vetting.look_at(row, shown=True, by=Person(mandates=["kenya-approver"]))
    assert Signature.objects.get().is_refused


def test_forged_and_foreign_signatures__change_nothing(client, action, enter):
    other = released_action(campaign=released_campaign(code="macedonia"), code="macedonia")
    row = confirmed(client, other, name="Amina", shown="name")
    enter(somebody("kenya-approver"))
    for signature in (row.public_id, "", "x" * 500, "\u202e"):
        client.post(screen(action), {"signature": signature, "answer": "show"})
    client.post(screen(action), {"signature": row.public_id, "answer": "everything"})
    row.refresh_from_db()
    assert row.looked_at is None


def test_what_cannot_be_signed__has_no_screen(client, enter):
    letter = write_action(released_campaign(), kind="letter", addressee="The Minister", letter="Please act.")
    enter(somebody("kenya-lead"))
    assert client.get(screen(letter)).status_code == 404
    assert client.get(f"{LIST}999999/").status_code == 404


def test_export__holds_numbers_alone(client, action, enter):
    signed(action.placement, 12, "KE")
    confirmed(client, action, name="Amina", shown="hidden")
    enter(somebody("kenya-editor"))
    answer = client.get(screen(action, "export/"))
    lines = answer.content.decode().lstrip("\ufeff").splitlines()
    assert "People,13" in lines
    assert "Kenya, at least" in answer.content.decode()
    assert all(line.rsplit(",", 1)[1].strip('"').isdigit() for line in lines[1:])


def test_list__asks_as_often_for_ten_actions_as_for_two(client, enter):
    campaign = released_campaign()
    user = somebody("kenya-lead")
    enter(user)
    numbers = []
    for more in (2, 8):
        for _number in range(more):
            signed(write_action(campaign).placement, 3, "KE")
        client.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
