"""The one way from phase to phase, and the lock under which everything in a session goes."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from home.membership import roster
from safekeeping import audit

from ..models.clinic import FOLLOW_UPS, ClinicPart, ClinicSession, ClinicWord, today
from .states import NEXT, OVER, By, Kind, Phase, Role, WrongStep, may_follow


def locked(session: ClinicSession, *, records: bool = True) -> ClinicSession:
    """The session as the database has it, locked until the transaction ends.

    Arguments: records, whether the act stands in the audit chain. Its turn is taken first: somebody who
    hides has the end of the chain in hand when they come to their sessions, and nobody must wait the other
    way round.
    """
    if records:
        audit.take_turn()
    return ClinicSession.objects.select_for_update(no_key=True).get(pk=session.pk)


def over() -> WrongStep:
    """One text for whatever came between: who it was is nobody's to know."""
    return WrongStep(_("That is not open any more."))


def taking_part(row: ClinicSession, part: ClinicPart, *roles: str) -> ClinicPart:
    """The part as it stands in a locked, live session. Raises WrongStep for somebody who left, and for one in
    none of these roles."""
    found = row.parts.joined().select_related("member").filter(pk=part.pk).first()
    if found is None or not row.is_live or (roles and found.role not in roles):
        raise over()
    return found


def note(act: str, row: ClinicSession, part: ClinicPart | None = None) -> None:
    """Call it last in the transaction. Never who said no, and never whom somebody asked."""
    actor = part.member.user_id if part is not None and part.member is not None else None
    audit.record(f"clinic.{act}", actor_id=actor, subject=f"clinic:{row.pk}")


def tell_others(
    row: ClinicSession, kind: str, *, without: ClinicPart | None = None, roles: Iterable[str] = Role
) -> None:
    parts = (
        row.parts.joined().filter(role__in=list(roles), member__isnull=False).select_related("member__user")
    )
    for part in parts:
        if without is None or part.pk != without.pk:
            roster().tell(part.member, kind, row.public_id)


def shift(row: ClinicSession, to: str, by: By) -> None:
    """For a locked row. Raises WrongStep, and then nothing has changed."""
    if not may_follow(row.phase, to, by):
        raise over()
    row.phase, row.touched_on = Phase(to), today()
    if row.phase == Phase.FOLLOW_UP:
        row.summed_up_on = today()
    if row.phase in OVER:
        row.over_on = row.over_on or today()
    row.save()


@transaction.atomic
def go_on(session: ClinicSession, *, by: ClinicPart, to: str) -> ClinicSession:
    """The facilitator opens the next phase. Two at once give one step: the second finds another phase.

    Arguments: to, the phase that the facilitator saw as the next one. Raises WrongStep, also where something
    is missing.
    """
    row = locked(session)
    part = taking_part(row, by, Role.FACILITATOR)
    if NEXT.get(Phase(row.phase)) != to:
        raise over()
    require_enough(row)
    shift(row, to, By.FACILITATOR)
    tell_others(row, "clinic_moved", without=part)
    note("moved", row, part)
    return row


def require_enough(row: ClinicSession) -> None:
    """What a phase must have brought before the next can begin. Raises WrongStep."""
    if row.phase == Phase.BRIEF and not row.parts.joined().filter(role=Role.ADVISER).exists():
        raise WrongStep(_("Nobody advises yet. Ask somebody to join first."))
    if row.phase == Phase.ADVICE and not row.words.filter(kind=Kind.ADVICE).exists():
        raise WrongStep(_("Nobody has given advice yet."))
    if row.phase == Phase.SUMMARY and not row.words.filter(kind=Kind.SUMMARY).exists():
        raise WrongStep(_("Write your summary first."))


@transaction.atomic
def take_back(session: ClinicSession, *, by: ClinicPart) -> None:
    """The presenter ends it: it closes for everybody else at once. Raises WrongStep."""
    row = locked(session)
    part = taking_part(row, by, Role.PRESENTER)
    end(row, By.PRESENTER)
    note("ended", row, part)


def end(row: ClinicSession, by: By) -> None:
    """For a locked row that is live. Nobody waits for an answer any more, and nobody is told why."""
    tell_others(row, "clinic_over", roles=(Role.FACILITATOR, Role.ADVISER))
    row.parts.asked().update(state=ClinicPart.State.DECLINED)
    shift(row, Phase.ENDED, by)


def follow_up_due(row: ClinicSession) -> int | None:
    """After how many days the presenter is asked now; None where nothing is due or it was told."""
    from_days = due_since(row)
    if from_days is None or row.phase != Phase.FOLLOW_UP:
        return None
    told = ClinicWord.objects.filter(session=row, kind=Kind.FOLLOW_UP, after_days__gte=from_days)
    return None if told.exists() else from_days


def due_since(row: ClinicSession) -> int | None:
    if row.summed_up_on is None:
        return None
    days = (today() - row.summed_up_on).days
    return max((after for after in FOLLOW_UPS if days >= after), default=None)
