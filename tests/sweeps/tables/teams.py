"""Teams, invitations, new regions and languages."""

from ..people import COORDINATOR, LEAD, LEADS
from ..rows import open_to, sent_by

ROWS = [
    *open_to(
        LEADS | COORDINATOR,
        "/admin/team/",
    ),
    *open_to(
        COORDINATOR,
        "/admin/team/add-region/",
        "/admin/team/add-language/",
        "/admin/team/0/grant/",
        "/admin/team/0/invite/",
    ),
    *open_to(
        COORDINATOR | LEAD,
        "/admin/team/{region}/grant/",
        "/admin/team/{region}/invite/",
    ),
    *sent_by(
        COORDINATOR | LEAD,
        "/admin/team/mandates/{mandate}/end/",
        "/admin/team/invitations/{invitation}/withdraw/",
    ),
]
