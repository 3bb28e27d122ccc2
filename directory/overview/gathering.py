"""Everything on the member's first page, in as many statements whatever there is (one for each part)."""

from typing import Any

from ..models import Member
from ..skill_names import names
from . import exchange, people
from .things import Thing

# In the order of a page: what somebody else waits for stands first.
PARTS = (
    exchange.asks,
    people.introductions,
    people.mentorships,
    people.vouching,
    exchange.requests,
    exchange.offers,
)


def gather(member: Member) -> dict[str, Any]:
    """waiting, open: things; unread: how many lines of the inbox are new."""
    known = names()
    parts = [part(member, known) for part in PARTS]
    waiting: list[Thing] = [thing for part in parts for thing in part.waiting]
    is_open: list[Thing] = [thing for part in parts for thing in part.open]
    return {"waiting": waiting, "open": is_open, "unread": member.notices.unread().count()}
