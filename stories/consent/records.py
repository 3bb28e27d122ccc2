"""The acts on a consent. Every one locks the story's placement, asks the rights, and is audited without
a word of what is private."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from safekeeping import audit, erasure

from ..models import Cause, ConsentRecord, ConsentTask, Settled
from ..season.calendar import today
from .rights import ConsentRefused, require_keeper
from .state import facts_of_records, state_from
from .tasks import answer_tasks, open_task
from .uses import uses_of

SHORTEST_REASON = 10
# What a person's erasure takes; what stays says that a consent existed, and what it covered.
PRIVATE = ("person", "reach", "risk", "reason", "other_language", "told_by")


def note(act: str, record: ConsentRecord, by, **facts) -> None:
    audit.record(f"consent.{act}", actor_id=by and by.pk, subject=f"consent:{record.pk}", facts=facts)


def locked(record: ConsentRecord) -> ConsentRecord:
    record.placement.lock()
    return (
        ConsentRecord.objects.select_for_update(of=("self",), no_key=True)
        .select_related("placement__region")
        .get(pk=record.pk)
    )


def require_open(record: ConsentRecord, by) -> None:
    require_keeper(by, record.placement)
    if record.settled:
        raise ConsentRefused(_("This record is closed."))


@transaction.atomic
def record_consent(placement, *, by, replaces: ConsentRecord | None = None, **facts) -> ConsentRecord:
    """Writes down what a person agreed to.

    Arguments: facts, fields of ConsentRecord; replaces, an earlier consent of the same person, which is
    settled by this one. Raises ConsentRefused, ValidationError.
    """
    require_keeper(by, placement)
    placement.lock()
    record = ConsentRecord(placement=placement, number=next_number(placement), **facts)
    check_dates(record)
    if replaces and replaces.withdrawn_on and record.given_on < replaces.withdrawn_on:
        raise ValidationError(
            _("They took it back after that day: write the day on which they agreed again.")
        )
    record.save()
    note("recorded", record, by, covers=record.covers)
    if replaces is not None:
        settle(replaces, Settled.RENEWED, by=by)
    return record


def declare_nobody(placement, *, reason: str, by) -> ConsentRecord:
    """The story shows nobody whose consent is needed. Arguments: reason, private to safety."""
    if len(reason.strip()) < SHORTEST_REASON:
        raise ConsentRefused(_("Say in a sentence why nobody’s consent is needed."))
    facts = {"kind": ConsentRecord.Kind.NOBODY, "reason": reason.strip(), "given_on": today()}
    return record_consent(placement, by=by, **facts)


def next_number(placement) -> int:
    return (placement.consents.aggregate(last=Max("number"))["last"] or 0) + 1


def check_dates(record: ConsentRecord) -> None:
    if record.given_on > today():
        raise ValidationError(_("A consent cannot be given in the future."))
    if record.expires_on and record.expires_on <= record.given_on:
        raise ValidationError(_("It has to end after the day on which it was given."))


@transaction.atomic
def change(record: ConsentRecord, *, by, **facts) -> ConsentRecord:
    """Corrects a record; where it is in force again, what waited for it is answered."""
    record = locked(record)
    require_open(record, by)
    if record.erased_at:
        raise ConsentRefused(_("This record was erased already."))
    until = record.expires_on
    for name, value in facts.items():
        setattr(record, name, value)
    check_dates(record)
    record.save()
    if record.is_in_force and record.expires_on != until:
        answer_tasks(ConsentTask.objects.filter(record=record), ConsentTask.Answer.RENEWED, by)
    note("changed", record, by)
    return record


def read(record: ConsentRecord, *, by) -> ConsentRecord:
    """The record with what is private, for one look that the audit chain keeps."""
    require_keeper(by, record.placement)
    note("read", record, by)
    return ConsentRecord.objects.get(pk=record.pk)


@transaction.atomic
def withdraw(record: ConsentRecord, *, on: datetime.date, told_by: str = "", by) -> ConsentRecord:
    """The person takes their consent back. A public story gets a task; a restored backup hears of it again.

    Arguments: on, the day they said so; told_by, private to safety.
    """
    record = locked(record)
    require_open(record, by)
    if record.withdrawn_on or record.erased_at:
        raise ConsentRefused(_("This consent was withdrawn already."))
    if on > today():
        raise ValidationError(_("A consent cannot be withdrawn in the future."))
    if on < record.given_on:
        raise ValidationError(_("It cannot be withdrawn before it was given."))
    record.withdrawn_on, record.told_by = on, told_by.strip() or None
    record.save(update_fields=["withdrawn_on", "told_by"])
    erasure.remember("consent-withdrawal", f"{record.key}:{on.isoformat()}")
    if record.waits:
        open_task(record, Cause.WITHDRAWN)
    note("withdrawn", record, by)
    return record


@transaction.atomic
def settle(record: ConsentRecord, how: Settled, *, by) -> ConsentRecord:
    """Says what became of a consent: given anew, or not needed because the story changed.

    Raises ConsentRefused where what is public would lack a consent without it.
    """
    record = locked(record)
    require_open(record, by)
    record.settled = how
    record.save(update_fields=["settled"])
    if how == Settled.CHANGED:
        require_complete(record.placement)
    answer_tasks(ConsentTask.objects.filter(record=record), ConsentTask.Answer(how.value), by)
    note("settled", record, by, how=how.value)
    return record


def require_complete(placement) -> None:
    uses = {use for page in placement.pages() if page.live for use in uses_of(page)}
    state = state_from(uses, facts_of_records().filter(placement=placement))
    if state.missing:
        words = {"reasons": ", ".join(state.reasons)}
        raise ConsentRefused(_("What is public still needs: %(reasons)s.") % words)


@transaction.atomic
def erase(record: ConsentRecord, *, by) -> ConsentRecord:
    """Leaves only that a consent existed, what it covered and in which months. Also after a restore."""
    record = locked(record)
    require_keeper(by, record.placement)
    if record.erased_at:
        raise ConsentRefused(_("This record was erased already."))
    forget(record, by)
    if record.waits:
        open_task(record, Cause.ERASED)
    return record


def forget_those_of(placement) -> None:
    """A story that is deleted takes with it what was written down of its people."""
    for record in placement.consents.filter(erased_at=None):
        forget(record, None)


def forget(record: ConsentRecord, by) -> None:
    blank(record)
    erasure.remember("consent", str(record.key))
    note("erased", record, by)


def blank(record: ConsentRecord) -> None:
    for name in PRIVATE:
        setattr(record, name, None)
    record.language = record.manner = ""
    for name in ("given_on", "expires_on", "withdrawn_on"):
        day = getattr(record, name)
        setattr(record, name, day and day.replace(day=1))
    record.erased_at = timezone.now()
    record.save()


# After a restore: `reapply_erasures` calls these for everything on the list. --------------------


def erase_again(key: str) -> int:
    record = ConsentRecord.objects.filter(key=key, erased_at=None).first()
    if record is None:
        return 0
    blank(record)
    return 1


def withdraw_again(key: str) -> int:
    record_key, day = key.split(":")
    found = ConsentRecord.objects.filter(key=record_key, withdrawn_on=None, erased_at=None)
    return found.update(withdrawn_on=datetime.date.fromisoformat(day))
