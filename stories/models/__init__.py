from .index import StoriesIndexPage
from .season import SeasonPage
from .slot import Handover, HandoverPoint, Slot
from .story import StoryPage

__all__ = ["Handover", "HandoverPoint", "SeasonPage", "Slot", "StoriesIndexPage", "StoryPage"]
