"""The members' directory: everything below /en/directory/ is asked by members in every state, too."""

from ..people import (
    AT_HOME,
    COORDINATOR,
    EVERYBODY,
    LEAD,
    LEADS,
    MEMBERSHIPS,
    NEWCOMER,
    RESTING,
    SEALED,
    SUSPENDED,
    VERIFIED,
)
from ..rows import Row, closed, open_to, sent_by

ROWS = [
    *open_to(AT_HOME, "/en/directory/me/", "/en/directory/inbox/"),
    *sent_by(VERIFIED, "/en/directory/inbox/{notice}/"),
    Row("/en/directory/unseal/", sees=SEALED),  # an empty form proves nothing
    *sent_by(frozenset(), "/en/directory/leave/"),
    *open_to(EVERYBODY | MEMBERSHIPS, "/en/directory/help/", "/en/directory/help/return/"),
    *sent_by(frozenset(), "/en/directory/help/leave/"),
    *open_to(LEADS, "/admin/intake/"),
    Row("/admin/intake/{intake}/", sees=LEAD, changes=LEAD),  # an empty POST is a look, which is kept
    # An empty form is not valid: the screen is closed until somebody asks, which is kept.
    Row("/admin/intake/{intake}/members/", sees=LEAD, changes=LEAD),
    # The leads' board and figures. A look at what a member wants is kept, and told.
    *open_to(LEADS, "/admin/board/", "/admin/figures/"),
    Row("/admin/board/{queued}/", sees=LEAD, changes=LEAD),
    *sent_by(frozenset(), "/en/directory/requests/{request}/suggestion/"),
    *open_to(AT_HOME, "/en/directory/outside/"),
    # Skills: members look for them, coordinators keep them.
    *open_to(AT_HOME, "/en/directory/skills/find/?field=skill&q=law"),
    *open_to(COORDINATOR, "/admin/skills/", "/admin/skills/add/", "/admin/skills/{skill}/add/"),
    *open_to(COORDINATOR, "/admin/skills/{skill}/"),
    # A line outside: a check without a role is none.
    *open_to(COORDINATOR, "/admin/outside/", "/admin/outside/add/", "/admin/outside/{outside_line}/"),
    *closed("/admin/outside/{outside_line}/check/"),
    *sent_by(COORDINATOR, "/admin/outside/{outside_line}/remove/"),
    *sent_by(COORDINATOR, "/admin/skills/{skill}/retire/", "/admin/skills/{retired_skill}/restore/"),
    # Joining, and coming back.
    *open_to(EVERYBODY | MEMBERSHIPS, "/en/directory/join/{member_link}/", "/en/directory/recover/"),
    *closed("/en/directory/reopen/{member_link}/"),  # a token of something else
    Row("/en/directory/invite/", sees=VERIFIED, changes=VERIFIED),
    *sent_by(VERIFIED, "/en/directory/invite/{member_invitation}/withdraw/"),
    *open_to(NEWCOMER, "/en/directory/waiting/"),
    *open_to(VERIFIED, "/en/directory/vouch/{vouch}/"),
    *open_to(AT_HOME, "/en/directory/codes/"),
    Row("/en/directory/help-back/{reopening}/", sees=VERIFIED, changes=VERIFIED),
    Row("/en/directory/not-me/", sees=AT_HOME | SEALED | SUSPENDED, changes=RESTING),
    # The leads' own screens; nobody else, coordinators neither, finds a member in the admin area.
    *open_to(LEADS, "/admin/members/"),
    *sent_by(LEAD, "/admin/members/{region}/invite/"),
    *sent_by(LEAD, "/admin/members/invitations/{member_invitation}/withdraw/"),
    *open_to(LEAD, "/admin/members/{newcomer}/"),
    *sent_by(LEAD, "/admin/members/{newcomer}/act/vet/"),
    *sent_by(frozenset(), "/admin/members/{newcomer}/act/suspend/"),  # an empty form says no reason
]
