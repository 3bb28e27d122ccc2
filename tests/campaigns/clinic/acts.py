"""What members do in the clinic, as verbs."""

from datetime import timedelta
from itertools import count

from django.test import Client
from django.urls import reverse

from campaigns.clinic import life, people, public, writing
from campaigns.clinic.states import IN_ORDER, NEXT, Kind, Phase, Role
from campaigns.models import ClinicPart, ClinicSession
from tests.actions import somebody
from tests.factories import MemberFactory

BRIEF = {"language": "en", "title": "The quay", "about": "We ask for the quay.", "stuck": "Nobody answers."}
_number = count(1)


def presented(member=None, **facts) -> ClinicSession:
    return people.present(member or MemberFactory(), **{**BRIEF, **facts})


def part_of(session: ClinicSession, role: str) -> ClinicPart:
    joined = session.parts.filter(role=role, state="joined")
    return joined.select_related("member__user").order_by("pk").last()


def member_of(session: ClinicSession, role: str):
    return part_of(session, role).member


def join(session: ClinicSession, role: str, member=None) -> ClinicPart:
    """Somebody is asked by their handle, and says yes."""
    member = member or MemberFactory()
    if role == Role.FACILITATOR:
        people.assign_facilitator(session, member.user.handle, by=somebody("coordinator"))
    else:
        people.ask_adviser(session, member.user.handle, by=part_of(session, Role.FACILITATOR))
    part = session.parts.get(member=member)
    assert people.answer(session, by=part, yes=True)
    return part_of(session, role)


def gathered(**facts) -> ClinicSession:
    """A session with its facilitator and an adviser, in its first phase."""
    session = presented(**facts)
    join(session, Role.FACILITATOR)
    join(session, Role.ADVISER)
    return fresh(session)


def say(session: ClinicSession, role: str, kind: str, text: str = "A word.", **facts):
    by = facts.pop("by", None) or part_of(session, role)
    return writing.write(session, by=by, kind=kind, text=text, form_key=f"key-{next(_number)}", **facts)


def go_on(session: ClinicSession) -> ClinicSession:
    """To the next phase, with what the present one must have brought."""
    if session.phase == Phase.ADVICE and not session.words.filter(kind=Kind.ADVICE).exists():
        say(session, Role.ADVISER, Kind.ADVICE)
    if session.phase == Phase.SUMMARY and not session.words.filter(kind=Kind.SUMMARY).exists():
        say(session, Role.FACILITATOR, Kind.SUMMARY)
    life.go_on(session, by=part_of(session, Role.FACILITATOR), to=NEXT[Phase(session.phase)])
    return fresh(session)


def brought_to(phase: str, **facts) -> ClinicSession:
    """A session in this phase, reached as any session is."""
    session = gathered(**facts)
    if phase == Phase.ENDED:
        life.take_back(session, by=part_of(session, Role.PRESENTER))
        return fresh(session)
    while session.phase not in (phase, Phase.FOLLOW_UP):
        session = go_on(session)
    if phase == Phase.FINISHED:
        later(session, 91)
        say(session, Role.PRESENTER, Kind.FOLLOW_UP)
    return fresh(session)


def later(session: ClinicSession, days: int) -> None:
    """So many days pass after the last day of the session."""
    session = fresh(session)
    for name in ("began_on", "touched_on", "summed_up_on", "over_on"):
        if getattr(session, name):
            setattr(session, name, getattr(session, name) - timedelta(days=days))
    session.save()


def words_for_all(session: ClinicSession, campaign, **words):
    words = {
        "title": "The quay asks again",
        "standfirst": "We learnt to ask one person.",
        "text": "Ask one.\n\nThen ask twice.",
        "campaign": str(campaign.translation_key),
        **words,
    }
    return public.draft(session, by=part_of(session, Role.FACILITATOR), **words)


def agree(session: ClinicSession, role: str):
    summary = public.ClinicSummary.objects.get(session=session)
    return public.agree(session, by=part_of(session, role), to=public.seal_of(summary))


def fresh(row):
    return type(row).objects.get(pk=row.pk)


def browser(member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def address(name: str, session: ClinicSession | None = None) -> str:
    return reverse(f"clinic:{name}", args=[session.public_id] if session else [])


def kinds(member) -> list[str]:
    return sorted(member.notices.values_list("kind", flat=True))


PHASES = [*IN_ORDER, Phase.FINISHED, Phase.ENDED]
