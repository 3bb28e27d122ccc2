"""Bringing two people together: the second yes, the thread, what each reveals, and the end."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home import skill_requests
from safekeeping import audit

from .. import thread
from ..exchange.behalf import tell_other
from ..exchange.closing import locked as locked_request
from ..models import ContactDetail, Introduction, Member, Message, Request
from ..notices import notify

# An open introduction in which nobody writes ends by itself.
SILENCE = timedelta(days=60)


class IntroductionOver(Exception):
    """It is not in the state this needs; the text says so, in the person's language."""


def note(act: str, introduction: Introduction, by: Member | None) -> None:
    actor = by.user_id if by else None
    audit.record(f"introduction.{act}", actor_id=actor, subject=f"introduction:{introduction.pk}")


def locked(introduction: Introduction) -> Introduction:
    """The row, locked. Whoever records takes their turn in the audit chain before (exchange/closing.py)."""
    rows = Introduction.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("request", "requester__user", "helper__user").get(pk=introduction.pk)


def require(introduction: Introduction, state: str) -> None:
    if introduction.state != state:
        raise IntroductionOver(_("This introduction is over, or not open yet."))


@transaction.atomic
def accept(introduction: Introduction, *, by: Member) -> Introduction:
    """The second yes, by the one who asked: the thread opens, and the helper may read the detail.

    Raises IntroductionOver, also for anybody but the one who asked.
    """
    audit.take_turn()
    row = locked(introduction)
    require(row, Introduction.State.PROPOSED)
    if by.pk != row.requester_id:
        raise IntroductionOver(_("This introduction is over, or not open yet."))
    now = timezone.now()
    row.state, row.opened_at, row.expires_at = Introduction.State.OPEN, now, now + SILENCE
    row.save(update_fields=["state", "opened_at", "expires_at"])
    notify(row.helper, "introduced", row.public_id)
    note("opened", row, by)
    return row


@transaction.atomic
def decline(introduction: Introduction, *, by: Member | None) -> None:
    """Not this person: the helper is told that it was not taken up, and the request looks on.

    Arguments: by, the one who asked; None where the time ran out. Raises IntroductionOver.
    """
    request = locked_request(introduction.request)
    row = locked(introduction)
    require(row, Introduction.State.PROPOSED)
    if by is not None and by.pk != row.requester_id:
        raise IntroductionOver(_("This introduction is over, or not open yet."))
    row.state, row.closed_at = Introduction.State.DECLINED, timezone.now()
    row.save(update_fields=["state", "closed_at"])
    if request.state == Request.State.FOUND:
        request.state = Request.State.LOOKING
        request.save(update_fields=["state"])
    notify(row.helper, "not_taken_up")
    note("declined", row, by)


@transaction.atomic
def write(introduction: Introduction, *, author: Member, text: str, form_key: str) -> Message:
    """One message; the same form sent twice writes once. Raises IntroductionOver."""
    row = locked(introduction)
    require(row, Introduction.State.OPEN)
    message, is_new = thread.write({"introduction": row}, author=author, text=text, form_key=form_key)
    if is_new:
        row.expires_at = message.sent_at + SILENCE
        row.save(update_fields=["expires_at"])
        tell_other(row, row.other(author), "message")
    return message


@transaction.atomic
def reveal(introduction: Introduction, *, detail: ContactDetail) -> None:
    """Shows one way to reach somebody to the other one, until it is taken back. Twice is once."""
    audit.take_turn()
    row = locked(introduction)
    require(row, Introduction.State.OPEN)
    if thread.reveal({"introduction": row}, detail):
        tell_other(row, row.other(detail.member), "revealed")
        note("revealed", row, detail.member)


@transaction.atomic
def take_back(introduction: Introduction, *, detail: ContactDetail) -> None:
    """From the next look on it is not shown any more. What was read was read: the page says so."""
    audit.take_turn()
    if thread.take_back({"introduction": introduction}, detail):
        note("reveal_taken_back", introduction, detail.member)


@transaction.atomic
def close(introduction: Introduction, *, by: Member | None) -> None:
    """Either of the two ends it, or silence does; what was revealed is taken back. Raises IntroductionOver.

    Locks the request first, as `decline` and a yes do: two acts at once wait for each other in one order.
    """
    locked_request(introduction.request)
    row = locked(introduction)
    require(row, Introduction.State.OPEN)
    end(row)
    if by is not None:
        tell_other(row, row.other(by), "closed")
    note("closed", row, by)


def end(row: Introduction) -> None:
    now = timezone.now()
    row.state, row.closed_at = Introduction.State.CLOSED, now
    row.save(update_fields=["state", "closed_at"])
    row.reveals.filter(revoked_at=None).update(revoked_at=now)
    found = Request.objects.filter(pk=row.request_id, state=Request.State.FOUND)
    if found.update(state=Request.State.DONE, closed_at=now):
        skill_requests.tell_ended(row.request.origin)


def mark_read(introduction: Introduction, reader: Member) -> None:
    thread.mark_read({"introduction": introduction}, reader)


def end_overdue() -> int:
    """Proposals that nobody took up, and threads in which nobody wrote. Returns how many."""
    now, ended = timezone.now(), 0
    overdue = Introduction.objects.taking_capacity().filter(expires_at__lt=now).select_related("request")
    for introduction in list(overdue):
        try:
            if introduction.state == Introduction.State.PROPOSED:
                decline(introduction, by=None)
            else:
                close(introduction, by=None)
        except IntroductionOver:  # somebody was quicker
            continue
        ended += 1
    return ended


def withdraw_everything(member: Member) -> None:
    """Erasure: no proposal waits for this member, and no thread goes on."""
    for introduction in Introduction.objects.of(member).taking_capacity().select_related("request"):
        if introduction.state == Introduction.State.PROPOSED:
            decline(introduction, by=None)
        else:
            close(introduction, by=member)
