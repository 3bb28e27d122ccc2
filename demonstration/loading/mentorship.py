"""Mentorship in the demonstration: a programme that a member leads, a pair in its second month, and somebody
who waits. Each by its service."""

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from demonstration.loading.earlier import earlier
from demonstration.loading.members import member_of, user_of
from demonstration.loading.profiles import skill
from demonstration.models import DemoRow
from directory.mentorship import agreeing, check_ins, entries, pairing, programmes, together
from directory.models import Member, Mentorship, MentorshipEntry, Notice, Programme, Session, Signal
from directory.models.member import today
from directory.notices import read_all

LABEL = "mentorship"
LEADER, MENTOR, MENTEE = "member-12", "member-14", "member-15"
FREE, WAITS = "member-04", "member-23"  # a mentor with a place, and a mentee for whom nobody is there yet
PEOPLE = (LEADER, MENTOR, MENTEE, FREE, WAITS)
BEGAN = 40  # days ago
NAMES = {
    "en": "Two by two",
    "fr": "Deux par deux",
    "sw": "Wawili wawili",
    "mk": "Двајца по двајца",
    "zh-hant": "兩兩同行",
    "ar": "اثنان اثنان",
}
ABOUTS = {
    "en": "Six months with somebody who has done it before.",
    "fr": "Six mois avec quelqu’un qui l’a déjà fait.",
    "sw": "Miezi sita na mtu aliyewahi kuifanya.",
    "mk": "Шест месеци со некој што веќе го правел тоа.",
    "zh-hant": "與有經驗的人同行六個月。",
    "ar": "ستة أشهر مع من سبق له أن فعلها.",
}
SAID = (
    (MENTEE, "I have two campaigns behind me and no plan for the third. Where would you begin?"),
    (MENTOR, "With the person who has to decide. Bring me their name and what they fear losing."),
)


def load(tick: Callable) -> None:
    """In one transaction; a second time, or where the members are not there, nothing happens."""
    there = Member.objects.filter(user__handle__in=PEOPLE).count() == len(PEOPLE)
    if there and not DemoRow.objects.filter(label=LABEL).exists():
        with transaction.atomic():
            programme = open_programme()
            row = begin(programme)
            live_through(row)
            wait_for_somebody(programme)
            DemoRow.objects.create(label=LABEL, key=row.public_id)
    tick()


def open_programme() -> Programme:
    coordinator = user_of("coordinator")
    row = Programme(
        names=NAMES,
        abouts=ABOUTS,
        opens_on=today() - timedelta(days=2 * BEGAN),
        closes_on=today() + timedelta(days=3 * BEGAN),
    )
    programmes.save(row, by=coordinator)
    programmes.ask_to_lead(row, LEADER, by=coordinator)
    programmes.answer_to_lead(row, by=member_of(LEADER), yes=True)
    programmes.open_up(row, by=coordinator)
    return row


def enter(programme: Programme, handle: str, role: str, code: str, words: str) -> MentorshipEntry:
    return entries.enter(programme, member_of(handle), role, skills=[skill(code).pk], words=words)


def begin(programme: Programme) -> Mentorship:
    enter(programme, MENTOR, "mentor", "campaign-strategy", "I ask many questions and draw few conclusions.")
    enter(programme, MENTEE, "mentee", "campaign-strategy", "I want to plan a campaign before it has begun.")
    pairing.run()
    row = Mentorship.objects.get(programme=programme)
    for by in (row.mentor, row.mentee):
        agreeing.say_yes(row, by=by)
    return row


def live_through(row: Mentorship) -> None:
    """Forty days: lines, a goal, a session held and one to come, and a first check-in."""
    for number, (handle, text) in enumerate(SAID):
        together.write(row, author=member_of(handle), text=text, form_key=f"demo-{number}")
    together.add_goal(row, by=row.mentee, text="One page that says what we want, from whom, and by when.")
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    held = together.plan(row, by=row.mentor, starts_at=now + timedelta(days=7), minutes=60)
    together.mark_session(held, by=row.mentor, state=Session.State.HELD)
    row.refresh_from_db()
    notices = Notice.objects.filter(about=row.public_id)
    earlier([row, *row.messages.all(), *row.goals.all(), held, *notices], days=BEGAN)
    for member in (row.mentor, row.mentee):
        read_all(member)
    together.plan(row, by=row.mentee, starts_at=now + timedelta(days=5), minutes=60)
    check_ins.ask_all()
    check_ins.answer(check_ins.waiting_for(row, row.mentee), signal=Signal.FINE, met="yes", words="")


def wait_for_somebody(programme: Programme) -> None:
    enter(programme, FREE, "mentor", "security-plans", "A plan that fits on one page and is really used.")
    enter(programme, WAITS, "mentee", "verification", "How to tell a true picture from a false one, quickly.")
