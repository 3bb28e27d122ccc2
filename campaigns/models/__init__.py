from .below import BelowCampaignPage
from .campaign import CampaignPage
from .coalition import CoalitionPage
from .index import CampaignsIndexPage
from .private import Need, Partner
from .update import UpdatePage

__all__ = [
    "BelowCampaignPage",
    "CampaignPage",
    "CampaignsIndexPage",
    "CoalitionPage",
    "Need",
    "Partner",
    "UpdatePage",
]
