"""What is due every day: follow-ups to ask for, sessions that are over, words whose time is over."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from ..models.clinic import ClinicPart, ClinicSession, ClinicSummary, today
from . import life, people, public
from .states import By, Phase, Role

IDLE_DAYS = 120  # nobody moved or wrote
ANSWER_DAYS = 30  # for the last follow-up, after it was asked
KEPT_DAYS = 60  # after a session is over, all of it goes


@dataclass
class Kept:
    """Numbers of sessions: asked for a follow-up, brought to an end, deleted."""

    asked: int = 0
    ended: int = 0
    deleted: int = 0


def keep(tick: Callable[[], object] = lambda: None) -> Kept:
    """Does what is due today, each session in a transaction of its own. A second run changes nothing."""
    done = Kept()
    for session in ClinicSession.objects.live():
        with transaction.atomic():
            row = life.locked(session)
            done.asked += ask_what_came_of_it(row)
            done.ended += let_time_end(row)
        tick()
    for summary in ClinicSummary.objects.exclude(translation_key=None):
        public.withdraw_unagreed(summary)
    due = today() - datetime.timedelta(days=KEPT_DAYS)
    for session in ClinicSession.objects.filter(over_on__lt=due):
        with transaction.atomic():
            wipe(life.locked(session))
        done.deleted += 1
        tick()
    return done


def ask_what_came_of_it(row: ClinicSession) -> bool:
    days = life.follow_up_due(row)
    if days is None or days <= row.asked_after:
        return False
    row.asked_after = days
    row.save(update_fields=["asked_after"])
    life.tell_others(row, "clinic_follow_up", roles=(Role.PRESENTER,))
    return True


def let_time_end(row: ClinicSession) -> bool:
    """The last follow-up stays without an answer, or nobody touches the session any more."""
    if row.phase == Phase.FOLLOW_UP and row.summed_up_on is not None:
        if (today() - row.summed_up_on).days <= life.FOLLOW_UPS[-1] + ANSWER_DAYS:
            return False
        life.shift(row, Phase.FINISHED, By.SITE)
    elif row.is_live and (today() - row.touched_on).days > IDLE_DAYS:
        people.end_for_all(row)
    else:
        return False
    life.note("over", row)
    return True


def wipe(row: ClinicSession) -> None:
    """Everything but what the release gate asks for words that became a page."""
    for summary in ClinicSummary.objects.filter(session=row):
        if summary.translation_key is None:
            summary.delete()
        else:
            summary.title = summary.standfirst = summary.text = summary.campaign = ""
            summary.save()
    ClinicPart.objects.filter(session=row).delete()
    row.delete()
