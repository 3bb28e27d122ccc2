"""Three questions a month, answered privately. "Unsafe" goes to safety alone, as everywhere."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from safekeeping import audit

from ..models import CheckIn, Member, Mentorship, SafetyReport, Signal
from ..models.member import today
from ..notices import notify
from ..profiles.registries import parting_steps
from .agreeing import DAYS_IN_MONTH
from .life import locked
from .states import TOGETHER, By, Stage
from .together import end

# After its agreed end it is asked about once, and ends by itself when nobody answers.
ENDS_BY_ITSELF_AFTER = timedelta(days=30)


def ask_all() -> int:
    """Asks both sides of what runs, once a month of it. Returns how many were asked."""
    now, asked = timezone.now(), 0
    running = Mentorship.objects.filter(
        state=Stage.RUNNING, opened_at__lte=now - timedelta(days=DAYS_IN_MONTH)
    )
    for row in running.select_related("mentor", "mentee"):
        asked += ask_both(row, months_since(row.opened_at))
    return asked


def months_since(opened_at: datetime | None) -> int:
    return (timezone.now() - opened_at).days // DAYS_IN_MONTH if opened_at else 0


@transaction.atomic
def ask_both(row: Mentorship, month: int) -> int:
    asked = 0
    for member in (row.mentor, row.mentee):
        _row, is_new = CheckIn.objects.get_or_create(mentorship=row, member=member, month=month)
        if is_new:
            notify(member, "mentorship_check_in", row.public_id)
            asked += 1
    return asked


def waiting_for(mentorship: Mentorship, member: Member) -> CheckIn | None:
    """The last one that this member was asked and has not answered; earlier ones are past."""
    last = mentorship.check_ins.filter(member=member).first()
    return last if last and not last.signal else None


@transaction.atomic
def answer(check_in: CheckIn, *, signal: str, met: str, words: str) -> None:
    """Once; a second answer changes nothing. Nobody else reads it."""
    if signal == Signal.UNSAFE:  # told to safety, which is recorded: erasure has the chain before these rows
        audit.take_turn()
    row = CheckIn.objects.select_for_update(of=("self",), no_key=True).select_related("mentorship", "member")
    found = row.get(pk=check_in.pk)
    if found.signal:
        return
    found.signal, found.met, found.words, found.answered_at = Signal(signal), met, words, timezone.now()
    found.save()
    if signal == Signal.UNSAFE:
        report(found.mentorship, by=found.member, text=words)


@transaction.atomic
def report(mentorship: Mentorship, *, by: Member, text: str) -> SafetyReport:
    """Something was not safe. The audit chain holds that there is a report, and no word of it."""
    made = SafetyReport.objects.create(mentorship=mentorship, member=by, text=text)
    audit.record("safety.reported", actor_id=by.user_id, subject=f"report:{made.pk}")
    for step in parting_steps:
        step(by, mentorship.other(by))
    return made


def look_to_the_end() -> int:
    """Tells both that the agreed time is over; ends what nobody ended in a month. Returns how many ended."""
    due = Mentorship.objects.filter(state__in=TOGETHER, ends_on__lte=today())
    forgotten = Q(ends_on__lte=today() - ENDS_BY_ITSELF_AFTER)
    for row in due.filter(asked_to_end_at=None).exclude(forgotten):
        tell_of_the_end(row)
    overdue = list(due.filter(forgotten))
    for row in overdue:
        end_by_itself(row)
    return len(overdue)


@transaction.atomic
def tell_of_the_end(mentorship: Mentorship) -> None:
    row = locked(mentorship)
    if row.is_together and row.asked_to_end_at is None:
        row.asked_to_end_at = timezone.now()
        row.save(update_fields=["asked_to_end_at"])
        for member in (row.mentor, row.mentee):
            notify(member, "mentorship_is_due", row.public_id)


@transaction.atomic
def end_by_itself(mentorship: Mentorship) -> None:
    row = locked(mentorship)
    if row.is_together:
        end(row, By.SITE)
        for member in (row.mentor, row.mentee):
            notify(member, "mentorship_finished", row.public_id)
