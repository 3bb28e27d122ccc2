from .base import BasePage, TreePage
from .front import HomePage
from .region import RegionPage, RegionsIndexPage
from .standard import StandardPage

__all__ = ["BasePage", "HomePage", "RegionPage", "RegionsIndexPage", "StandardPage", "TreePage"]
