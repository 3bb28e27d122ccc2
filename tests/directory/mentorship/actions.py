"""What members and coordinators do around a mentorship, as verbs."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from directory.mentorship import agreeing, entries, programmes
from directory.mentorship.pairing import run
from directory.models import Member, Mentorship, MentorshipEntry, Programme
from directory.models.member import today
from tests.actions import somebody
from tests.factories import MemberFactory, skill

WORDS = "I would like to learn how to speak before a court."


def leader() -> Member:
    return MemberFactory(mentors=["media"], display_name="Msimulizi")


def programme(*, opened=True, **facts) -> Programme:
    """One that a coordinator made, and that somebody leads."""
    facts = {"names": {"en": "Spring"}, "closes_on": today() + timedelta(days=60), **facts}
    row = Programme(**facts)
    coordinator = somebody("coordinator")
    programmes.save(row, by=coordinator)
    if opened:
        one = leader()
        programmes.ask_to_lead(row, one.user.handle, by=coordinator)
        programmes.answer_to_lead(row, by=one, yes=True)
        programmes.open_up(row, by=coordinator)
    row.refresh_from_db()
    return row


def enter(where: Programme, member: Member, role: str, code="law", **facts) -> MentorshipEntry:
    facts = {"words": WORDS, **facts}
    return entries.enter(where, member, role, skills=[skill(code).pk], **facts)


def person(**options) -> Member:
    return MemberFactory(**{"languages": ["en:3"], **options})


def mentor(where: Programme, **facts) -> Member:
    member = facts.pop("member", None) or person()
    enter(where, member, "mentor", **facts)
    return member


def mentee(where: Programme, **facts) -> Member:
    member = facts.pop("member", None) or person()
    enter(where, member, "mentee", **facts)
    return member


def pair_up():
    return run()


def proposal(**facts) -> Mentorship:
    """A mentor and a mentee, proposed to each other by the engine."""
    where = facts.pop("where", None) or programme()
    one, other = mentor(where, **facts.pop("mentors", {})), mentee(where, **facts)
    pair_up()
    return Mentorship.objects.get(mentor=one, mentee=other)


def together(**facts) -> Mentorship:
    """Two who both said yes."""
    row = proposal(**facts)
    agreeing.say_yes(row, by=row.mentee)
    return agreeing.say_yes(row, by=row.mentor)


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def later(row, field: str, **delta) -> None:
    """Moves a moment or a day of a row into the past."""
    value = getattr(row, field) or timezone.now()
    type(row).objects.filter(pk=row.pk).update(**{field: value - timedelta(**delta)})
    row.refresh_from_db()


def kinds(member: Member) -> list[str]:
    return list(member.notices.values_list("kind", flat=True))


def browser(member: Member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def page(member: Member, name: str, *args) -> str:
    return browser(member).get(reverse(f"directory:{name}", args=args)).content.decode()
