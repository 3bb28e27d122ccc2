from .index import StoriesIndexPage
from .story import StoryPage

__all__ = ["StoriesIndexPage", "StoryPage"]
