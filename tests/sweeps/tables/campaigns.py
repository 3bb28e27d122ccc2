"""Campaigns: the list, one page, the editors' screens beside it, and the members' page."""

from ..people import COORDINATOR, EDITOR, EVERYBODY, HIDDEN, KENYA, REGIONS, RESTING, SAFETY, VERIFIED
from ..rows import Row, open_to

ROWS = [
    *open_to(
        EVERYBODY,
        "/en/campaigns/",
        "/en/campaigns/?status=running&region=kenya&page=1",
        "{campaign_path}",
        "/en/feeds/campaigns.rss",
    ),
    *open_to(REGIONS | COORDINATOR, "/admin/campaigns/"),
    Row("/admin/campaigns/{campaign}/partners/", sees=EDITOR | SAFETY),
    Row("/admin/campaigns/{campaign}/needs/", sees=KENYA | COORDINATOR),
    Row("/admin/campaigns/{ask_action}/ask/", sees=KENYA | COORDINATOR, changes=EDITOR),
    *open_to(VERIFIED | RESTING | HIDDEN, "/en/directory/campaigns/{campaign_key}/partners/"),
]
