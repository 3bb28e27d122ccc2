"""What hiding, suspension, absence and erasure do to mentorships, and what a member takes along."""

from contextlib import suppress
from typing import Any

from django.db.models import Q

from ..models import Goal, Member, Mentorship, MentorshipEntry, Message, Programme
from ..notices import notify
from ..profiles.exporting import columns
from . import agreeing, entries, together
from .life import locked
from .states import By, Stage, WrongStep


def let_go(member: Member) -> None:
    """A step of hiding: nobody is proposed, nobody waits for their answer, and what runs is paused, so that
    no planned hour says where they will be. The other one reads that it is paused; that happens for many
    reasons. The caller has locked the member's row."""
    for entry in member.mentorship_entries.waiting():
        entries.take_out(entry)
    for mentorship in Mentorship.objects.of(member).filter(state=Stage.PROPOSED):
        agreeing.let_lapse(mentorship, without=member)
    for mentorship in Mentorship.objects.of(member).filter(state=Stage.RUNNING):
        with suppress(WrongStep):  # the other one was quicker
            together.pause(mentorship, by=member, act=By.SITE)


def erase(member: Member) -> None:
    """A step of erasure. What the other one was part of stays as a row without words of this member."""
    let_go(member)
    for mentorship in Mentorship.objects.of(member).together():
        row = locked(mentorship, with_people=False)
        if row.is_together:
            together.end(row, By.SITE)
            notify(row.other(member), "mentorship_finished", row.public_id)
    Message.objects.filter(author=member).delete()
    Goal.objects.filter(author=member).delete()
    member.check_ins.all().delete()
    member.farewells.all().delete()
    own = member.mentorship_entries.all()
    own.filter(as_mentor=None, as_mentee=None).delete()
    own.update(words="", not_with="", languages=[], hours=0, campaign="", skills=[])


def entries_of(member: Member) -> list[dict[str, Any]]:
    return [columns(row, "programme") for row in member.mentorship_entries.all()]


def mentorships(member: Member) -> list[dict[str, Any]]:
    """One's own side of each, and the thread and goals of both while both can read them."""
    rows = Mentorship.objects.of(member).prefetch_related(
        "messages", "goals", "sessions", "check_ins", "farewells", "reveals__detail"
    )
    return [one(member, row) for row in rows]


OTHERS = (
    "programme",
    "mentor_entry",
    "mentee_entry",
    "mentor",
    "mentee",
    "paused_by",
    "mentor_yes_at",
    "mentee_yes_at",
    "ended_at",  # of a proposal it would tell when the other one said no
)


def one(member: Member, row: Mentorship) -> dict[str, Any]:
    def readable(author_id: int) -> bool:
        return row.is_together or author_id == member.pk

    return {
        **columns(row, *OTHERS),
        "role": MentorshipEntry.Role.MENTOR if row.is_mentor(member) else MentorshipEntry.Role.MENTEE,
        "said_yes_at": row.said_yes(member),
        "messages": [
            {"own": said.author_id == member.pk, "text": said.text, "sent_at": said.sent_at}
            for said in row.messages.all()
            if readable(said.author_id)
        ],
        "goals": [
            columns(goal, "mentorship", "author") for goal in row.goals.all() if readable(goal.author_id)
        ],
        "sessions": [columns(session, "mentorship") for session in row.sessions.all()],
        "check_ins": [
            columns(said, "mentorship") for said in row.check_ins.all() if said.member_id == member.pk
        ],
        "farewells": [
            {**columns(said, "mentorship"), "own": said.member_id == member.pk}
            if said.member_id == member.pk
            else {"own": False, "thanks": said.thanks}
            for said in row.farewells.all()
        ],
        "revealed": [
            {"value": shown.detail.value, "made_at": shown.made_at, "revoked_at": shown.revoked_at}
            for shown in row.reveals.all()
            if shown.owner_id == member.pk
        ],
    }


def programmes_led(member: Member) -> list[dict[str, Any]]:
    return [
        {"public_id": row.public_id, "leads": row.leader_id == member.pk}
        for row in Programme.objects.filter(Q(leader=member) | Q(asked_leader=member))
    ]
