"""Who is proposed to whom: the engine's rules with this site's facts, and nothing that tells who it is."""

from datetime import timedelta

import pytest
from django.utils import timezone

from directory.introductions import afterwards
from directory.mentorship import agreeing, entries, programmes, together
from directory.mentorship.pairing import propose
from directory.models import Ask, Introduction, Member, Mentorship
from directory.models.exchange import Hours
from directory.profiles.hiding import hide
from tests.actions import somebody
from tests.directory.exchange.actions import ask_for, match, say_yes
from tests.directory.exchange.actions import offer as offer_help
from tests.factories import MemberFactory, region, skill

from .actions import enter, fresh, kinds, mentee, mentor, pair_up, person, programme, proposal
from .actions import together as paired

pytestmark = pytest.mark.django_db


# Deny first ----------------------------------------------------------------------------------------------


# One reason against it: what the mentor is and wants, what the mentee is and wants.
BOTH = {"languages": ["en:3", "sw:3"]}
UNFIT = {
    "another skill": ({}, {"code": "media"}, {}, {}),
    "no common language": ({"languages": ["fr:3"]}, {}, {}, {}),
    "no wanted language": (BOTH, {"languages": [1]}, BOTH, {"languages": [3]}),
    "another region": ({"code": "macedonia"}, {}, {}, {"near": "same-region"}),
    "the same country": ({"country": "KE"}, {"near": "elsewhere"}, {"country": "KE"}, {}),
    "other hours": ({}, {"hours": Hours.EVENINGS.value}, {}, {"hours": Hours.WEEKDAY_MORNINGS.value}),
    "mornings far apart": (
        {"time_zone": "Asia/Hong_Kong"},
        {"hours": Hours.WEEKDAY_MORNINGS.value},
        {"time_zone": "Africa/Nairobi"},
        {"hours": Hours.WEEKDAY_MORNINGS.value},
    ),
    "no room": ({"at_once": 0}, {}, {}, {}),
}


@pytest.mark.parametrize("case", UNFIT)
def test_pairing__denied_where_one_of_the_two_would_not(case):
    one, wants, other, hopes = UNFIT[case]
    where = programme()
    mentor(where, member=person(**one), **wants)
    mentee(where, member=person(**other), **hopes)
    assert (pair_up().paired, Mentorship.objects.count()) == (0, 0)


def test_programmes_languages__bind_both():
    where = programme(languages=[2])
    for role in ("mentor", "mentee"):
        enter(where, person(), role)
    assert pair_up().paired == 0


@pytest.mark.parametrize("state", ["paused", "hidden", "suspended"])
def test_somebody_who_is_not_active_any_more__is_not_proposed(state):
    where = programme()
    one = mentor(where)
    mentee(where)
    Member.objects.filter(pk=one.pk).update(state=state)
    assert pair_up().paired == 0


def test_never_with__holds_for_both_sides_and_an_unknown_handle_for_nobody():
    where = programme()
    one, other = mentor(where, not_with="nobody-there"), person()
    mentee(where, member=other, not_with=f"@{one.user.handle.upper()}, somebody-else")
    assert pair_up().paired == 0
    entry = other.mentorship_entries.get()
    entry.not_with = ""
    entry.save()
    enter(where, one, "mentor", not_with=other.user.handle)
    assert pair_up().paired == 0


def test_who_told_that_it_was_not_safe__is_never_paired_with_the_same_person_nor_introduced_to_them():
    asker, helper = person(), person()
    told_of(helper, asker)
    where = programme()
    mentor(where, member=helper)
    mentee(where, member=asker)
    assert pair_up().paired == 0
    Member.objects.update(rest_days=0)
    Introduction.objects.update(state="declined", proposed_at=timezone.now() - timedelta(days=40))
    Ask.objects.all().delete()
    again = ask_for(asker)
    match()
    assert not again.asks.exists()


@pytest.mark.parametrize("came", ["hidden", "withdrawn", "closed", "reported"])
def test_what_comes_between_deciding_and_writing__stops_the_proposal(came):
    where = programme()
    one, other = mentor(where).mentorship_entries.get(), mentee(where).mentorship_entries.get()
    if came == "hidden":
        hide(one.member, actor_id=None)
    elif came == "withdrawn":
        entries.withdraw(other)
    elif came == "closed":
        programmes.close(where, by=somebody("coordinator"))
    else:
        told_of(one.member, other.member)
    assert propose(one, other, [], timezone.now()) == 0
    assert not Mentorship.objects.filter(mentor=one.member).exists()


def told_of(helper: Member, asker: Member) -> None:
    """They were introduced once, and one of them told safety."""
    offer_help(helper)
    ask_for(asker)
    match()
    afterwards.report(say_yes(helper), by=asker, text="")


def test_two_who_are_paired_already__are_not_proposed_again_by_a_late_run():
    row = proposal()
    assert propose(row.mentor_entry, row.mentee_entry, [], timezone.now()) == 0
    assert propose(mentor(row.programme).mentorship_entries.get(), row.mentee_entry, [], timezone.now()) == 0


def test_the_same_two__are_proposed_once_whatever_became_of_it():
    row = proposal()
    agreeing.say_no(row, by=row.mentor)
    assert pair_up().paired == 0
    other = mentor(row.programme)
    assert pair_up().paired == 1
    assert Mentorship.objects.latest("pk").mentor == other


def test_mentee__has_one_at_a_time_and_a_mentor_no_more_than_they_give_places_and_have_room():
    where = programme()
    roomy = mentor(where, member=person(at_once=2), places=5)
    small = mentor(where, member=person(at_once=9, per_month=9), places=1)
    for _number in range(5):
        mentee(where)
    assert pair_up().paired == 3
    assert pair_up().paired == 0
    assert Mentorship.objects.filter(mentor=roomy).count() == 2
    assert Mentorship.objects.filter(mentor=small).count() == 1


def test_law__is_taught_across_countries():
    """Whose law it is about matters to help, not to teaching a skill."""
    bound = skill("asylum", needs_jurisdiction=True)
    where = programme()
    for role in ("mentor", "mentee"):
        enter(where, person(), role, code=bound.code)
    assert pair_up().paired == 1


# How it goes ---------------------------------------------------------------------------------------------


def test_proposal__goes_to_both_with_common_facts_and_the_campaign_of_the_mentee():
    row = proposal(campaign="8a0f1c7e-9a51-4a4c-9bb2-2f8c3f6f1d11")
    assert kinds(row.mentor) == kinds(row.mentee) == ["mentorship_proposed"]
    assert row.campaign == "8a0f1c7e-9a51-4a4c-9bb2-2f8c3f6f1d11"
    assert [code for code, _about in row.reasons] == ["common-language"]
    assert row.skill == skill("law")


def test_narrower_skill__fits_a_wider_wish():
    skill("appeals", below="law")
    where = programme()
    mentor(where, code="appeals")
    mentee(where)
    assert pair_up().paired == 1


def test_finished__looks_on_only_when_asked_and_with_somebody_else():
    row = paired()
    together.finish(row, by=row.mentee, outcome="no", thanks="")
    assert fresh(row).state == "early"
    assert fresh(row.mentee_entry).state == "done"
    other = mentor(row.programme)
    assert pair_up().looking == 0
    entries.look_again(fresh(row.mentee_entry))
    assert pair_up().paired == 1
    assert Mentorship.objects.latest("pk").mentor == other


def test_programme_of_one_region__is_for_its_members():
    where = programme(region=region("kenya"))
    mentor(where)
    mentee(where)
    assert pair_up().paired == 1


def test_run__costs_the_same_for_two_and_for_twenty(django_assert_num_queries):
    """1 open programmes, 1 the scheme; 8 what is known of people (languages, 2 what they carry, their month,
    asks that wait, last yes, reports, asks made); 8 of the programme (entries, who is taken, places,
    undecided, who had whom, last proposals, levels, and the handles that some named)."""
    where = programme()
    for _number in range(2):
        mentor(where, code="media", not_with="heron")
        mentee(where, not_with="heron")
    with django_assert_num_queries(19):
        pair_up()
    for _number in range(18):
        mentor(where, code="media")
        mentee(where)
    with django_assert_num_queries(19):
        pair_up()


def test_invisible_members__are_paired_as_well():
    where = programme()
    mentor(where, member=MemberFactory(invisible=True, languages=["en"]))
    mentee(where)
    assert pair_up().paired == 1
