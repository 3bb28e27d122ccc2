"""Mentorship: the members' pages, and the coordinators' screens."""

from ..people import AT_HOME, COORDINATOR, VERIFIED
from ..rows import closed, open_to, sent_by

PROGRAMME, PAIR = (
    "/en/directory/mentorship/programmes/{programme}/",
    "/en/directory/mentorship/with/{mentorship}/",
)
ADMIN = "/admin/mentorship/"

ROWS = [
    *open_to(AT_HOME, "/en/directory/mentorship/"),
    *open_to(VERIFIED, f"{PROGRAMME}mentor/", f"{PROGRAMME}mentee/"),
    *open_to(VERIFIED, PAIR, f"{PAIR}check-in/", f"{PAIR}finish/"),
    # Sent without a button, or empty, nothing happens.
    *closed(
        "/en/directory/mentorship/programmes/{led}/lead/",
        "/en/directory/mentorship/entries/{entry}/",
        f"{PAIR}answer/",
        f"{PAIR}write/",
        f"{PAIR}show/{{detail}}/",
        f"{PAIR}goals/",
        f"{PAIR}goals/{{goal}}/",
        f"{PAIR}sessions/",
        f"{PAIR}sessions/{{session_planned}}/",
        f"{PAIR}pause/",
        f"{PAIR}campaign/",
    ),
    *sent_by(VERIFIED, f"{PAIR}report/"),
    # Coordinators see programmes, handles and signals. Nobody else does.
    *open_to(COORDINATOR, ADMIN, f"{ADMIN}add/", f"{ADMIN}{{programme_number}}/"),
    *open_to(COORDINATOR, f"{ADMIN}{{programme_number}}/edit/"),
    *closed(f"{ADMIN}{{programme_number}}/lead/"),
    *sent_by(COORDINATOR, f"{ADMIN}{{programme_number}}/close/", f"{ADMIN}{{planned_programme}}/open/"),
]
