from .apart import kept_apart, not_kept_from
from .excess import Excess
from .exchange import Ask, Offer, Request
from .exclusion import Exclusion
from .figures import MonthlyFigures
from .intake import IntakeCase, IntakeMail, IntakeMessage
from .introduction import FollowUp, Introduction, Message, Reveal, SafetyReport
from .joining import MemberInvitation, RecoveryCode, Reopening, Vetting, VouchAsk
from .listing import Listing
from .member import ContactDetail, Member, MemberLanguage, MemberSkill
from .mentoring import CheckIn, Farewell, Goal, Session, Signal
from .mentorship import Mentorship, MentorshipEntry, Programme
from .notice import Notice
from .open_profile import Agreement, OpenProfile
from .outside import OutsideLine
from .page import DirectoryPage
from .private_look import PrivateLook
from .proposal import CaseProposal
from .public_page import PublicProfilePage
from .skill import SchemeVersion, Skill, SkillLabel
from .suggestion import Suggestion

__all__ = [
    "Agreement",
    "Ask",
    "CaseProposal",
    "CheckIn",
    "ContactDetail",
    "DirectoryPage",
    "Excess",
    "Exclusion",
    "Farewell",
    "FollowUp",
    "Goal",
    "IntakeCase",
    "IntakeMail",
    "IntakeMessage",
    "Introduction",
    "Listing",
    "Member",
    "MemberInvitation",
    "MemberLanguage",
    "MemberSkill",
    "Mentorship",
    "MentorshipEntry",
    "Message",
    "MonthlyFigures",
    "Notice",
    "Offer",
    "OpenProfile",
    "OutsideLine",
    "PrivateLook",
    "Programme",
    "PublicProfilePage",
    "RecoveryCode",
    "Reopening",
    "Request",
    "Reveal",
    "SafetyReport",
    "SchemeVersion",
    "Session",
    "Signal",
    "Skill",
    "SkillLabel",
    "Suggestion",
    "Vetting",
    "VouchAsk",
    "kept_apart",
    "not_kept_from",
]
