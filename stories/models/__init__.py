from .consent import Cause, ConsentRecord, ConsentTask, Manner, Scope, Settled, Use
from .index import StoriesIndexPage
from .season import SeasonPage
from .slot import Handover, HandoverPoint, Slot
from .story import StoryPage
from .warning import SlotWarning

__all__ = [
    "Cause",
    "ConsentRecord",
    "ConsentTask",
    "Handover",
    "HandoverPoint",
    "Manner",
    "Scope",
    "SeasonPage",
    "Settled",
    "Slot",
    "SlotWarning",
    "StoriesIndexPage",
    "StoryPage",
    "Use",
]
