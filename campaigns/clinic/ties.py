"""What hiding, erasure and keeping two apart do to sessions, and what a member takes along."""

from typing import Any

from django.db import transaction

from ..models.clinic import ClinicPart, ClinicSession, ClinicSummary, ClinicWord
from . import life, people, public
from .states import kinds_read_by

State = ClinicPart.State


def parts_of(member: Any):
    return ClinicPart.objects.filter(member=member).order_by("session")


def let_go(member: Any) -> None:
    """A step of hiding. A presenter's sessions close for everybody else; nobody else's part stays open."""
    for part in parts_of(member).filter(state__in=[State.ASKED, State.JOINED]).select_related("session"):
        row = life.locked(part.session)
        part.refresh_from_db()
        public.no_longer_stands(row, part)
        people.let_go(row, part)


def part(member: Any, other: Any) -> None:
    """`member` wants nothing to do with `other`: whoever said so leaves, as if they hid; from a presenter's
    own session the other one goes, who would also have found it closed if the presenter had hidden. Where one
    of them is only asked, their yes finds that it cannot be."""
    mine, theirs = (parts_of(one).filter(state=State.JOINED).values("session") for one in (member, other))
    both = ClinicSession.objects.filter(pk__in=mine)
    for session in both.filter(pk__in=theirs).order_by("pk"):
        row = life.locked(session)
        said, about = (row.parts.get(member=one) for one in (member, other))
        leaving = about if said.is_presenter else said
        public.no_longer_stands(row, leaving)
        people.let_go(row, leaving)


def forget(member: Any) -> None:
    """A step of erasure. A session goes with its presenter; elsewhere the words go with the member's part."""
    let_go(member)
    for part in parts_of(member).select_related("session"):
        row = life.locked(part.session)
        summary = public.of(row)
        if summary is not None and part.role in public.AGREED:
            forget_words(summary)
        if part.is_presenter:
            row.delete()
        else:
            part.delete()


def forget_words(summary: ClinicSummary) -> None:
    """What is public stays public until it is taken down; who stood by it is told nowhere any more."""
    if summary.translation_key is None:
        summary.delete()
        return
    summary.title = summary.standfirst = summary.text = summary.campaign = summary.authors = ""
    summary.save()


# To take along -------------------------------------------------------------------------------------------


@transaction.atomic
def export(member: Any) -> list[dict[str, Any]]:
    """One's own parts. Words of others only where one reads them now; whom somebody asked is theirs."""
    readable = set(ClinicSession.objects.of(member).values_list("pk", flat=True))
    return [one(part, part.session_id in readable) for part in parts_of(member).select_related("session")]


def one(part: ClinicPart, reads: bool) -> dict[str, Any]:
    row = part.session
    words = ClinicWord.objects.filter(session=row, kind__in=kinds_read_by(part.role))
    told: dict[str, Any] = {
        "public_id": row.public_id,
        "role": part.role,
        "state": part.state,
        "words": [
            {"kind": word.kind, "own": word.part_id == part.pk, "text": word.text, "on": word.written_on}
            for word in words
            if reads or word.part_id == part.pk
        ],
    }
    if reads:
        brief = ("language", "title", "about", "stuck", "campaign", "phase", "began_on")
        told |= {name: getattr(row, name) for name in brief}
    return told
