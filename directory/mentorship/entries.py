"""Entering a programme as mentor or mentee, changing one's mind, and looking for somebody else."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from safekeeping import audit

from ..exchange.requests import require_clean
from ..lifecycle import lock_people
from ..lifecycle import locked as locked_member
from ..models import Member, Mentorship, MentorshipEntry, Programme
from ..states import MAY_BE_ASKED, State
from . import agreeing
from .states import TOGETHER, Stage, WrongStep

Role, EntryState = MentorshipEntry.Role, MentorshipEntry.State


def note(act: str, entry: MentorshipEntry) -> None:
    audit.record(
        f"mentorship_entry.{act}", actor_id=entry.member.user_id, subject=f"mentorship_entry:{entry.pk}"
    )


def pairs_of(entry: MentorshipEntry):
    return entry.as_mentor.all() if entry.role == Role.MENTOR else entry.as_mentee.all()


@transaction.atomic
def enter(programme: Programme, member: Member, role: str, **facts: Any) -> MentorshipEntry:
    """Enters a programme, or changes the own entry; on the other side only while no pair hangs on it.

    Arguments: facts, fields of MentorshipEntry. Raises WrongStep, ValidationError.
    """
    me = locked_member(member)
    open_to_me = Programme.objects.running().for_member(me).filter(pk=programme.pk).exists()
    if not open_to_me or State(me.state) not in MAY_BE_ASKED:
        raise WrongStep(_("This programme is not open to you now."))
    require_clean(facts["words"], member)
    entry = MentorshipEntry.objects.filter(programme=programme, member=me).first()
    if entry is None:
        entry = MentorshipEntry(programme=programme, member=me)
    elif entry.role != role and pairs_of(entry).live().exists():
        raise WrongStep(_("Finish the mentorship that you have here first."))
    entry.role, entry.state = Role(role), EntryState.OPEN
    for name, value in facts.items():
        setattr(entry, name, value)
    entry.full_clean()
    entry.save()
    note("made", entry)
    return entry


@transaction.atomic
def withdraw(entry: MentorshipEntry) -> None:
    """Nobody is proposed any more; what runs goes on. A second time changes nothing."""
    proposed = pairs_of(entry).filter(state=Stage.PROPOSED).values_list("mentor", "mentee")
    lock_people(entry.member_id, *{person for pair in proposed for person in pair})
    take_out(entry)


def take_out(entry: MentorshipEntry) -> None:
    """For somebody whose row the caller has locked."""
    if MentorshipEntry.objects.filter(pk=entry.pk, state=EntryState.OPEN).update(state=EntryState.WITHDRAWN):
        for mentorship in pairs_of(entry).filter(state=Stage.PROPOSED):
            agreeing.let_lapse(mentorship, without=entry.member)
        note("withdrawn", entry)


@transaction.atomic
def look_again(entry: MentorshipEntry) -> None:
    """Somebody whose mentorship is over is paired anew, with another person. Raises WrongStep."""
    locked_member(entry.member)
    row = MentorshipEntry.objects.select_related("programme", "member").get(pk=entry.pk)
    if not row.programme.takes_entries or State(row.member.state) not in MAY_BE_ASKED:
        raise WrongStep(_("This programme is not open to you now."))
    if row.state != EntryState.OPEN:
        row.state = EntryState.OPEN
        row.save(update_fields=["state"])
        note("looks_again", row)


def places_left(entry: MentorshipEntry) -> int:
    """Of a mentor, in this programme."""
    return entry.places - Mentorship.objects.live().filter(mentor_entry=entry).count()


def serve(mentorship: Mentorship, campaign: str) -> None:
    """Points a mentorship that runs to a campaign, or to none."""
    Mentorship.objects.filter(pk=mentorship.pk, state__in=TOGETHER).update(campaign=campaign)
