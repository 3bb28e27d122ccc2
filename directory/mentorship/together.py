"""What two people of a mentorship do with each other: goals, sessions, the thread, a pause, the end."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from .. import thread
from ..models import ContactDetail, Farewell, Goal, Member, Mentorship, Session
from ..models.member import today
from ..notices import notify
from ..states import IS_LISTED, State
from .life import locked, move, note, over
from .states import OVER, By, Stage, WrongStep

MOST_GOALS = 3
MOST_PLANNED = 12


def opened(mentorship: Mentorship, by: Member) -> Mentorship:
    """The locked row of a mentorship that runs, for one of its two. Raises WrongStep."""
    row = locked(mentorship)
    if row.state != Stage.RUNNING or by.pk not in (row.mentor_id, row.mentee_id):
        raise over()
    return row


# Goals -------------------------------------------------------------------------------------------------


@transaction.atomic
def add_goal(mentorship: Mentorship, *, by: Member, text: str) -> Goal:
    """Up to three that are not left aside. Raises WrongStep."""
    row = opened(mentorship, by)
    if row.goals.exclude(state=Goal.State.LEFT).count() >= MOST_GOALS:
        raise WrongStep(_("Three goals are enough for one mentorship. Leave one aside first."))
    return Goal.objects.create(mentorship=row, author=by, text=text)


@transaction.atomic
def mark_goal(goal: Goal, *, by: Member, state: str) -> None:
    """Reached, left aside, or taken up again. Raises WrongStep."""
    row = opened(goal.mentorship, by)
    others = row.goals.exclude(state=Goal.State.LEFT).exclude(pk=goal.pk)
    if state != Goal.State.LEFT and others.count() >= MOST_GOALS:
        raise WrongStep(_("Three goals are enough for one mentorship. Leave one aside first."))
    Goal.objects.filter(pk=goal.pk).update(state=Goal.State(state))


# Sessions ----------------------------------------------------------------------------------------------


@transaction.atomic
def plan(mentorship: Mentorship, *, by: Member, starts_at: datetime, minutes: int) -> Session:
    """Twice at the same moment is once. Raises WrongStep."""
    row = opened(mentorship, by)
    planned = row.sessions.filter(state=Session.State.PLANNED)
    if planned.count() >= MOST_PLANNED:
        raise WrongStep(_("So many sessions are planned already. Hold one, or call one off."))
    session, is_new = planned.get_or_create(
        mentorship=row, state=Session.State.PLANNED, starts_at=starts_at, defaults={"minutes": minutes}
    )
    if is_new:
        notify(row.other(by), "mentorship_session", row.public_id)
    return session


@transaction.atomic
def mark_session(session: Session, *, by: Member, state: str) -> None:
    """Held, or called off. A session that is over stays as it is. Raises WrongStep."""
    row = opened(session.mentorship, by)
    planned = Session.objects.filter(pk=session.pk, state=Session.State.PLANNED)
    if planned.update(state=Session.State(state)) and state == Session.State.CALLED_OFF:
        notify(row.other(by), "mentorship_session", row.public_id)


# The thread, and ways to be reached --------------------------------------------------------------------


@transaction.atomic
def write(mentorship: Mentorship, *, author: Member, text: str, form_key: str) -> None:
    """Also while it is paused: the way back begins with a word. Raises WrongStep."""
    row = locked(mentorship)
    if not row.is_together:
        raise over()
    _message, is_new = thread.write({"mentorship": row}, author=author, text=text, form_key=form_key)
    if is_new:
        notify(row.other(author), "mentorship_message", row.public_id)


@transaction.atomic
def reveal(mentorship: Mentorship, *, detail: ContactDetail) -> None:
    """Raises WrongStep."""
    row = opened(mentorship, detail.member)
    if thread.reveal({"mentorship": row}, detail):
        notify(row.other(detail.member), "mentorship_revealed", row.public_id)
        note("revealed", row, detail.member)


@transaction.atomic
def take_back(mentorship: Mentorship, *, detail: ContactDetail) -> None:
    if thread.take_back({"mentorship": mentorship}, detail):
        note("reveal_taken_back", mentorship, detail.member)


# A pause -----------------------------------------------------------------------------------------------


@transaction.atomic
def pause(mentorship: Mentorship, *, by: Member, act: By = By.ONE) -> None:
    """Planned sessions are called off. Who pauses is the one who takes it up again; the other one is told
    that it is paused, and not why. Raises WrongStep.

    Arguments: act, `By.SITE` for somebody who hides, whose row the caller has locked.
    """
    row = locked(mentorship, with_people=act is By.ONE)
    if row.state != Stage.RUNNING or by.pk not in (row.mentor_id, row.mentee_id):
        raise over()
    row.paused_by = by
    move(row, Stage.PAUSED, act)
    notify(row.other(by), "mentorship_paused", row.public_id)
    note("paused", row)


@transaction.atomic
def take_up_again(mentorship: Mentorship, *, by: Member) -> None:
    """Raises WrongStep for the other one, and for somebody who is still hidden."""
    row = locked(mentorship)
    me = row.mentor if row.is_mentor(by) else row.mentee
    if row.state != Stage.PAUSED or row.paused_by_id != by.pk:
        raise over()
    if State(me.state) not in IS_LISTED:
        raise WrongStep(_("Your profile is hidden. Show it again to come back here."))
    row.paused_by = None
    move(row, Stage.RUNNING, By.ONE)
    notify(row.other(by), "mentorship_goes_on", row.public_id)
    note("taken_up_again", row)


# The end -----------------------------------------------------------------------------------------------


@transaction.atomic
def finish(mentorship: Mentorship, *, by: Member, **words: Any) -> None:
    """Either of the two ends it, at its time or early, and says what came of it; the other one may say it
    afterwards. A second word of the same person changes nothing.

    Arguments: words, outcome and thanks, fields of Farewell. Raises WrongStep.
    """
    row = locked(mentorship)
    if by.pk not in (row.mentor_id, row.mentee_id):
        raise over()
    if row.is_together:
        end(row, By.ONE)
        notify(row.other(by), "mentorship_finished", row.public_id)
        note("finished", row)
    elif row.state not in OVER:
        raise over()
    kept, is_new = Farewell.objects.get_or_create(mentorship=row, member=by, defaults=words)
    if is_new and kept.thanks:
        notify(row.other(by), "mentorship_thanks", row.public_id)


def end(row: Mentorship, by: By) -> None:
    """For a locked row of two who are together."""
    is_due = row.ends_on is not None and today() >= row.ends_on
    move(row, Stage.FINISHED if is_due else Stage.EARLY, by)
