"""The other half of the board: who gives, how much they can take, what runs out, what is missing."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.board import supply
from directory.models import Ask, Member, Offer
from directory.models.member import today
from directory.skills.scheme import current_scheme
from tests.actions import somebody
from tests.directory.board.test_board import asker, page
from tests.directory.exchange.actions import ask_for, helper
from tests.directory.joining.acts import LEAD, signed_in
from tests.factories import MemberFactory, Person, skill

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def scheme():
    skill("law"), skill("media")


def test_offers_and_helpers__are_those_of_the_own_region():
    mine, theirs = helper("law", at_once=1), helper("law", place="macedonia", at_once=1)
    busy = helper("media", at_once=1)
    Offer.objects.filter(member__in=(mine, theirs)).update(expires_on=today() + timedelta(days=3))
    own = {mine.region_id}
    assert [one.offer.member for one in supply.ending_offers(own, *known())] == [mine]
    assert supply.near_capacity(own) == []
    Member.objects.filter(pk=busy.pk).update(per_month=0)
    assert [(one.member, one.left) for one in supply.near_capacity(own)] == [(busy, 0)]
    shown = page(signed_in(somebody(LEAD)))
    assert mine.user.handle in shown
    assert theirs.user.handle not in shown


def known():
    return current_scheme(), "en"


def test_field_of_an_offer__is_its_owners_to_keep_from_leads():
    mine = helper("law", audiences={"skills_offered": ["members"]})
    mine.offers.update(expires_on=today())
    assert [one.field for one in supply.ending_offers({mine.region_id}, *known())] == [""]


def test_questions__are_counted_by_age_from_five_on_and_never_for_the_own_requests():
    lead = Person(mandates=[LEAD])
    own = ask_for(asker(user=lead))
    other = ask_for(asker())
    regions = {own.member.region_id}
    now = timezone.now()

    def wait(request, many, **ago):
        for _ in range(many):
            Ask.objects.create(
                request=request, member=MemberFactory(), answer_by=now, made_at=now - timedelta(**ago)
            )

    wait(other, 4, hours=2)
    wait(own, 9, hours=2)
    assert supply.asks_by_age(lead, regions) == {"day": None, "days": None, "older": None}
    wait(other, 1, hours=2), wait(other, 6, days=4)
    assert supply.asks_by_age(lead, regions) == {"day": 5, "days": None, "older": 5}


def test_gaps__are_told_from_five_on():
    for _ in range(4):
        ask_for(asker(), "media")
    client = signed_in(somebody(LEAD))
    assert "Smaller numbers would name somebody" in page(client)
    ask_for(asker(), "media")
    supply.cache.clear()
    assert "<td>5</td>" in page(client)
