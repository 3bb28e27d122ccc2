from .index import LibraryIndexPage
from .insight import InsightKind, InsightPage
from .meeting import MeetingPage, PlacePolicy
from .overview import OverviewPage
from .resource import ResourceKind, ResourcePage

__all__ = [
    "InsightKind",
    "InsightPage",
    "LibraryIndexPage",
    "MeetingPage",
    "OverviewPage",
    "PlacePolicy",
    "ResourceKind",
    "ResourcePage",
]
