from .listing import Listing
from .member import ContactDetail, Member, MemberLanguage, MemberSkill
from .notice import Notice
from .page import DirectoryPage
from .skill import Skill, SkillLabel

__all__ = [
    "ContactDetail",
    "DirectoryPage",
    "Listing",
    "Member",
    "MemberLanguage",
    "MemberSkill",
    "Notice",
    "Skill",
    "SkillLabel",
]
