from .address import PublicAddress
from .contribution import Contribution
from .files import RegionalDocument, RegionalImage, RegionalRendition
from .pages import RegionalPage, RegionalPageForm, StructurePage
from .placement import Placement
from .preview_link import Ended, PreviewLink
from .reminder import Reminder
from .signoff import Kind, MinorChange, SignOff, Withdrawal
from .staleness import Staleness
from .standin import StandIn
from .workflow import (
    LanguageSignOffTask,
    RegionalApprovalTask,
    SafetyCheckTask,
    SignOffTask,
    SignOffTaskState,
    WorkflowSlot,
)

__all__ = [
    "Contribution",
    "Ended",
    "Kind",
    "LanguageSignOffTask",
    "MinorChange",
    "Placement",
    "PreviewLink",
    "PublicAddress",
    "RegionalApprovalTask",
    "RegionalDocument",
    "RegionalImage",
    "RegionalPage",
    "RegionalPageForm",
    "RegionalRendition",
    "Reminder",
    "SafetyCheckTask",
    "SignOff",
    "SignOffTask",
    "SignOffTaskState",
    "Staleness",
    "StandIn",
    "StructurePage",
    "Withdrawal",
    "WorkflowSlot",
]
