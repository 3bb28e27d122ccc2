"""The answers of those who are asked. The first yes wins; a no is silent and costs nothing."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from safekeeping import audit

from ..lifecycle import locked as locked_member
from ..models import Ask, Introduction, Member, Request, kept_apart
from ..states import MAY_BE_ASKED, State
from .behalf import tell_requester
from .capacity import left, rests
from .closing import locked, release_asked

PROPOSAL_LASTS = timedelta(days=7)


class TooLate(Exception):
    """Somebody else said yes, or it is not needed any more."""


class NoRoom(Exception):
    """This member takes as many people as they wanted to, or rests from the last."""


@transaction.atomic
def say_yes(ask: Ask) -> Introduction:
    """The helper agrees: the one who asked is shown who it is, and has the second yes.

    Locks the helper, then the request, as hiding does: of several yeses at once one wins, and nobody ends up
    with more people than they wanted. Raises TooLate, NoRoom.
    """
    helper = locked_member(ask.member)
    try:
        request = locked(ask.request)
        row = Ask.objects.select_for_update(of=("self",), no_key=True).get(pk=ask.pk)
    except (Request.DoesNotExist, Ask.DoesNotExist):  # whoever asked took everything away meanwhile
        raise TooLate(_("It is not needed any more. Thank you for being there.")) from None
    is_over = row.state != Ask.State.WAITING or request.state != Request.State.LOOKING
    if is_over or kept_apart(helper, request.member):
        raise TooLate(_("It is not needed any more. Thank you for being there."))
    if State(helper.state) not in MAY_BE_ASKED:
        raise TooLate(_("You are taking a rest. End it to say yes."))
    if left(helper) < 1:
        raise NoRoom(
            _("You help as many people as you wanted to. Raise the number in your profile to say yes.")
        )
    now = timezone.now()
    if rests(helper, now):
        raise NoRoom(
            _("You wanted some days of rest between two people. Make them fewer in your profile to say yes.")
        )
    answered(row, Ask.State.YES, helper)
    introduction = Introduction.objects.create(
        request=request, requester=request.member, helper=helper, expires_at=now + PROPOSAL_LASTS
    )
    request.state = Request.State.FOUND
    request.save(update_fields=["state"])
    release_asked(request, keep=row)
    tell_requester(request, "found", introduction.public_id)
    audit.record("ask.accepted", actor_id=helper.user_id, subject=f"introduction:{introduction.pk}")
    return introduction


@transaction.atomic
def say_no(ask: Ask) -> None:
    """Nobody is told, and nothing is counted. A second no, or one that comes too late, changes nothing."""
    helper = locked_member(ask.member)  # first, as hiding does
    row = Ask.objects.select_for_update(of=("self",), no_key=True).filter(pk=ask.pk).first()
    if row is not None and row.state == Ask.State.WAITING:
        answered(row, Ask.State.NO, helper)


def answered(ask: Ask, state: str, member: Member) -> None:
    ask.state, ask.answered_at = state, timezone.now()
    ask.save(update_fields=["state", "answered_at"])
    Member.objects.filter(pk=member.pk).update(unanswered=0)
