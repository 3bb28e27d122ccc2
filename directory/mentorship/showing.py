"""What a page of a mentorship shows to one of its two."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .. import thread
from ..exchange.words import bits_in_words, reasons_in_words, spoken_in_words
from ..listing import with_everything
from ..models import Member, Mentorship, MentorshipEntry, Programme
from ..models.exchange import Hours
from ..profiles.showing import Sight, sight
from ..skill_names import names
from ..visibility import VERIFIED_MEMBER, told, viewer_of, visible
from . import campaigns
from .check_ins import waiting_for
from .states import OVER, Stage

UTC = ZoneInfo("UTC")


def zone_of(member: Member) -> ZoneInfo:
    """The member's own time zone; UTC where they told none, which the page says."""
    try:
        return ZoneInfo(member.time_zone) if member.time_zone else UTC
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def leads(programme: Programme) -> str:
    """The name of who leads it, as far as they show it to members."""
    leader = programme.leader
    shows = leader is not None and leader.is_listed and visible(VERIFIED_MEMBER, leader, "display_name")
    return leader.display_name if leader is not None and shows else ""


def of_the_other(user: Any, member: Member, row: Mentorship) -> Sight:
    """Before both agreed nothing, whoever has said yes; then what the other shows to partners."""
    if not row.is_together:
        return sight({})
    other = with_everything(Member.objects.filter(pk=row.other(member).pk)).get()
    return sight(told(viewer_of(user, other), other))


def proposal_of(member: Member, row: Mentorship) -> dict[str, Any]:
    """The other one's words and wishes; nothing of a profile."""
    entry = row.mentee_entry if row.is_mentor(member) else row.mentor_entry
    return {
        "entry": entry,
        "hours": bits_in_words(Hours, entry.hours),
        "reasons": reasons_in_words(row.reasons),
    }


def entry_facts(entry: MentorshipEntry, known: dict[int, str]) -> dict[str, Any]:
    """Arguments: known, the names of skills."""
    return {
        "row": entry,
        "skills": ", ".join(known.get(skill, "") for skill in entry.skills),
        "languages": spoken_in_words(entry.languages),
    }


def context_of(user: Any, member: Member, row: Mentorship) -> dict[str, Any]:
    """As few statements as the stage needs."""
    pair = {"mentorship": row}
    context: dict[str, Any] = {
        "row": row,
        "skill": names().get(row.skill_id, ""),
        "is_mentor": row.is_mentor(member),
        "sight": of_the_other(user, member, row),
        "campaign": campaigns.title_of(row.campaign),
        "zone": zone_of(member).key,
    }
    if row.state == Stage.PROPOSED:
        return context | {"proposal": proposal_of(member, row), "said_yes": row.said_yes(member)}
    if row.is_together:
        thread.mark_read(pair, member)
        sessions = list(row.sessions.all())
        return context | {
            "goals": row.goals.all(),
            "sessions": [{"row": session, "is_past": is_past(session.starts_at)} for session in sessions],
            "thread": row.messages.select_related("author"),
            "ways_to_reach": thread.ways_to_reach(pair, member),
            "check_in": waiting_for(row, member),
            "may_take_up_again": row.paused_by_id == member.pk,
        }
    farewells = list(row.farewells.all()) if row.state in OVER else []
    return context | {
        "own_farewell": next((said for said in farewells if said.member_id == member.pk), None),
        "thanks": next((said.thanks for said in farewells if said.member_id != member.pk), ""),
    }


def is_past(moment: datetime) -> bool:
    return moment <= datetime.now(moment.tzinfo)
