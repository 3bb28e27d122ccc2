"""Everybody who asks, and the sets the tables name. The objects asked for are Kenya's, so Macedonia's
people, and those of a language, are the others."""

from directory.models import Member
from tests.actions import somebody
from tests.editorial.doors.attack import person
from tests.factories import MemberFactory, Person

ANONYMOUS = frozenset({"anonymous"})
MEMBER = frozenset({"member"})  # an account without any mandate
ROOT = frozenset({"root"})  # a superuser without any mandate
COORDINATOR = frozenset({"coordinator"})
TRANSLATOR, REVIEWER = frozenset({"fr-translator"}), frozenset({"fr-reviewer"})
LANGUAGES = TRANSLATOR | REVIEWER
EDITOR, APPROVER, SAFETY, LEAD = (
    frozenset({f"kenya-{role}"}) for role in ("editor", "approver", "safety", "lead")
)
KENYA = EDITOR | APPROVER | SAFETY | LEAD
MACEDONIA = frozenset(word.replace("kenya", "macedonia") for word in KENYA)
EDITORS = EDITOR | {"macedonia-editor"}
SAFETIES = SAFETY | {"macedonia-safety"}
LEADS = LEAD | {"macedonia-lead"}

REGIONS = KENYA | MACEDONIA
MANDATED = REGIONS | LANGUAGES | COORDINATOR
STAFF = MANDATED | ROOT
SIGNED_IN = STAFF | MEMBER
EVERYBODY = SIGNED_IN | ANONYMOUS
NOBODY: frozenset[str] = frozenset()
OWN = KENYA | COORDINATOR  # who sees Kenya's drafts

# Members of the directory, asked below /en/directory/ and /en/clinic/ only: elsewhere they are accounts
# without a mandate.
VERIFIED, NEWCOMER = frozenset({"active-member"}), frozenset({"provisional-member"})
RESTING, HIDDEN = frozenset({"paused-member"}), frozenset({"hidden-member"})
SEALED, SUSPENDED = frozenset({"sealed-member"}), frozenset({"suspended-member"})
AT_HOME = VERIFIED | NEWCOMER | RESTING | HIDDEN  # whose own pages open
MEMBERSHIPS = AT_HOME | SEALED | SUSPENDED


def account(word: str):
    """The person of that word; None for a reader without an account."""
    if word == "anonymous":
        return None
    if word in MEMBERSHIPS:
        found = Member.objects.filter(user__handle=word).first()
        state = word.removesuffix("-member")
        return (found or MemberFactory(user=Person(handle=word), **{state: True})).user
    return person("root") if word == "root" else somebody(*([] if word == "member" else [word]))
