from .address import PublicAddress
from .contribution import Contribution
from .files import RegionalDocument, RegionalImage, RegionalRendition
from .pages import RegionalPage, RegionalPageForm, StructurePage
from .placement import Placement
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
    "Kind",
    "LanguageSignOffTask",
    "MinorChange",
    "Placement",
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
