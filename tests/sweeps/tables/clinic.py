"""The clinic: private to those who take part, and the coordinators' screen, which tells no word."""

from ..people import COORDINATOR, HIDDEN, RESTING, VERIFIED
from ..rows import closed, open_to

ONE = "/en/clinic/{clinic}/"

ROWS = [
    *open_to(VERIFIED | RESTING | HIDDEN, "/en/clinic/", "/en/clinic/new/"),
    *open_to(VERIFIED, ONE, f"{ONE}public/", "/en/clinic/{clinic_brief}/brief/"),
    # Sent without a button, or empty, nothing happens.
    *closed(f"{ONE}write/", f"{ONE}next/", f"{ONE}answer/", f"{ONE}people/", f"{ONE}leave/"),
    *closed("/en/clinic/{clinic_waiting}/"),
    *open_to(COORDINATOR, "/admin/clinic/"),
    *closed("/admin/clinic/{clinic_waiting}/facilitator/"),
]
