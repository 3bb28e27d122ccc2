"""All that coordinators are told: a signal for each pair, and rounded numbers. Never a word, and never that
somebody said it was not safe: to them that is a month without an answer."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count

from ..models import CheckIn, Member, Mentorship, MentorshipEntry, Programme, Signal
from ..states import IS_LISTED, State
from .check_ins import months_since
from .states import LIVE, OVER, TOGETHER, Stage

FEWEST, STEP = 5, 5  # below it a number may name somebody; above it, it is rounded


def rounded(number: int) -> int | None:
    """To the nearest five; None below five, none included: nought would tell as much as one."""
    return None if number < FEWEST else STEP * ((number + STEP // 2) // STEP)


def signals(mentorship_ids: list[int]) -> dict[int, Signal]:
    """mentorship -> the more worried of the last answers of the two; without an entry where nobody answered.
    Which of the two said it is not told."""
    last: dict[int, dict[int, str]] = defaultdict(dict)
    told = CheckIn.objects.filter(
        mentorship__in=mentorship_ids, signal__in=(Signal.FINE, Signal.ATTENTION, Signal.UNSAFE)
    )
    for mentorship, member, signal in (
        told.order_by("month").values_list("mentorship", "member", "signal").iterator()
    ):
        last[mentorship][member] = signal
    worst = {mentorship: worst_of(said.values()) for mentorship, said in last.items()}
    return {mentorship: signal for mentorship, signal in worst.items() if signal}


def worst_of(said) -> Signal | None:
    told = set(said) - {Signal.UNSAFE}
    if Signal.ATTENTION in told:
        return Signal.ATTENTION
    return Signal.FINE if told else None


@dataclass(frozen=True)
class Pair:
    """One line of the board. A handle is empty where its owner is not to be found now."""

    mentor: str
    mentee: str
    state: str
    month: int
    signal: Signal | None


def handle_of(member: Member) -> str:
    there = member.user is not None and State(member.state) in IS_LISTED
    return member.user.get_username() if there and member.user else ""


def pairs(programme: Programme) -> list[Pair]:
    """What runs or is paused, those that need attention first. Two statements."""
    rows = list(
        programme.mentorships.filter(state__in=TOGETHER).select_related("mentor__user", "mentee__user")
    )
    told = signals([row.pk for row in rows])
    found = [
        Pair(
            handle_of(row.mentor),
            handle_of(row.mentee),
            str(row.get_state_display()),
            1 + months_since(row.opened_at),
            told.get(row.pk),
        )
        for row in rows
    ]
    return sorted(found, key=lambda pair: (pair.signal != Signal.ATTENTION, pair.month))


@dataclass(frozen=True)
class Figures:
    """Rounded, None where too few. `mentees` are those who wait for somebody."""

    mentors: int | None
    mentees: int | None
    proposed: int | None
    running: int | None
    finished: int | None


def figures(programme: Programme) -> Figures:
    """Three statements."""
    waiting = programme.entries.waiting()
    taken = Mentorship.objects.filter(programme=programme, state__in=LIVE).values("mentee_entry")
    by_role = dict(
        waiting.exclude(pk__in=taken)
        .order_by()
        .values_list("role")
        .annotate(Count("pk"))
        .values_list("role", "pk__count")
    )
    rows = Mentorship.objects.filter(programme=programme).order_by()
    by_state = dict(rows.values_list("state").annotate(Count("pk")).values_list("state", "pk__count"))
    role = MentorshipEntry.Role
    return Figures(
        mentors=rounded(by_role.get(role.MENTOR, 0)),
        mentees=rounded(by_role.get(role.MENTEE, 0)),
        proposed=rounded(by_state.get(Stage.PROPOSED, 0)),
        running=rounded(sum(by_state.get(stage, 0) for stage in TOGETHER)),
        finished=rounded(sum(by_state.get(stage, 0) for stage in OVER)),
    )
