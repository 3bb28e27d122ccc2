"""Profiles of members: the own one, and other people's."""

from ..people import AT_HOME, HIDDEN, LEAD, NEWCOMER, RESTING, VERIFIED
from ..rows import open_to, sent_by

ROWS = [
    *open_to(AT_HOME, "/en/directory/me/audiences/", "/en/directory/me/seen-by/members/"),
    *sent_by(VERIFIED | NEWCOMER | RESTING, "/en/directory/me/hide/"),
    *sent_by(HIDDEN, "/en/directory/me/show/"),
    *sent_by(VERIFIED, "/en/directory/me/rest/"),
    *sent_by(RESTING, "/en/directory/me/rest/end/"),
    # A lead who asks for more than members see leaves a line for the member.
    *open_to(VERIFIED | RESTING | LEAD, "/en/directory/members/{profile}/", changes=LEAD),
]
