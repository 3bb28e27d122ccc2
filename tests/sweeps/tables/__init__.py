"""Every address of the site, one table a room. A new address gets its row here."""

from . import (
    accounts,
    campaigns,
    clinic,
    directory,
    editorial,
    exchange,
    files,
    lists,
    localize,
    mentorship,
    pages,
    profiles,
    public,
    signatures,
    site,
    teams,
)
from .behind import BEHIND

MEMBERS = (clinic, directory, exchange, mentorship, profiles)
PUBLIC = (public, signatures, campaigns)
TABLES = (*PUBLIC, accounts, pages, lists, files, editorial, localize, teams, site, *MEMBERS)
ROWS = [row for table in TABLES for row in table.ROWS]

__all__ = ["BEHIND", "ROWS"]
