from ..charter.pages import CharterArticlePage, CharterIndexPage
from ..toolbox.pages import ToolboxIndexPage, ToolPage
from .action import ActionKind, ActionPage
from .below import BelowCampaignPage
from .campaign import CampaignPage
from .clinic import ClinicPart, ClinicSession, ClinicSummary, ClinicWord
from .coalition import CoalitionPage
from .index import CampaignsIndexPage
from .private import Need, Partner
from .signable import SignablePage
from .signature import Signature, SigningGone
from .update import UpdatePage

__all__ = [
    "ActionKind",
    "ActionPage",
    "BelowCampaignPage",
    "CampaignPage",
    "CampaignsIndexPage",
    "CharterArticlePage",
    "CharterIndexPage",
    "ClinicPart",
    "ClinicSession",
    "ClinicSummary",
    "ClinicWord",
    "CoalitionPage",
    "Need",
    "Partner",
    "SignablePage",
    "Signature",
    "SigningGone",
    "ToolPage",
    "ToolboxIndexPage",
    "UpdatePage",
]
