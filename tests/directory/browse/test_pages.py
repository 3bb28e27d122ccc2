"""Pages of the list, what nobody types, and what a page costs."""

from itertools import chain

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.browse import facets, paging
from directory.models import Listing
from directory.profiles.hiding import hide
from directory.spoken import SPOKEN
from tests.factories import MemberFactory, region

from .acts import browser, chips, count_of, facet_counts, finds, link, look, named_pk, named_skill, names

pytestmark = pytest.mark.django_db


def test_pages__hold_everybody_once_in_the_order_of_names_both_ways(me):
    region("kenya")
    for number in range(45):
        MemberFactory(display_name=f"Same name {number // 9}")  # equal names are told apart by the id
    client, seen, leaves = browser(me), [], []
    answer = look(me, client=client)
    while True:
        leaves.append(names(answer))
        seen += [row.public_id for row in Listing.objects.all() if row.public_id in answer.content.decode()]
        if not (later := link(answer, "next")):
            break
        answer = look(me, later, client=client)
    assert [len(leaf) for leaf in leaves] == [20, 20, 5]
    read = list(chain(*leaves))
    assert read == sorted(read) and len(set(seen)) == 45
    back = look(me, link(answer, "prev"), client=client)
    assert names(back) == leaves[1]
    first = look(me, link(back, "prev"), client=client)
    assert names(first) == leaves[0] and not link(first, "prev")
    assert count_of(first) == 45


def test_place__is_of_use_to_its_member_alone_and_nobody_makes_one(me):
    for number in range(25):
        MemberFactory(display_name=f"Member {number:02}")
    later = link(look(me), "next")
    whole = names(look(me))
    assert "Member" not in later and Listing.objects.first().public_id not in later
    assert names(look(me, later)) != whole
    other = MemberFactory(display_name="Zuri")
    assert finds(other, later)[:20] == whole  # as without a place
    forged = [
        "?after=x",
        "?after=" + "A" * 5000,
        later[:-3] + "AAA",
        "?before=é",
        "?after=eyJ9",
    ]
    plain = Listing.objects.order_by("sort_key")[10]
    forged += [f"?after={plain.public_id}", f"?after={plain.sort_key}", f"?before={plain.name}"]
    for query in forged:
        assert finds(me, query) == whole, query


def test_place_of_somebody_who_hides__still_turns_the_page(me):
    members = [MemberFactory(display_name=f"Member {number:02}") for number in range(25)]
    later = link(look(me), "next")
    hide(members[19], actor_id=None)
    assert finds(me, later) == [f"Member {number}" for number in range(20, 25)]


def test_page_before_the_first__is_empty_and_harmless(me):
    one = MemberFactory(display_name="Amani")
    place = paging.sealed(one.listing, me)
    assert finds(me, f"?before={place}") == []


# Garbage, and what a page costs ------------------------------------------------------------------------

HUGE = "9" * 30
GARBAGE = [
    "?q=%FF%FE", "?q=' OR 1=1 --", "?q=%25_", "?q=':* %26 !(", "?q=" + "a" * 5000, "?q=\\", "?q=،،",
    f"?skill={HUGE}", "?skill[]=1", f"?language={HUGE}", "?language=xx", "?law=XX",
    "?law=%F0%9F%A6%89",
    f"?law={HUGE}", "?region=nowhere", "?" + "&".join(f"skill=s{n}" for n in range(900)),
    "?after=1&before=2&page=-1", "?q=a&q=b", "?nonsense=1",
]  # fmt: skip


@pytest.mark.parametrize("name", ["q", "skill", "language", "law", "region", "after", "before"])
def test_a_sign_that_nobody_types__is_told_so(me, name):
    assert look(me, f"?{name}=%00").status_code == 400


@pytest.mark.parametrize("query", GARBAGE)
def test_garbage__is_answered_with_a_list(me, query):
    MemberFactory(display_name="Amani")
    answer = look(me, query)
    assert answer.status_code == 200
    assert names(answer) in ([], ["Amani"])


def test_many_wishes__are_cut(me):
    wishes = [f"language={code}" for code in list(SPOKEN)[:12]]
    assert len(chips(look(me, "?" + "&".join(wishes)))) == 8


def test_filtered_page__costs_the_same_at_2_and_20_rows(me):
    """Session, account, membership, version of the scheme, regions, list, counts: 7."""
    named_skill("law", en="Legal help")
    query = "?q=amani&skill=law&language=sw&region=kenya&law=KE"

    def cost(client) -> int:
        with CaptureQueriesContext(connection) as caught:
            answer = look(me, query, client=client)
        assert len(names(answer)) == Listing.objects.offering(named_pk("law")).count()
        assert len({found["sql"] for found in caught}) == len(caught)
        return len(caught)

    client = browser(me)
    options = {"offers": ["law"], "languages": ["sw"], "jurisdictions": "KE"}
    for number in range(2):
        MemberFactory(display_name=f"Amani {number}", **options)
    look(me, query, client=client)  # what a process reads once, and the day of the visit
    few = cost(client)
    for number in range(18):
        MemberFactory(display_name=f"Amani {number}", **options)
    assert few == cost(client) == 7


def test_more_than_are_counted__stand_without_numbers(me, monkeypatch):
    monkeypatch.setattr(facets, "MOST_COUNTED", 2)
    for number in range(2):
        MemberFactory(display_name=f"Amani {number}", languages=["sw"])
    assert (count_of(look(me)), facet_counts(look(me))["Kiswahili"]) == (2, 2)
    MemberFactory(display_name="Baraka", languages=["sw"])
    answer = look(me)
    assert "More than 2 members" in answer.content.decode()
    assert facet_counts(answer) == {} and "?language=sw" in answer.content.decode()
    assert finds(me, "?language=sw") == ["Amani 0", "Amani 1", "Baraka"]
