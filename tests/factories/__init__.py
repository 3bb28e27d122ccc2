from .members import MemberFactory, skill
from .people import PASSWORD, Person, hold
from .regions import RegionFactory, locale, network, region

__all__ = [
    "PASSWORD",
    "MemberFactory",
    "Person",
    "RegionFactory",
    "hold",
    "locale",
    "network",
    "region",
    "skill",
]
