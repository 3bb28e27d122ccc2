"""The one way from state to state: locks the row, asks the table, keeps the list of members true."""

from django.db import transaction
from django.utils import timezone

from safekeeping import audit

from .listing import refresh_listing
from .models import Member
from .states import By, State, WrongTransition, may_follow

REMEMBERS = {State.HIDDEN, State.SEALED, State.SUSPENDED}


def locked(member: Member) -> Member:
    """The member's row as the database has it, locked until the transaction ends."""
    # Without its key: a line put into this member's inbox meanwhile points to it and need not wait.
    rows = Member.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("region").get(pk=member.pk)


def lock_people(*members: int) -> list[Member]:
    """Some members' rows, locked in one order, whoever comes first: hiding takes its own before all else."""
    rows = Member.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=members)
    return list(rows.order_by("pk"))


@transaction.atomic
def move(member: Member, to: str, *, by: By, actor_id: int | None = None, why: str = "") -> Member:
    """Brings a member into a state.

    Arguments: by, whose act it is; actor_id, the person's user id, None for the site; why, a code for the
    audit chain. Returns the row as stored. Raises WrongTransition, and then nothing has changed.
    """
    row = locked(member)
    if not may_follow(row.state, to, by):
        raise WrongTransition(f"{row.state} -> {to} by {by.value}")
    before, row.state = row.state, State(to)
    row.state_before = before if State(to) in REMEMBERS else ""
    row.state_since = timezone.now()
    row.save(update_fields=["state", "state_before", "state_since"])
    refresh_listing(row)
    member.state, member.state_before = row.state, row.state_before
    facts = {"from": str(before), "to": str(to), "why": why}
    audit.record("member.moved", actor_id=actor_id, subject=f"member:{row.pk}", facts=facts)
    return row


def standing(member: Member) -> State:
    """Where somebody returns to from hiding, from the seal, from a suspension."""
    return State.ACTIVE if member.vetted_at else State.PROVISIONAL
