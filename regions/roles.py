"""The one table of what a role may do. Source: docs/rights.md.

A line that says "this role may…" belongs here and nowhere else; `permissions.py` asks this table
through a person's mandates.
"""

from dataclasses import dataclass
from enum import Enum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Act(Enum):
    """What can be done to content or people; a role is a set of these."""

    SEE = "see drafts of the region"
    WRITE = "create and edit originals"
    SIGN_REGIONAL = "give the regional sign-off"
    SIGN_SAFETY = "give the safety and consent check"
    KEEP_CONSENTS = "read and write consent records"
    TAKE_DOWN = "take content down"
    TRANSLATE = "translate into the language"
    SIGN_LANGUAGE = "sign off translations into the language"
    MANAGE_TEAM = "grant and end mandates of the region"
    MANAGE_MEMBERS = "invite and vet members"
    NAME_STAND_IN = "name a stand-in from another region"


class Scope(Enum):
    REGION = "region"
    LANGUAGE = "language"
    EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class Role:
    """One row of the table.

    scope: what its mandates name. everywhere_too: a mandate without a region is valid for all of
    them. granted_by: the roles whose holders may grant it (a lead only in the own region).
    """

    code: str
    label: str | Promise
    scope: Scope
    may: frozenset[Act]
    granted_by: frozenset[str]
    everywhere_too: bool = False


def _role(code, label, scope, may, granted_by, **options):
    return Role(code, label, scope, frozenset(may), frozenset(granted_by), **options)


ROLES: dict[str, Role] = {
    role.code: role
    for role in (
        _role(
            "editor",
            _("Editor"),
            Scope.REGION,
            {Act.SEE, Act.WRITE, Act.TAKE_DOWN},
            {"lead", "coordinator"},
        ),
        _role(
            "approver",
            _("Approver"),
            Scope.REGION,
            {Act.SEE, Act.SIGN_REGIONAL, Act.TAKE_DOWN},
            {"lead", "coordinator"},
        ),
        _role(
            "safety",
            _("Safety"),
            Scope.REGION,
            {Act.SEE, Act.SIGN_SAFETY, Act.KEEP_CONSENTS, Act.TAKE_DOWN},
            {"lead", "coordinator"},
            everywhere_too=True,
        ),
        _role(
            "lead",
            _("Lead"),
            Scope.REGION,
            {Act.SEE, Act.TAKE_DOWN, Act.MANAGE_TEAM, Act.MANAGE_MEMBERS, Act.NAME_STAND_IN},
            {"coordinator"},
        ),
        _role("translator", _("Translator"), Scope.LANGUAGE, {Act.TRANSLATE}, {"coordinator"}),
        _role("reviewer", _("Reviewer"), Scope.LANGUAGE, {Act.TRANSLATE, Act.SIGN_LANGUAGE}, {"coordinator"}),
        # A coordinator acts everywhere; what is withheld even so (signing, publishing, the members of other
        # regions) is simply not in the set.
        _role(
            "coordinator",
            _("Coordinator"),
            Scope.EVERYWHERE,
            {Act.SEE, Act.TAKE_DOWN, Act.MANAGE_TEAM},
            {"coordinator"},
            everywhere_too=True,
        ),
    )
}

ROLE_CHOICES = [(role.code, role.label) for role in ROLES.values()]
LANGUAGE_ROLES = frozenset(code for code, role in ROLES.items() if role.scope is Scope.LANGUAGE)
REGION_ROLES = frozenset(code for code, role in ROLES.items() if role.scope is Scope.REGION)


def roles_that_may(act: Act) -> frozenset[str]:
    """Codes of all roles whose set holds the act."""
    return frozenset(code for code, role in ROLES.items() if act in role.may)
