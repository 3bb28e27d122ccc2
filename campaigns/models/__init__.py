from ..charter.pages import CharterArticlePage, CharterIndexPage
from ..toolbox.pages import ToolboxIndexPage, ToolPage
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
    "CharterArticlePage",
    "CharterIndexPage",
    "CoalitionPage",
    "Need",
    "Partner",
    "ToolPage",
    "ToolboxIndexPage",
    "UpdatePage",
]
