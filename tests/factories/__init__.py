from .people import PASSWORD, Person, hold
from .regions import RegionFactory, locale, network, region

__all__ = ["PASSWORD", "Person", "RegionFactory", "hold", "locale", "network", "region"]
