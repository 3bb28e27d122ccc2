"""Profiles of members: the own one, and other people's."""

from ..people import AT_HOME, HIDDEN, LEAD, MEMBERSHIPS, NEWCOMER, RESTING, VERIFIED
from ..rows import closed, open_to, sent_by

ROWS = [
    *open_to(AT_HOME, "/en/directory/me/profile/", "/en/directory/me/photo/"),
    *sent_by(frozenset(), "/en/directory/me/photo/remove/"),  # nobody here has one
    *closed("/en/directory/members/{profile}/photo/"),
    # Not even a seal or a suspension keeps somebody's data from them.
    *open_to(MEMBERSHIPS, "/en/directory/me/data/", "/en/directory/me/erase/"),
    *sent_by(frozenset(), "/en/directory/me/take-along/"),
    *open_to(AT_HOME, "/en/directory/me/audiences/", "/en/directory/me/seen-by/members/"),
    *sent_by(VERIFIED | NEWCOMER | RESTING, "/en/directory/me/hide/"),
    *sent_by(HIDDEN, "/en/directory/me/show/"),
    *sent_by(VERIFIED, "/en/directory/me/rest/"),
    *sent_by(RESTING, "/en/directory/me/rest/end/"),
    # The public page: every state that may have one, and those who hid, who find it closed.
    *open_to(
        VERIFIED | RESTING | HIDDEN,
        "/en/directory/me/public-page/",
        "/en/directory/me/public-page/write/",
        "/en/directory/me/public-page/send/",  # nobody here wrote one: they are sent to write
    ),
    *sent_by(
        frozenset(),  # nobody here has one to take back, or to close
        "/en/directory/me/public-page/take-back/",
        "/en/directory/me/public-page/close/",
    ),
    # Finding people, and never being brought together with somebody.
    *open_to(VERIFIED | RESTING, "/en/directory/members/", "/en/directory/members/?q=law&skill=of-the-sweep"),
    *open_to(AT_HOME, "/en/directory/me/never/"),
    *sent_by(VERIFIED | RESTING, "/en/directory/members/{other_member}/never/"),
    *sent_by(VERIFIED, "/en/directory/introductions/{introduction}/never/"),
    *sent_by(VERIFIED, "/en/directory/me/never/{exclusion}/take-back/"),
    # A lead who asks for more than members see leaves a line for the member.
    *open_to(VERIFIED | RESTING | LEAD, "/en/directory/members/{profile}/", changes=LEAD),
]
