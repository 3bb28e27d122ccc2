"""One run of the engine over every open programme: who is proposed to whom. Nobody pairs by hand, no
coordinator either.

What takes long happens outside any transaction; what is written is checked again under locks.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from safekeeping.hashing import derived_key

from ..exchange.facts import know_people, skill_tree
from ..lifecycle import lock_people
from ..matching import Assignment, Fact, SkillTree, explain, pair
from ..models import Mentorship, MentorshipEntry, Programme, SafetyReport, kept_apart
from ..notices import notify
from ..states import MAY_BE_ASKED, State
from .entries import places_left
from .facts import Sides, sides
from .life import note
from .states import LIVE

ANSWER_WITHIN = timedelta(days=10)
# What both read before they agree: nothing by which one could tell who the other is.
SHOWN = frozenset({Fact.LANGUAGES, Fact.HOURS})


@dataclass(frozen=True)
class Run:
    """looking: mentees for whom it was tried; paired: proposals made; unserved: mentees without anybody."""

    looking: int = 0
    paired: int = 0
    unserved: int = 0


def run(*, tick: Callable[[], object] = lambda: None) -> Run:
    """Arguments: tick, called for each mentee. Any number of runs at once propose nobody twice."""
    now, total = timezone.now(), Run()
    programmes = list(Programme.objects.running().order_by("pk"))
    if not programmes:
        return total
    # A mentor teaches a skill; whose law it is about matters to legal help alone.
    tree = SkillTree(skill_tree().paths, frozenset())
    for programme in programmes:
        found = run_programme(programme, tree, now, tick)
        total = Run(
            total.looking + found.looking, total.paired + found.paired, total.unserved + found.unserved
        )
    return total


def run_programme(programme: Programme, tree: SkillTree, now: datetime, tick: Callable[[], object]) -> Run:
    both = sides(programme, know_people(now))
    found = pair(both.mentors, both.mentees, tree, key=derived_key("mentorship"), now=int(now.timestamp()))
    told = reasons_of(found, both, tree, int(now.timestamp()))
    paired = 0
    for one in found.pairs:
        mentee, mentor = both.entries[one.need], both.entries_of_mentors[one.helper]
        paired += propose(mentor, mentee, told[one.need], now)
        tick()
    return Run(len(both.mentees), paired, len(both.mentees) - paired)


def reasons_of(found: Assignment, both: Sides, tree: SkillTree, moment: int) -> dict[int, list]:
    needs = {one.need.key: one.need for one in both.mentees}
    helpers = {one.helper.key: one.helper for one in both.mentors}
    return {
        one.need: [
            [reason.code.value, list(reason.about)]
            for reason in explain(needs[one.need], helpers[one.helper], tree, now=moment, shown=SHOWN)
        ]
        for one in found.pairs
    }


@transaction.atomic
def propose(mentor: MentorshipEntry, mentee: MentorshipEntry, reasons: list, now: datetime) -> int:
    """Writes one proposal, unless somebody hid, withdrew, reported the other or was paired meanwhile."""
    people = lock_people(mentor.member_id, mentee.member_id)
    fresh = {
        entry.pk: entry
        for entry in MentorshipEntry.objects.waiting()
        .filter(pk__in=(mentor.pk, mentee.pk))
        .select_related("programme", "member__user")
    }
    if len(fresh) < 2 or any(State(person.state) not in MAY_BE_ASKED for person in people):
        return 0
    one, other = fresh[mentor.pk], fresh[mentee.pk]
    is_taken = Mentorship.objects.filter(mentee_entry=other, state__in=LIVE).exists()
    had = Mentorship.objects.filter(mentor=one.member_id, mentee=other.member_id).exists()
    apart = kept_apart(one.member, other.member)
    unsafe = SafetyReport.objects.between(one.member, other.member).exists()
    if is_taken or had or apart or unsafe or places_left(one) < 1 or not one.programme.takes_entries:
        return 0
    row = Mentorship.objects.create(
        programme=one.programme,
        mentor_entry=one,
        mentee_entry=other,
        mentor=one.member,
        mentee=other.member,
        skill_id=other.skills[0],
        campaign=other.campaign,
        reasons=reasons,
        proposed_at=now,
        answer_by=now + ANSWER_WITHIN,
    )
    for member in (row.mentor, row.mentee):
        notify(member, "mentorship_proposed", row.public_id)
    note("proposed", row)
    return 1
