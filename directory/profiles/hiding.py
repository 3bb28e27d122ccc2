"""Hiding at once, coming back, resting: the owner's own hand on the state."""

from django.db import transaction

from ..lifecycle import locked, move, standing
from ..models import Member
from ..states import By, State, may_follow
from .registries import let_everything_go


@transaction.atomic
def hide(member: Member, *, actor_id: int | None) -> Member:
    """Nobody sees the member any more and nothing is open between them and others. A second time changes
    nothing. Returns the row as stored."""
    row = locked(member)
    if may_follow(row.state, State.HIDDEN, By.OWNER):
        row = move(member, State.HIDDEN, by=By.OWNER, actor_id=actor_id)
    let_everything_go(row)
    return row


@transaction.atomic
def show_again(member: Member, *, actor_id: int | None) -> Member:
    """Back to where one was before hiding; a rest goes on, and a vetting that came meanwhile counts."""
    row = locked(member)
    if row.state != State.HIDDEN:
        return row
    goal = State.PAUSED if row.state_before == State.PAUSED else standing(row)
    return move(member, goal, by=By.OWNER, actor_id=actor_id)


@transaction.atomic
def rest(member: Member, *, actor_id: int | None) -> Member:
    """Asked for nothing until they come back. Others still see what they show."""
    row = locked(member)
    if row.state != State.ACTIVE:
        return row
    return move(member, State.PAUSED, by=By.OWNER, actor_id=actor_id)


@transaction.atomic
def end_rest(member: Member, *, actor_id: int | None) -> Member:
    row = locked(member)
    if row.state != State.PAUSED:
        return row
    return move(member, State.ACTIVE, by=By.OWNER, actor_id=actor_id)
