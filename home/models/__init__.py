from .base import BasePage, TreePage
from .front import HomePage
from .region import RegionPage, RegionsIndexPage
from .search import SearchEntry
from .standard import StandardPage

__all__ = [
    "BasePage",
    "HomePage",
    "RegionPage",
    "RegionsIndexPage",
    "SearchEntry",
    "StandardPage",
    "TreePage",
]
