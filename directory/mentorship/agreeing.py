"""The two yeses. Whatever keeps a pair from coming about looks the same to the other one."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from ..exchange.capacity import left
from ..models import Member, Mentorship, Programme
from ..models.member import today
from ..notices import notify
from ..states import MAY_BE_ASKED, State
from .life import locked, move, note, over
from .states import LIVE, By, Stage, WrongStep

DAYS_IN_MONTH = 30


class NoRoom(WrongStep):
    """The mentor takes as many people as they wanted to."""


@transaction.atomic
def say_yes(mentorship: Mentorship, *, by: Member) -> Mentorship:
    """One of the two agrees; with the second yes it runs. Twice is once.

    A mentor's yes takes one of the places that introductions take, under the lock of the mentor's row.
    Raises WrongStep, NoRoom.
    """
    row = locked(mentorship)
    if is_given(row, by):
        return row
    me, now = require_open(row, by), timezone.now()
    if State(me.state) not in MAY_BE_ASKED:
        raise WrongStep(_("You are taking a rest. End it to say yes."))
    if row.is_mentor(by):
        if left(me) < 1:
            raise NoRoom(
                _("You help as many people as you wanted to. Raise the number in your profile to say yes.")
            )
        row.mentor_yes_at = now
    else:
        row.mentee_yes_at = now
    if row.mentor_yes_at and row.mentee_yes_at:
        begin(row)
    else:
        row.save(update_fields=["mentor_yes_at", "mentee_yes_at"])
    note("agreed", row)
    return row


def is_given(row: Mentorship, by: Member) -> bool:
    """A button pressed twice, also after the other one's yes came between."""
    mine = by.pk in (row.mentor_id, row.mentee_id)
    return mine and Stage(row.state) in LIVE and row.said_yes(by) is not None


def require_open(row: Mentorship, by: Member) -> Member:
    """Whose answer it is, as the locked row has them."""
    if row.state != Stage.PROPOSED or by.pk not in (row.mentor_id, row.mentee_id):
        raise over()
    return row.mentor if row.is_mentor(by) else row.mentee


def begin(row: Mentorship) -> None:
    row.opened_at = timezone.now()
    row.ends_on = today() + timedelta(days=DAYS_IN_MONTH * row.programme.months)
    move(row, Stage.RUNNING, By.BOTH)
    for member in (row.mentor, row.mentee):
        notify(member, "mentorship_agreed", row.public_id)


@transaction.atomic
def say_no(mentorship: Mentorship, *, by: Member) -> None:
    """Silent: the other one is told the same as when time runs out. One that comes too late changes
    nothing."""
    row = locked(mentorship)
    if row.state == Stage.PROPOSED and by.pk in (row.mentor_id, row.mentee_id):
        not_taken_up(row, By.ONE, tells=row.other(by))


@transaction.atomic
def let_lapse(mentorship: Mentorship, *, without: Member | None = None) -> None:
    """Time ran out, the programme closed, or one of the two (`without`, locked by the caller) is not there
    any more."""
    row = locked(mentorship, with_people=without is None)
    if row.state != Stage.PROPOSED:
        return
    for member in (row.mentor, row.mentee):
        if without is None or member.pk != without.pk:
            not_taken_up(row, By.SITE, tells=member)


def not_taken_up(row: Mentorship, by: By, *, tells: Member) -> None:
    """Only who had said yes waits for something, and is told that it did not come about."""
    waited = row.said_yes(tells) is not None
    if row.state == Stage.PROPOSED:
        move(row, Stage.NOT_TAKEN_UP, by)
        note("not_taken_up", row)
    if waited:
        notify(tells, "mentorship_not_taken_up")


def end_overdue() -> int:
    """Proposals that somebody left without an answer, and those of programmes that closed. Returns how
    many."""
    late = Q(answer_by__lt=timezone.now()) | Q(programme__state=Programme.State.CLOSED)
    overdue = list(Mentorship.objects.filter(late, state=Stage.PROPOSED))
    for mentorship in overdue:  # each in a transaction of its own: none waits for people with a lock in hand
        let_lapse(mentorship)
    return len(overdue)
