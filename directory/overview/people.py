"""Introductions and mentorships of a member, and newcomers who ask for their word."""

from collections.abc import Mapping

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from ..exchange.behalf import INTAKE
from ..mentorship.states import LIVE, Stage
from ..models import CheckIn, FollowUp, Introduction, Member, Mentorship, Message
from .things import Part, Thing

SHOWN = 20


def unread(member: Member, pair: str) -> Exists:
    """Is there something in the thread of this pair that the other one wrote and the member has not read?"""
    rows = Message.objects.filter(**{pair: OuterRef("pk")}, read_at=None).exclude(author=member)
    return Exists(rows)


def introductions(member: Member, names: Mapping[int, str]) -> Part:
    """Not those for somebody without an account: they stand with the cases."""
    questions = FollowUp.objects.filter(introduction=OuterRef("pk"), member=member, answer="")
    rows = Introduction.objects.of(member).exclude(requester=member, request__origin=INTAKE)
    rows = rows.select_related("request").defer("request__summary", "request__detail")
    rows = rows.annotate(is_unread=unread(member, "introduction"), is_asked=Exists(questions))
    live = rows.taking_capacity() | rows.filter(is_asked=True)
    waiting, is_open = [], []
    for row in live[:SHOWN]:
        about = names.get(row.request.skill_id, "")
        address = reverse("directory:introduction", args=[row.public_id])
        if row.state == Introduction.State.PROPOSED and row.requester_id == member.pk:
            waiting.append(Thing(_("Somebody would like to help you."), address, about, row.expires_at))
        if row.state == Introduction.State.OPEN and row.is_unread:
            waiting.append(Thing(_("Somebody wrote to you."), address, about))
        if row.is_asked:
            waiting.append(Thing(_("What came of your introduction? One question."), address, about))
        if row.state == Introduction.State.OPEN:
            text = _("You help somebody.") if row.helper_id == member.pk else _("Somebody helps you.")
            is_open.append(Thing(text, address, about, state=row.state, label=row.get_state_display()))
    return Part(tuple(waiting), tuple(is_open))


def mentorships(member: Member, names: Mapping[int, str]) -> Part:
    asked = CheckIn.objects.filter(mentorship=OuterRef("pk"), member=member).order_by("-month")
    rows = Mentorship.objects.of(member).filter(state__in=LIVE)
    rows = rows.annotate(is_unread=unread(member, "mentorship"), last=Subquery(asked.values("signal")[:1]))
    waiting, is_open = [], []
    for row in rows[:SHOWN]:
        about, address = names.get(row.skill_id, ""), reverse("directory:mentorship", args=[row.public_id])
        if row.state == Stage.PROPOSED:
            if row.said_yes(member) is None:
                text = _("Somebody fits for a mentorship with you.")
                waiting.append(Thing(text, address, about, row.answer_by))
            continue
        if row.is_unread:
            waiting.append(Thing(_("Somebody wrote to you."), address, about))
        if row.last == "":
            waiting.append(Thing(_("How is your mentorship? Three questions."), address, about))
        text = _("You are a mentor.") if row.is_mentor(member) else _("You have a mentor.")
        is_open.append(Thing(text, address, about, state=row.state, label=row.get_state_display()))
    return Part(tuple(waiting), tuple(is_open))


def vouching(member: Member, names: Mapping[int, str]) -> Part:
    rows = member.asked_to_vouch.filter(answer="").order_by("pk")
    return Part(
        tuple(
            Thing(
                _("Somebody asks you to vouch for a newcomer."),
                reverse("directory:vouch", args=[row.public_id]),
            )
            for row in rows[:SHOWN]
        )
    )
