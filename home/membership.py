"""Pages for members alone, in any room. Who is a member, in which state, and what one may know of another,
the directory knows: it registers the door through which its own pages are entered, and answers the questions
of `Roster`. A member is a row that the other rooms hold by its key alone ("directory.Member")."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Protocol

from django.http import Http404
from django.utils.functional import Promise

from editorial.registries import Registry

# door(view) -> the view behind it
doors = Registry()


def members_only(view: Callable) -> Callable:
    """A view that opens through the directory's door; without a directory, to nobody."""

    @wraps(view)
    def entered(request, *args, **kwargs):
        if not doors:
            raise Http404("nobody is a member")
        guarded = view
        for door in doors:
            guarded = door(guarded)
        return guarded(request, *args, **kwargs)

    return entered


# What a room asks of members ---------------------------------------------------------------------------


class Roster(Protocol):
    """The questions a room may ask. None of the answers tells more than the member's own rules allow."""

    def by_handle(self, handle: str) -> Any | None:
        """The member of this handle who may be asked for something now."""

    def handle_of(self, member: Any) -> str:
        """For coordinators; empty for somebody who is not there for others now."""

    def names(self, viewer: Any, member_ids: Iterable[int]) -> dict[int, str]:
        """member id -> the name that a verified member (the viewer) may read. Whoever shows none, hides or
        is kept apart from the viewer is not in it."""

    def takes_part(self, member: Any) -> bool:
        """Vetted, and neither hidden nor closed: may begin something with others."""

    def kept_apart(self, member: Any, others: Iterable[Any]) -> bool:
        """Did one of them say never to be brought together with the other, or that it was not safe?"""

    def tell(self, member: Any, kind: str, about: str = "") -> None:
        """A line in the inbox, once while it is unread; by mail it says only that there is something.
        Raises KeyError for a kind that is not in `KINDS`."""


rosters: list[Roster] = []


def roster() -> Roster:
    """Raises LookupError where there is no directory."""
    if not rosters:
        raise LookupError("nobody is a member")
    return rosters[0]


# What a room adds to the member area -------------------------------------------------------------------


@dataclass(frozen=True)
class Kind:
    """One kind of line in the inbox. text: what it says. view: the name of the address it leads to, with the
    public id of what it is about where `takes_id`."""

    text: str | Promise
    view: str
    takes_id: bool = False


# Every room's, filled in `AppConfig.ready`.
KINDS: dict[str, Kind] = {}


@dataclass(frozen=True)
class Place:
    """A way in the members' navigation, for whoever was vetted. order: as in the directory's own table."""

    label: str | Promise
    view: str
    order: int


PLACES: list[Place] = []

# step(member) -> None, while somebody hides at once, is suspended or stays away: nothing of theirs stays open
# between them and others. The caller has locked the member's row.
hiding_steps = Registry()

# step(member) -> None, in the transaction that erases: deletes what the room keeps about the member.
erasure_steps = Registry()

# step(member, other) -> None: `member` said never to be brought together with `other`, or that it was not
# safe. The other one finds what they would find if `member` were hidden.
parting_steps = Registry()

# name -> function(member) -> what JSON can hold: everything the room stores about the member, without words
# of others that the member may not read.
exporters: dict[str, Callable[[Any], Any]] = {}
