"""Asking for help: opened, widened, withdrawn, over. What the one who asks is shown never depends on who was
asked, how many, or what they said."""

import logging
from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from home import skill_requests

from ..lifecycle import locked as locked_member
from ..matching import ANY_MODE, Step, broaden
from ..models import Member, Request
from ..models.exchange import Soon, request_ends
from ..states import MAY_REQUEST, State
from .behalf import INTAKE
from .closing import close, locked, note
from .detector import detect, names_of
from .facts import know_people, need, skill_tree
from .tasks import look_now

logger = logging.getLogger(__name__)

OPEN_AT_ONCE = 5


class RequestRefused(Exception):
    """It cannot be done now; the text says why, in the person's language."""


def require_clean(summary: str, member: Member) -> None:
    """Raises ValidationError for a summary by which somebody could tell or reach who asks."""
    found = detect(summary, names_of(member))
    if found:
        kinds = ", ".join(str(kind.told) for kind in found)
        raise ValidationError(
            _(
                "The summary seems to hold: %(kinds)s. Those who are asked read it before anybody agreed. "
                "Take it out, or move it to the detail."
            )
            % {"kinds": kinds}
        )


@transaction.atomic
def open_request(member: Member, *, named: Member | None = None, **facts) -> Request:
    """Opens a request. Arguments: facts, fields of Request; named, the one person to ask.

    One that is needed now is looked for at once; one for somebody without an account at the next run.
    Raises RequestRefused, ValidationError.
    """
    origin = facts.get("origin", "")
    row = locked_member(member)
    if State(row.state) not in MAY_REQUEST:
        raise RequestRefused(_("You cannot ask for help in this state of your membership."))
    is_own = origin != INTAKE
    if is_own and row.requests.own().looking().count() >= OPEN_AT_ONCE:
        raise RequestRefused(_("You have as many open requests as one person can have. Close one first."))
    require_clean(facts["summary"], member)
    if origin not in ("", INTAKE) and not skill_requests.claimed(origin, member.user):
        raise RequestRefused(_("Somebody has asked for this already, or it is over."))
    request = Request(member=member, named=named, is_named=named is not None, **facts)
    request.full_clean()
    request.save()
    if not is_own:  # somebody without an account said yes just now: the audit chain knows the hour
        return request
    note("opened", request, member.user_id)
    if request.urgency == Soon.NOW:
        transaction.on_commit(partial(hurry, request.pk))
    return request


def hurry(request_id: int) -> None:
    try:
        look_now.enqueue(request_id)
    except Exception as error:  # the request is stored: the scheduled run finds it when the queue is away
        logger.warning("Request %s waits for the next run: %s", request_id, type(error).__name__)


@transaction.atomic
def withdraw(request: Request, *, actor_id: int | None) -> None:
    """The one who asked needs it no more. Raises RequestRefused for one that is over."""
    row = locked(request)
    if row.state != Request.State.LOOKING:
        raise RequestRefused(_("This request is over already."))
    close(row, Request.State.WITHDRAWN)
    skill_requests.tell_ended(row.origin)
    note("withdrawn", row, actor_id)


@transaction.atomic
def renew(request: Request, *, actor_id: int | None) -> None:
    """Looks for another thirty days, counted from today."""
    row = locked(request)
    if row.state not in (Request.State.LOOKING, Request.State.NOT_FOUND):
        raise RequestRefused(_("This request is over already."))
    row.state, row.closed_at, row.expires_on = Request.State.LOOKING, None, request_ends()
    row.save(update_fields=["state", "closed_at", "expires_on"])
    note("renewed", row, actor_id)


def wider_steps(request: Request) -> list[Step]:
    """Every wish that could be given up. Not which of them would find somebody: that would tell who is
    there."""
    people = know_people(timezone.now())
    return [wider.step for wider in broaden(need(request, (), people), skill_tree())]


@transaction.atomic
def widen(request: Request, step: Step, *, actor_id: int | None) -> None:
    """Gives up one wish; those who were asked stay asked. Raises RequestRefused."""
    row = locked(request)
    if row.state != Request.State.LOOKING or step not in wider_steps(row):
        raise RequestRefused(_("This request cannot be widened that way."))
    if step is Step.ANY_HOUR:
        row.hours = 0
    elif step is Step.ANY_MODE:
        row.modes = ANY_MODE.value
    elif step is Step.ANY_LEVEL:
        row.level = 0
    else:
        row.skill = row.skill.get_parent()
    row.save(update_fields=["hours", "modes", "level", "skill"])
    note("widened", row, actor_id)


@transaction.atomic
def ask_anybody(request: Request, *, actor_id: int | None) -> None:
    """A request to one person becomes one to whoever fits."""
    row = locked(request)
    if row.state != Request.State.LOOKING or not row.is_named:
        raise RequestRefused(_("This request cannot be widened that way."))
    row.is_named, row.named = False, None
    row.save(update_fields=["is_named", "named"])
    note("widened", row, actor_id)
