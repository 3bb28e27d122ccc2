"""Members of every state, what they ask each other for, and who left."""

import html
from collections import Counter

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from campaigns.models import ClinicWord
from demonstration import reading
from directory.models import (
    Ask,
    FollowUp,
    Listing,
    Member,
    MemberInvitation,
    Mentorship,
    MentorshipEntry,
    Notice,
    Request,
    Reveal,
    SafetyReport,
    VouchAsk,
)
from directory.states import State

pytestmark = pytest.mark.django_db


def test_the_directory__has_a_mentorship_in_its_second_month_and_somebody_who_waits(loaded):
    row = Mentorship.objects.get(public_id=loaded["mentorship"]["public_id"])
    assert (row.state, row.goals.count(), row.messages.count()) == ("running", 1, 2)
    assert set(row.sessions.values_list("state", flat=True)) == {"held", "planned"}
    assert set(row.check_ins.values_list("signal", flat=True)) == {"fine", ""}
    waiting = MentorshipEntry.objects.waiting().exclude(pk__in=(row.mentor_entry_id, row.mentee_entry_id))
    assert sorted(waiting.values_list("role", flat=True)) == ["mentee", "mentor"]
    assert row.programme.leader == Member.objects.get(user__handle="member-12")


def test_the_clinic__has_a_session_that_waits_one_in_its_advice_and_one_with_its_follow_ups(loaded):
    phases = {label: row["phase"] for label, row in loaded["clinics"].items()}
    assert phases == {"clinic-waiting": "brief", "clinic-advice": "advice", "clinic-finished": "finished"}
    finished = ClinicWord.objects.filter(session__public_id=loaded["clinics"]["clinic-finished"]["public_id"])
    assert list(finished.exclude(after_days=None).values_list("after_days", flat=True)) == [30, 90]


def test_the_directory__has_members_in_every_state(loaded):
    states = Counter(member["state"] for member in loaded["members"].values())
    assert set(states) == {"invited", *State.values}
    assert states["active"] >= 15
    open_invitations = MemberInvitation.objects.open()
    assert [row.region.code for row in open_invitations] == ["kenya"]
    waiting = Member.objects.get(user__handle="member-03")
    assert [word.kind for word in waiting.vettings.all()] == ["lead"]
    assert VouchAsk.objects.get(newcomer=waiting).answer == ""
    assert Member.objects.get(user__handle="member-13").state == "paused"  # three silences
    assert Notice.objects.unread().exists()


def test_the_directory__says_what_the_file_says_of_each_member(loaded):
    for entry in reading.members():
        member = Member.objects.filter(user__handle=entry["handle"]).first()
        if member is None:
            assert entry["state"] == "invited"
            continue
        assert (member.display_name, member.about) == (entry["display_name"], entry["about"])
        assert {row.code: row.level for row in member.languages.all()} == entry["languages"]
        offered = {row.skill.code for row in member.skills.all() if row.kind == "offered"}
        assert offered == {offer["skill"] for offer in entry.get("offers", [])}
        assert Listing.objects.filter(member=member).exists() == (
            entry["preset"] != "invisible" and member.state in ("active", "paused")
        )


def test_the_directory__has_requests_asks_and_introductions_in_every_state(loaded):
    requests = loaded["requests"].values()
    assert {request["state"] for request in requests} == set(Request.State.values)
    asks = [ask["state"] for request in requests for ask in request["asked"].values()]
    assert set(asks) == set(Ask.State.values)
    met = {request["introduction"]["state"] for request in requests if request["introduction"]}
    assert met == {"proposed", "open", "closed"}
    assert Reveal.objects.filter(revoked_at=None).count() == 1
    assert SafetyReport.objects.count() == 1
    assert set(FollowUp.objects.exclude(answer="").values_list("answer", flat=True)) == {"helped", "partly"}


def test_who_left__is_a_row_without_a_word(loaded):
    left = Member.objects.get(state="erased")
    assert left.user is None
    assert (left.display_name, left.about, left.country) == ("", "", "")
    assert not get_user_model().objects.filter(handle="member-29").exists()
    assert loaded["members"]["member-29"]["public_id"] == left.public_id


def test_the_receipt_codes__open_their_conversations(loaded):
    cases = loaded["intake"]
    assert {case["state"] for case in cases.values()} == {"waiting", "closed"}
    for label, entry in ((entry["label"], entry) for entry in reading.cases()):
        answer = Client().post("/en/directory/help/return/", {"code": cases[label]["code"]})
        for message in entry["messages"]:
            assert message["text"] in html.unescape(answer.content.decode())
