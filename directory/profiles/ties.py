"""What a member has open with others: let go while hiding, erased with them, and theirs to take along."""

from contextlib import suppress
from typing import Any

from django.db.models import Q

from home import skill_requests

from ..exchange import closing
from ..exchange.behalf import INTAKE
from ..introductions import acts
from ..models import Ask, Introduction, Member, Message, Request
from .exporting import columns


def let_go(member: Member) -> None:
    """A step of hiding: nothing of theirs is looked for, and nobody waits for their answer. Threads that
    both agreed to stay."""
    # First the proposals: one that is not taken up lets its request look on.
    for introduction in Introduction.objects.of(member).filter(state=Introduction.State.PROPOSED):
        with suppress(acts.IntroductionOver):  # the other one was quicker
            acts.decline(introduction, by=None)
    for request in member.requests.filter(state=Request.State.LOOKING):
        with suppress(Request.DoesNotExist):  # somebody without an account deleted theirs meanwhile
            row = closing.locked(request)
            if row.state == Request.State.LOOKING:
                closing.close(row, Request.State.WITHDRAWN)
                skill_requests.tell_lost(row.origin)
    member.asks.waiting().update(state=Ask.State.WITHDRAWN)


def erase(member: Member) -> None:
    """A step of erasure. What the other one of an introduction was part of stays as a row without words."""
    let_go(member)
    acts.withdraw_everything(member)
    member.offers.all().delete()
    member.asks.all().delete()
    member.follow_ups.all().delete()
    member.safety_reports.update(text="")
    Message.objects.filter(author=member).delete()
    Request.objects.filter(named=member).update(named=None)
    for origin in member.requests.filter(state=Request.State.NOT_FOUND).values_list("origin", flat=True):
        skill_requests.tell_lost(origin)
    member.requests.filter(introductions=None).delete()
    member.requests.update(summary="", detail="", languages=[], jurisdiction=None)


# To take along -------------------------------------------------------------------------------------


def offers(member: Member) -> list[dict[str, Any]]:
    return [{**columns(row), "skill": row.skill.code} for row in member.offers.select_related("skill")]


def requests(member: Member) -> list[dict[str, Any]]:
    """Not whom it named, and not what a lead asked for somebody else."""
    rows = member.requests.own().select_related("skill").prefetch_related("suggestions")
    return [{**columns(row, "named"), "skill": row.skill.code, "suggestions": wider(row)} for row in rows]


def wider(request: Request) -> list[dict[str, Any]]:
    """What a lead suggested, and the answer; not which lead."""
    return [columns(row, "request", "by") for row in request.suggestions.all()]


def asks(member: Member) -> list[dict[str, Any]]:
    """That one was asked, and when; not by whom, and not in which words."""
    return [columns(row, "request") for row in member.asks.all()]


def introductions(member: Member) -> list[dict[str, Any]]:
    """The state of each, and the thread: both sides of it while both can read it, afterwards the own one."""
    own = Introduction.objects.of(member).exclude(requester=member, request__origin=INTAKE)
    rows = own.prefetch_related("messages", "reveals__detail", "follow_ups")
    return [_introduction(member, row) for row in rows.filter(~Q(state=Introduction.State.PROPOSED))]


def _introduction(member: Member, row: Introduction) -> dict[str, Any]:
    return {
        **columns(row, "request", "requester", "helper"),
        "messages": [
            {"own": message.author_id == member.pk, "text": message.text, "sent_at": message.sent_at}
            for message in row.messages.all()
            if row.state == Introduction.State.OPEN or message.author_id == member.pk
        ],
        "revealed": [
            {"value": reveal.detail.value, "made_at": reveal.made_at, "revoked_at": reveal.revoked_at}
            for reveal in row.reveals.all()
            if reveal.owner_id == member.pk
        ],
        "follow_ups": [
            columns(answer, "introduction")
            for answer in row.follow_ups.all()
            if answer.member_id == member.pk
        ],
    }


def safety_reports(member: Member) -> list[dict[str, Any]]:
    return [columns(row, "introduction", "mentorship", "settled_by") for row in member.safety_reports.all()]
