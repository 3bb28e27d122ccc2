"""Every address of the site, one table a room. A new address gets its row here."""

from . import accounts, directory, editorial, exchange, files, lists, localize, pages, public, site, teams
from .behind import BEHIND

TABLES = (public, accounts, pages, lists, files, editorial, localize, teams, site, directory, exchange)
ROWS = [row for table in TABLES for row in table.ROWS]

__all__ = ["BEHIND", "ROWS"]
