"""What other rooms may ask of members, and what they add to the member area (`home/membership.py`)."""

from collections.abc import Iterable
from typing import Any

from home import membership, skill_requests

from .access import member_page
from .exchange.closing import end_for
from .models import Listing, Member, Notice, not_kept_from
from .notices import notify
from .profiles.registries import erasure_steps, exporters, panic_steps, parting_steps
from .states import IS_LISTED, MAY_BE_ASKED, MAY_BROWSE, VETTED, State


class Roster:
    """Answers as this room's own rules have it; see `home.membership.Roster`."""

    def by_handle(self, handle: str) -> Member | None:
        asked = Member.objects.filter(state__in=MAY_BE_ASKED, user__is_active=True)
        return asked.filter(user__handle=handle.strip().lower()).first()

    def handle_of(self, member: Member) -> str:
        there = member.user is not None and State(member.state) in IS_LISTED
        return member.user.get_username() if there and member.user else ""

    def names(self, viewer: Member, member_ids: Iterable[int]) -> dict[int, str]:
        """One statement. `Listing` is what `visible()` lets verified members read."""
        rows = Listing.objects.seen_by(viewer).filter(pk__in=set(member_ids))
        return dict(rows.values_list("pk", "name"))

    def takes_part(self, member: Member) -> bool:
        return State(member.state) in MAY_BROWSE

    def kept_apart(self, member: Member, others: Iterable[Member]) -> bool:
        """One statement."""
        ids = {other.pk for other in others} - {member.pk}
        return not_kept_from(member, Member.objects.filter(pk__in=ids)).count() < len(ids)

    def tell(self, member: Member, kind: str, about: str = "") -> None:
        unread = Notice.objects.unread().filter(member=member, kind=kind, about=about)
        if kind not in membership.KINDS or not unread.exists():
            notify(member, kind, about)


def let_go(member: Member) -> None:
    for step in membership.hiding_steps:
        step(member)


def forget(member: Member) -> None:
    for step in membership.erasure_steps:
        step(member)


def part(member: Member, other: Member) -> None:
    for step in membership.parting_steps:
        step(member, other)


def export(member: Member) -> dict[str, Any]:
    return {name: function(member) for name, function in membership.exporters.items()}


def connect() -> None:
    """Called by `AppConfig.ready`. Rooms that register later are asked all the same."""
    membership.doors.register(member_page(VETTED))
    membership.rosters.append(Roster())
    skill_requests.enders.append(end_for)
    panic_steps.register(let_go)
    erasure_steps.register(forget)
    parting_steps.register(part)
    exporters.register("elsewhere", export)
