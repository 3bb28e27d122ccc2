"""What hiding, suspension, absence and erasure take along, and what a member takes with them."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from directory.joining.suspending import suspend
from directory.mentorship import agreeing, check_ins, programmes, together
from directory.models import Goal, Member, Mentorship, Message
from directory.profiles.erasing import erase
from directory.profiles.exporting import export
from directory.profiles.hiding import hide
from directory.profiles.keeping import keep
from directory.states import By
from tests.actions import somebody

from .actions import fresh, kinds, later, page, proposal
from .actions import together as paired

pytestmark = pytest.mark.django_db


def lived_in() -> Mentorship:
    """Two months of a mentorship, with words of both."""
    row = paired(not_with="heron", words="Words of the mentee")
    for author, text in ((row.mentor, "mentors line"), (row.mentee, "mentees line")):
        together.write(row, author=author, text=text, form_key=text)
        together.add_goal(row, by=author, text=f"goal {text}")
    later(row, "opened_at", days=31)
    check_ins.ask_all()
    for member, words in ((row.mentor, "mentors month"), (row.mentee, "mentees month")):
        check_ins.answer(check_ins.waiting_for(row, member), signal="fine", met="yes", words=words)
    return row


def taken_along(member: Member) -> str:
    return json.dumps(export(fresh(member)), cls=DjangoJSONEncoder)


def suspended(member):
    suspend(member, "unclear", by=somebody("kenya-lead"))


def long_away(member):
    later(fresh(member), "last_seen_on", days=100)
    keep()


@pytest.mark.parametrize("way", [lambda member: hide(member, actor_id=None), suspended, long_away])
def test_whoever_is_found_by_nobody__is_proposed_to_nobody_and_what_runs_is_paused(way):
    row, waiting = paired(), proposal()
    agreeing.say_yes(waiting, by=waiting.mentee)
    way(row.mentor)
    way(waiting.mentor)
    assert (fresh(row).state, fresh(row).paused_by) == ("paused", row.mentor)
    assert fresh(waiting).state == "not-taken-up"
    assert kinds(row.mentee)[0] == "mentorship_paused"
    assert fresh(row.mentor_entry).state == "withdrawn"


def test_leader_who_hides__is_named_nowhere_and_opens_no_programme(client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    row, coordinator = paired(), somebody("coordinator")
    where, leader = row.programme, row.programme.leader
    assert leader.display_name in page(row.mentor, "mentorships")
    hide(leader, actor_id=None)
    assert leader.display_name not in page(row.mentor, "mentorships")
    client.force_login(coordinator)
    board = client.get(reverse("mentorship:programme", args=[where.pk])).content.decode()
    assert leader.user.handle not in board
    programmes.close(where, by=coordinator)
    with pytest.raises(ValidationError):
        programmes.open_up(where, by=coordinator)


def test_erasure__ends_it_and_leaves_the_other_one_their_own_words():
    row = lived_in()
    together.finish(row, by=row.mentor, outcome="no", thanks="mentors thanks")
    row = lived_in()
    erase(row.mentee, by=By.OWNER)
    found = fresh(row)
    assert found.state == "early"
    assert kinds(row.mentor)[0] == "mentorship_finished"
    assert [message.text for message in Message.objects.filter(mentorship=row)] == ["mentors line"]
    assert [goal.text for goal in Goal.objects.filter(mentorship=row)] == ["goal mentors line"]
    assert [said.words for said in row.check_ins.all()] == ["mentors month"]
    entry = fresh(row.mentee_entry)
    assert (entry.words, entry.not_with, entry.skills, entry.state) == ("", "", [], "withdrawn")
    assert "mentees line" not in taken_along(row.mentor)


def test_erasure__of_somebody_never_paired_leaves_no_entry():
    row = proposal()
    entry = row.mentee_entry
    row.delete()
    erase(entry.member, by=By.OWNER)
    assert not type(entry).objects.filter(pk=entry.pk).exists()


def test_export__holds_the_own_and_of_the_other_one_what_both_can_read_now():
    row = lived_in()
    mine = taken_along(row.mentee)
    for words in ("Words of the mentee", "heron", "mentees month", "mentors line", "goal mentors line"):
        assert words in mine
    assert "mentors month" not in mine
    theirs = taken_along(row.mentor)
    for words in ("Words of the mentee", "heron", "mentees month"):
        assert words not in theirs
    together.finish(row, by=row.mentor, outcome="no", thanks="mentors thanks")
    mine = taken_along(row.mentee)
    assert "mentors thanks" in mine and "mentors line" not in mine
    (kept,) = export(fresh(row.mentee))["mentorships"]
    assert kept["farewells"] == [{"own": False, "thanks": "mentors thanks"}]  # not the outcome they chose


def test_export_of_a_proposal__does_not_tell_who_said_no_or_when():
    silent, refused = proposal(), proposal()
    agreeing.say_no(refused, by=refused.mentor)
    later(silent, "answer_by", days=11)
    agreeing.end_overdue()
    kept = [export(fresh(row.mentee))["mentorships"][0] for row in (silent, refused)]
    assert kept[0].keys() == kept[1].keys()
    assert not kept[0].keys() & {"ended_at", "mentor_yes_at", "mentor"}
    assert kept[0]["state"] == kept[1]["state"] == "not-taken-up"
