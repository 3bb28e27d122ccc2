"""The only reader of what a member tells. Whatever leaves (a page, a list, a count, an order, a mail, an
export, a log) asks here; an unknown field or a missing viewer means no."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Exists, OuterRef

from regions.permissions import may_manage_members

from .audiences import PROFILE_FIELDS, Audience, Preset
from .models import Member, MemberSkill, Reopening, kept_apart
from .states import IS_LISTED, MAY_BE_PUBLIC, MAY_BROWSE, State


@dataclass(frozen=True)
class Viewer:
    """Who looks at one member.

    is_owner: sees everything of the own. audiences: those the viewer is one of, towards this member.
    revealed: ids of the ways to reach the member that the owner revealed to this viewer.
    """

    is_owner: bool = False
    audiences: frozenset[Audience] = frozenset()
    revealed: frozenset[int] = field(default_factory=frozenset)


STRANGER = Viewer(audiences=frozenset({Audience.WORLD}))
VERIFIED_MEMBER = Viewer(audiences=frozenset({Audience.MEMBERS}))


def audiences_of(member: Member, name: str) -> frozenset[Audience]:
    """Who may see one field of a member: what the owner chose, else the preset's, never wider than the
    field allows. An unknown field is nobody's."""
    rule = PROFILE_FIELDS.get(name)
    if rule is None:
        return frozenset()
    chosen = member.audiences.get(name)
    wanted = rule.default(member.preset) if chosen is None else {Audience(word) for word in chosen}
    return frozenset(wanted) & rule.widest


def visible(viewer: Viewer | None, member: Member | None, name: str) -> bool:
    """May this viewer see this field of this member?

    A member who is hidden, sealed, suspended or erased shows nothing to members and the world; partners and
    the lead keep what they were told as long as the member is not erased or sealed.
    """
    if viewer is None or member is None or name not in PROFILE_FIELDS:
        return False
    if viewer.is_owner:
        return True
    return bool(viewer.audiences & audiences_of(member, name) & open_to(State(member.state)))


def open_to(state: State) -> frozenset[Audience]:
    """The audiences that a state leaves at all."""
    if state in (State.ERASED, State.SEALED):
        return frozenset()
    if state in IS_LISTED:
        return frozenset(Audience)
    return frozenset({Audience.PARTNER, Audience.LEAD})


def may_be_public(member: Member) -> bool:
    """May the world read anything of this member? If so, their public page and nothing else."""
    return member.preset == Preset.OPEN and State(member.state) in MAY_BE_PUBLIC


def told(viewer: Viewer | None, member: Member) -> dict[str, Any]:
    """What this viewer sees of a member: {field: value}, in the order of the table. Fields without a value
    are left out: whether somebody wrote nothing or shows nothing is one answer."""
    found = {}
    for name in PROFILE_FIELDS:
        if not visible(viewer, member, name):
            continue
        value = READERS[name](member)
        if name == "contact":
            value = value if viewer and viewer.is_owner else _revealed(viewer, value)
        if value:
            found[name] = value
    return found


def _revealed(viewer: Viewer | None, details: list) -> list:
    return [detail for detail in details if viewer and detail.pk in viewer.revealed]


# How each field is read. Related rows are taken from what was prefetched.
READERS: Mapping[str, Callable[[Member], Any]] = {
    "display_name": lambda member: member.display_name,
    "region": lambda member: member.region,
    "languages": lambda member: list(member.languages.all()),
    "skills_offered": lambda member: skills_of(member, MemberSkill.Kind.OFFERED),
    "jurisdictions": lambda member: member.jurisdiction_codes,
    "mentors": lambda member: skills_of(member, MemberSkill.Kind.MENTORED),
    "about": lambda member: member.about,
    "skills_wanted": lambda member: skills_of(member, MemberSkill.Kind.WANTED),
    "country": lambda member: member.country,
    "organisation": lambda member: member.organisation,
    "time_zone": lambda member: member.time_zone,
    "photo": lambda member: member.photo,
    "availability": lambda member: member.availability,
    "contact": lambda member: list(member.contact_details.all()),
    "risk_notes": lambda member: member.risk_notes,
}


def skills_of(member: Member, kind: str) -> list[MemberSkill]:
    return [row for row in member.skills.all() if row.kind == kind]


# Who somebody is towards a member ------------------------------------------------------------------

# Rooms of this directory that make people partners add to it in `AppConfig.ready`:
# function(looking member, member looked at) -> (is partner, ids of revealed ways to reach them).
partnerships: list[Callable[[Member, Member], tuple[bool, frozenset[int]]]] = []


def viewer_of(user: Any, member: Member) -> Viewer:
    """Who a signed-in person is towards a member. Anonymous people are strangers.

    Arguments: user as in `request.user`; its own `member`, if any, is read once a request.
    """
    if not getattr(user, "is_authenticated", False):
        return STRANGER
    own = member_of(user)
    if own is not None and own.pk == member.pk:
        return Viewer(is_owner=True)
    audiences = {Audience.WORLD}
    revealed: frozenset[int] = frozenset()
    if own is not None and State(own.state) in MAY_BROWSE and not kept_apart(own, member):
        audiences.add(Audience.MEMBERS)
    if own is not None:
        for ask in partnerships:
            is_partner, details = ask(own, member)
            if is_partner:
                audiences.add(Audience.PARTNER)
                revealed |= details
    if may_manage_members(user, member.region):
        audiences.add(Audience.LEAD)
    return Viewer(audiences=frozenset(audiences), revealed=revealed)


def member_of(user: Any) -> Member | None:
    """The membership of a signed-in person, or None. Read once per user object, together with
    `is_reopened`: whether somebody tries to come back as them."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return None
    if not hasattr(user, "_own_membership"):
        attempts = Reopening.objects.alive().filter(member=OuterRef("pk"))
        rows = Member.objects.select_related("region").annotate(is_reopened=Exists(attempts))
        user._own_membership = rows.filter(user_id=user.pk).first()
    return user._own_membership


def forget_membership(user: Any) -> None:
    """After somebody joined, so that the same request sees it."""
    if hasattr(user, "_own_membership"):
        del user._own_membership
