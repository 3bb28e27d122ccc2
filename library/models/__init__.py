from .index import LibraryIndexPage
from .insight import InsightPage
from .meeting import MeetingPage

__all__ = ["InsightPage", "LibraryIndexPage", "MeetingPage"]
