"""One look at somebody's profile, by its address."""

import re
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..audiences import Audience
from ..listing import with_everything
from ..models import Member, PrivateLook
from ..models.member import today
from ..visibility import VERIFIED_MEMBER, Viewer, told, viewer_of, visible
from .showing import Sight, sight

PUBLIC_ID = re.compile(r"[A-Za-z0-9_-]{16,32}", re.ASCII)


@dataclass(frozen=True)
class Look:
    """withheld: there is more for a lead, who has to ask for it, and whose looking is then noted."""

    member: Member
    viewer: Viewer
    seen: dict[str, Any]
    withheld: bool

    @property
    def is_lead(self) -> bool:
        return Audience.LEAD in self.viewer.audiences

    @property
    def sight(self) -> Sight:
        return sight(self.seen)


def find(public_id: str) -> Member | None:
    """The member of this address; one that cannot be an id finds nobody."""
    if not PUBLIC_ID.fullmatch(public_id):
        return None
    return with_everything(Member.objects.filter(public_id=public_id)).first()


def look(user: Any, public_id: str, *, opened: bool = False) -> Look | None:
    """What a signed-in person sees at this address, or None: nobody, or nothing that they may see.

    Arguments: opened, whether a lead asked to see what members do not; that is noted for the member.
    """
    member = find(public_id)
    if member is None:
        return None
    viewer = viewer_of(user, member)
    if not viewer.is_owner and viewer.audiences <= {Audience.WORLD}:
        return None
    seen = told(viewer, member)
    for_leads = _for_leads(viewer, member, seen)
    opened = opened or (bool(for_leads) and _opened_today(member, user))
    if opened and for_leads:
        PrivateLook.objects.get_or_create(member=member, by=user.pk, on=today())
    elif for_leads:
        seen = {name: value for name, value in seen.items() if name not in for_leads}
    found = Look(member, viewer, seen, withheld=bool(for_leads) and not opened)
    return found if "display_name" in seen or found.is_lead else None


def nobody(request: HttpRequest) -> HttpResponse:
    """One page, whatever the reason: an id that was never given, a hidden member, an erased one. Without ways
    into other languages: they would repeat the address."""
    return render(request, "directory/profiles/nobody.html", {"reading": None}, status=404)


def _opened_today(member: Member, user: Any) -> bool:
    """Asked for once, it stays open for the day, the photograph as well."""
    return member.private_looks.filter(by=user.pk, on=today()).exists()


def _for_leads(viewer: Viewer, member: Member, seen: dict[str, Any]) -> set[str]:
    """What this viewer sees as a lead alone."""
    if Audience.LEAD not in viewer.audiences:
        return set()
    otherwise = Viewer(audiences=viewer.audiences - {Audience.LEAD}, revealed=viewer.revealed)
    return {
        name
        for name in seen
        if not visible(otherwise, member, name) and not visible(VERIFIED_MEMBER, member, name)
    }
