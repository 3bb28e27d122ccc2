"""The members' directory: everything below /en/directory/ is asked by members in every state, too."""

from ..people import AT_HOME, EVERYBODY, LEAD, LEADS, MEMBERSHIPS, SEALED, VERIFIED
from ..rows import Row, open_to, sent_by

ROWS = [
    *open_to(AT_HOME, "/en/directory/me/", "/en/directory/inbox/"),
    *sent_by(VERIFIED, "/en/directory/inbox/{notice}/"),
    Row("/en/directory/unseal/", sees=SEALED, changes=SEALED),
    *sent_by(frozenset(), "/en/directory/leave/"),
    *open_to(EVERYBODY | MEMBERSHIPS, "/en/directory/help/", "/en/directory/help/return/"),
    *sent_by(frozenset(), "/en/directory/help/leave/"),
    *open_to(LEADS, "/admin/intake/"),
    Row("/admin/intake/{intake}/", sees=LEAD, changes=LEAD),  # an empty POST is a look, which is kept
]
