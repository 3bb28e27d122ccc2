from .exchange import Ask, Offer, Request
from .figures import MonthlyFigures
from .intake import IntakeCase, IntakeMail, IntakeMessage
from .introduction import FollowUp, Introduction, Message, Reveal, SafetyReport
from .joining import MemberInvitation, RecoveryCode, Reopening, Vetting, VouchAsk
from .listing import Listing
from .member import ContactDetail, Member, MemberLanguage, MemberSkill
from .notice import Notice
from .page import DirectoryPage
from .private_look import PrivateLook
from .proposal import CaseProposal
from .skill import SchemeVersion, Skill, SkillLabel
from .suggestion import Suggestion

__all__ = [
    "Ask",
    "CaseProposal",
    "ContactDetail",
    "DirectoryPage",
    "FollowUp",
    "IntakeCase",
    "IntakeMail",
    "IntakeMessage",
    "Introduction",
    "Listing",
    "Member",
    "MemberInvitation",
    "MemberLanguage",
    "MemberSkill",
    "Message",
    "MonthlyFigures",
    "Notice",
    "Offer",
    "PrivateLook",
    "RecoveryCode",
    "Reopening",
    "Request",
    "Reveal",
    "SafetyReport",
    "SchemeVersion",
    "Skill",
    "SkillLabel",
    "Suggestion",
    "Vetting",
    "VouchAsk",
]
