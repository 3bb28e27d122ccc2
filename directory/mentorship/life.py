"""The one way from stage to stage of a mentorship, and the locks under which it goes."""

from django.utils import timezone
from django.utils.translation import gettext as _

from safekeeping import audit

from ..lifecycle import lock_people
from ..models import Member, Mentorship, MentorshipEntry, Session
from .states import TOGETHER, By, Stage, WrongStep, may_follow


def locked(mentorship: Mentorship, *, with_people: bool = True) -> Mentorship:
    """The two people and their mentorship as the database has them, locked in this order until the
    transaction ends. The mentor's row is the one that their capacity is counted under.

    Arguments: with_people, False where the caller holds one of the two and must not wait for the other:
    hiding has its own row and the end of the audit chain, and whoever else has this mentorship has both rows.
    """
    if with_people:
        lock_people(mentorship.mentor_id, mentorship.mentee_id)
    rows = Mentorship.objects.select_for_update(of=("self",), no_key=True)
    both = rows.select_related("programme", "mentor__user", "mentee__user", "mentor_entry", "mentee_entry")
    return both.get(pk=mentorship.pk)


def over() -> WrongStep:
    """One text for whatever came between: who it was is nobody's to know."""
    return WrongStep(_("That is not open any more."))


def move(row: Mentorship, to: str, by: By) -> None:
    """For a row that the caller has locked. Raises WrongStep, and then nothing has changed."""
    if not may_follow(row.state, to, by):
        raise over()
    row.state = Stage(to)
    now = timezone.now()
    if row.state not in TOGETHER:
        row.ended_at, row.paused_by = now, None
        row.reveals.filter(revoked_at=None).update(revoked_at=now)
    if row.state != Stage.RUNNING:
        # A planned hour says where somebody will be.
        row.sessions.filter(state=Session.State.PLANNED).update(state=Session.State.CALLED_OFF)
    if row.state in (Stage.FINISHED, Stage.EARLY):
        entries = MentorshipEntry.objects.filter(pk=row.mentee_entry_id, state=MentorshipEntry.State.OPEN)
        entries.update(state=MentorshipEntry.State.DONE)
    row.save()


def note(act: str, row: Mentorship, by: Member | None = None) -> None:
    """Never who said no: the act of one of the two has no name in the chain before both agreed."""
    audit.record(f"mentorship.{act}", actor_id=by.user_id if by else None, subject=f"mentorship:{row.pk}")
