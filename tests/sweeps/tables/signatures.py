"""Signing an action, and what its region's people see of it."""

from ..people import COORDINATOR, EVERYBODY, KENYA, REGIONS
from ..rows import open_to

ROWS = [
    *open_to(
        EVERYBODY,
        "/en/sign/{petition_key}/",
        "/en/sign/{petition_key}/organisation/",
        "/en/sign/{petition_key}/sent/",
        "/en/sign/{petition_key}/remove/",
        "/en/signed/{signed}/",
    ),
    *open_to(REGIONS | COORDINATOR, "/admin/signatures/"),
    *open_to(KENYA | COORDINATOR, "/admin/signatures/{petition}/", "/admin/signatures/{petition}/export/"),
]
