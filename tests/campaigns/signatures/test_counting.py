"""Numbers that everybody may know: none leads to a few people."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaigns.models import Signature
from campaigns.signatures.counting import SMALL, count, tally_of, told_by_country

from ..acting import released_action

COUNTRIES = ["", "KE", "MK", "HK", "CG", "TZ"]


def signed(placement, number, country="", **facts):
    facts = {"state": Signature.State.CONFIRMED, "confirmed_on": "2026-01-05", **facts}
    Signature.objects.bulk_create(
        Signature(placement=placement, country=country, address_hash=f"{country}{place}{facts}"[:64], **facts)
        for place in range(number)
    )


@pytest.mark.django_db
def test_few_people__are_not_told():
    action = released_action()
    signed(action.placement, 4, "KE")
    assert (count(action.placement).people, count(action.placement).countries) == (None, [])


@pytest.mark.django_db
def test_many_people__countries_in_steps_of_five_and_none_below():
    action = released_action()
    signed(action.placement, 13, "KE")
    signed(action.placement, 4, "MK")
    signed(action.placement, 2)
    found = count(action.placement)
    assert (found.people, found.countries) == (19, [("KE", 10)])


@pytest.mark.django_db
def test_only_confirmed_people__count():
    action = released_action()
    for state in Signature.State.values:
        signed(action.placement, 6, "KE", state=state)
    assert count(action.placement).people == 6


@pytest.mark.django_db
def test_counter__is_equal_in_every_language(client):
    action = released_action("ar", "sw")
    signed(action.placement, 12, "KE")
    told = {
        language: client.get(f"/{language}/{address_of(action)}", follow=True).content
        for language in ("en", "ar", "sw")
    }
    assert all(b"<strong>12</strong>" in page for page in told.values())
    signed(action.placement, 1, "HK")
    assert tally_of(action.translation_key).people == 12  # kept as long as the pages are


def address_of(action) -> str:
    return action.get_url().removeprefix("/en/")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # the machine may be busy
@given(st.dictionaries(st.sampled_from(COUNTRIES), st.integers(0, 40)))
def test_no_country_below_five__can_be_worked_out(people):
    """Whatever world fits what is told, each country that is not told may as well have nobody."""
    told = told_by_country(people)
    shown = dict(told)
    assert all(number >= SMALL and number % SMALL == 0 for number in shown.values())
    total = Counter(people).total()
    for code, number in people.items():
        if code in shown or not code or not number:
            continue
        # The same table and the same total, without anybody from that country: they may have said no country.
        other = {**people, code: 0, "": people.get("", 0) + number}
        assert told_by_country(other) == told
        assert Counter(other).total() == total
