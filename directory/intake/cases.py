"""The acts on a case. What a lead does is audited by codes; what the person does is not, because the audit
chain knows the hour."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from regions.models import Region
from regions.permissions import may_manage_members
from safekeeping import audit, erasure
from safekeeping.models import ErasureRecord

from ..models import IntakeCase, IntakeMessage
from ..models.member import today
from . import ending
from .receipts import case_key, code_for, form_key, receipt_hash
from .rights import regions_offered_to

State = IntakeCase.State
ERASED = "intake"


class CaseGone(Exception):
    """It was deleted meanwhile, or is no longer this lead's."""


# The person --------------------------------------------------------------------------------------


def open_case(nonce: str, text: str, **facts: Any) -> tuple[IntakeCase, str]:
    """Stores a request; the same form again finds what it stored.

    Arguments: nonce of the form; text, the request in words; facts, fields of IntakeCase. Returns the case
    and its code, which is stored nowhere. Raises ValidationError where the conversation of this form was
    deleted (a page sent again by the next one at the computer), and where its code is another case's: a new
    form has another one.
    """
    code, key = code_for(nonce), case_key(nonce)
    if ErasureRecord.objects.filter(kind=ERASED, key=str(key)).exists():
        raise ValidationError(_("This form was used already. Please send it once more."))
    try:
        with transaction.atomic():
            case = IntakeCase.objects.create(key=key, receipt_hash=receipt_hash(code), **facts)
            IntakeMessage.objects.create(case=case, text=text, form_key=form_key(nonce))
    except IntegrityError:
        first = IntakeMessage.objects.filter(form_key=form_key(nonce)).select_related("case").first()
        if first is None:
            raise ValidationError(_("Please send it once more.")) from None
        case = first.case
    return case, code


def find(code: str) -> IntakeCase | None:
    """The case that a code opens. Asks the database in any case: every wrong code takes the same time."""
    return IntakeCase.objects.select_related("region").filter(receipt_hash=receipt_hash(code)).first()


def write(case: IntakeCase, text: str, nonce: str) -> None:
    """The person writes; a closed conversation is open again. Raises CaseGone."""
    say(case, nonce, text, from_lead=False, state=State.WAITING, outcome="")


@transaction.atomic
def delete(case: IntakeCase, among=None) -> bool:
    """Leaves nothing of it, here or after a restore. Whether there was something left to delete.

    Arguments: among, a QuerySet it must still be in, once nobody else is writing to it; None: all of them.
    """
    rows = IntakeCase.objects.all() if among is None else among
    found = rows.select_for_update(no_key=True).only("pk", "key").filter(pk=case.pk).first()
    if found is None:
        return False
    ending.forget(found)
    erasure.remember(ERASED, str(found.key))
    found.delete()
    return True


def erase_again(key: str) -> int:
    """The eraser of restored databases."""
    with transaction.atomic():
        for case in IntakeCase.objects.select_for_update(no_key=True).filter(key=key):
            ending.forget(case)
        return IntakeCase.objects.filter(key=key).delete()[0]


def purge(tick: Callable[[int], Any] = lambda count: None) -> int:
    """Deletes every case in which nobody wrote for 90 days; returns how many."""
    over = IntakeCase.objects.over(today())
    deleted = 0
    for case in over.only("pk"):
        deleted += delete(case, among=over)
        tick(1)
    return deleted


# The leads ---------------------------------------------------------------------------------------


def read(case: IntakeCase, *, by) -> IntakeCase:
    """The case with its words, for one look that the audit chain keeps."""
    with transaction.atomic():
        found = theirs(case, by)
        note("read", found, by)
    return found


def answer(case: IntakeCase, text: str, nonce: str, *, by) -> None:
    with transaction.atomic():
        found = theirs(case, by)
        if say(found, nonce, text, from_lead=True, state=State.ANSWERED, outcome=""):
            note("answered", found, by)


@transaction.atomic
def hand(case: IntakeCase, region: Region, *, by) -> None:
    """Asks the leads of another region to take it over. Until one of them does, nothing changes hands."""
    found = theirs(case, by)
    if region.pk == found.region_id or not region.is_active:
        raise ValidationError(_("Choose another region."))
    found.handed_to = region
    found.save(update_fields=["handed_to"])
    note("handed", found, by, region=region.code)


@transaction.atomic
def take(case: IntakeCase, *, by) -> None:
    """A lead of the region that was asked takes it over."""
    found, region = offered(case, by)
    ending.forget(found)  # it hung on a lead of the other region
    found.region, found.handed_to = region, None
    found.save(update_fields=["region", "handed_to"])
    note("taken", found, by, region=region.code)


@transaction.atomic
def refuse(case: IntakeCase, *, by) -> None:
    """It stays where it was."""
    found, _region = offered(case, by)
    found.handed_to = None
    found.save(update_fields=["handed_to"])
    note("refused", found, by)


@transaction.atomic
def close(case: IntakeCase, outcome: str, *, by) -> None:
    """Says what came of it. The person can still read it, and write again, until it is deleted."""
    found = theirs(case, by)
    ending.end(found)
    found.state, found.outcome, found.handed_to = State.CLOSED, IntakeCase.Outcome(outcome), None
    found.save(update_fields=["state", "outcome", "handed_to"])
    note("closed", found, by, outcome=found.outcome)


def theirs(case: IntakeCase, by) -> IntakeCase:
    """The row, locked, for a lead of its region. Raises CaseGone, PermissionDenied."""
    found = locked(case)
    if not may_manage_members(by, found.region):
        raise PermissionDenied
    return found


def offered(case: IntakeCase, by) -> tuple[IntakeCase, Region]:
    """The row, locked, and the region that was asked to take it, for a lead of that region; the network,
    where the case's own region has nobody. Raises as `theirs`."""
    found = locked(case)
    region = found.handed_to
    if found.region_id in regions_offered_to(by):
        region = Region.objects.network().get()
    if region is None or not may_manage_members(by, region):
        raise PermissionDenied
    return found, region


def locked(case: IntakeCase) -> IntakeCase:
    # Nothing is joined: PostgreSQL drops a row that waited for its lock while another region took it.
    found = IntakeCase.objects.select_for_update(no_key=True).filter(pk=case.pk, key=case.key).first()
    if found is None:
        raise CaseGone
    return found


def say(case: IntakeCase, nonce: str, text: str, *, from_lead: bool, state: str, outcome: str) -> bool:
    """Writes one message; whether it is a new one. Raises CaseGone."""
    try:
        with transaction.atomic():
            found = locked(case)
            IntakeMessage.objects.create(case=found, text=text, from_lead=from_lead, form_key=form_key(nonce))
            found.state, found.outcome, found.last_activity_on = state, outcome, today()
            found.save(update_fields=["state", "outcome", "last_activity_on"])
    except IntegrityError:
        return False
    return True


def note(act: str, case: IntakeCase, by, **facts: Any) -> None:
    audit.record(f"intake.{act}", actor_id=by.pk, subject=f"intake:{case.pk}", facts=facts)
