"""How a request ends, and what becomes of those who were asked: nothing that anybody is told."""

from contextlib import suppress

from django.db import transaction
from django.utils import timezone

from safekeeping import audit

from ..models import Ask, Request
from ..models.member import today
from .behalf import tell_requester


def note(act: str, request: Request, actor_id: int | None) -> None:
    audit.record(f"request.{act}", actor_id=actor_id, subject=f"request:{request.pk}")


def locked(request: Request) -> Request:
    """The row, locked. Nothing is joined: PostgreSQL drops a row that waited for its lock while somebody
    changed what it is joined by (its skill). Raises Request.DoesNotExist where it was deleted meanwhile.

    The one order of locks in this room: the member's own row, the end of the audit chain, requests,
    introductions, asks. Hiding has the first two when it comes here; whoever came with a request in hand and
    then waited for the chain would stop both for ever.
    """
    audit.take_turn()
    return Request.objects.select_for_update(no_key=True).get(pk=request.pk)


def close(request: Request, state: str) -> None:
    """Ends a request that the caller has locked; who was asked is let go silently."""
    request.state, request.closed_at = state, timezone.now()
    request.save(update_fields=["state", "closed_at"])
    release_asked(request)


@transaction.atomic
def end_for(origin: str, actor_id: int | None) -> None:
    """What a request was opened for needs it no more. Who asked is told, unless they closed it themselves;
    an introduction that it led to goes on."""
    standing = [Request.State.LOOKING, Request.State.FOUND, Request.State.NOT_FOUND]
    for request in Request.objects.filter(origin=origin, state__in=standing).select_related("member"):
        row = locked(request)
        if row.state not in standing:
            continue
        if row.state == Request.State.FOUND:
            row.state, row.closed_at = Request.State.DONE, timezone.now()
            row.save(update_fields=["state", "closed_at"])
        else:
            close(row, Request.State.WITHDRAWN)
        if request.member.user_id != actor_id:
            tell_requester(row, "need-closed", row.public_id)
        note("withdrawn", row, actor_id)


def release_asked(request: Request, keep: Ask | None = None) -> None:
    """Those who have not answered yet are not needed any more; nobody is told why."""
    waiting = request.asks.waiting()
    if keep is not None:
        waiting = waiting.exclude(pk=keep.pk)
    waiting.update(state=Ask.State.WITHDRAWN)


def end_overdue() -> int:
    """Requests whose day is over were not found. Returns how many."""
    overdue = Request.objects.filter(state=Request.State.LOOKING, expires_on__lt=today())
    ended = 0
    for request in list(overdue):
        with suppress(Request.DoesNotExist), transaction.atomic():
            row = locked(request)
            if row.state != Request.State.LOOKING or row.expires_on >= today():
                continue
            close(row, Request.State.NOT_FOUND)
            tell_requester(row, "not_found", row.public_id)
            ended += 1
    return ended
