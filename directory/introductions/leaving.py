"""What becomes of somebody's offers, requests and conversations when they hide, take their data with them, or
are erased."""

from typing import Any

from ..exchange.closing import close as close_request
from ..exchange.closing import locked as locked_request
from ..models import Ask, FollowUp, Introduction, Member, Message, Offer, Request, Reveal, SafetyReport
from .acts import IntroductionOver, close, decline


def withdraw_everything(member: Member) -> None:
    """Nothing is looked for any more, nobody waits for an answer, and no conversation goes on. Offers stay:
    nobody who is hidden is asked."""
    for request in member.requests.filter(state=Request.State.LOOKING):
        row = locked_request(request)
        if row.state == Request.State.LOOKING:
            close_request(row, Request.State.WITHDRAWN)
    member.asks.waiting().update(state=Ask.State.WITHDRAWN)
    for introduction in Introduction.objects.of(member).taking_capacity().select_related("request"):
        try:
            if introduction.state == Introduction.State.PROPOSED:
                decline(introduction, by=None)
            else:
                close(introduction, by=member)
        except IntroductionOver:  # the other one was quicker
            continue


def erase(member: Member) -> None:
    """Everything they wrote, asked for and offered. Of an introduction stays that there was one, without a
    word of theirs; the other one's messages are the other one's."""
    withdraw_everything(member)
    Message.objects.filter(author=member).delete()
    Reveal.objects.filter(owner=member).delete()
    SafetyReport.objects.filter(member=member).update(text="")
    FollowUp.objects.filter(member=member).delete()
    Ask.objects.filter(member=member).delete()
    Offer.objects.filter(member=member).delete()
    for request in Request.objects.filter(member=member):
        if request.introductions.exists():
            request.summary = request.detail = ""
            request.save(update_fields=["summary", "detail"])
        else:
            request.delete()


OFFER = ("skill__code", "level", "modes", "effort", "hours", "languages", "jurisdictions", "expires_on")
REQUEST = ("skill__code", "level", "urgency", "state", "near", "summary", "detail", "opened_at", "expires_on")


def export(member: Member) -> dict[str, Any]:
    """What is kept about them: offers, requests, answers, conversations. A conversation is theirs to take
    along, both sides of it, as long as they can read it."""
    return {
        "offers": list(member.offers.values(*OFFER)),
        "requests": list(member.requests.values(*REQUEST)),
        "asks": list(member.asks.values("request__skill__code", "state", "made_at", "answered_at")),
        "introductions": [exported(row, member) for row in Introduction.objects.of(member)],
        "follow_ups": list(member.follow_ups.values("after_days", "answer", "answered_at")),
        "safety_reports": list(member.safety_reports.values("text", "made_at")),
    }


def exported(row: Introduction, member: Member) -> dict[str, Any]:
    readable = row.state == Introduction.State.OPEN
    messages = row.messages.all() if readable else row.messages.filter(author=member)
    return {
        "state": row.state,
        "helping": row.helper_id == member.pk,
        "opened_at": row.opened_at,
        "messages": [
            {"own": message.author_id == member.pk, "text": message.text, "sent_at": message.sent_at}
            for message in messages
        ],
        "shown": [
            reveal.detail.value for reveal in row.reveals.filter(owner=member).select_related("detail")
        ],
    }
