"""Files of a page that is shown by a preview link.

A file is served while something public uses it, and a cookie that says who opened the link would be kept on
a source's device. Pictures inside the page itself (`data:`) would send every size to a phone and could hold
no recording. So each address of a file in that one answer carries a seal, which opens this one file for an
hour and dies with the link. The link's token stands in no address but its own.
"""

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta

from django.utils import timezone

from safekeeping.hashing import keyed_hash

LOOK = timedelta(hours=1)
PARAMETER = "look"

_link: ContextVar[tuple[int, int] | None] = ContextVar("preview_link_shown", default=None)


@contextmanager
def files_shown_by(link_id: int) -> Iterator[None]:
    """Within it the storage writes addresses that show the file to whoever opened the link."""
    until = int((timezone.now() + LOOK).timestamp())
    token = _link.set((link_id, until))
    try:
        yield
    finally:
        _link.reset(token)


def with_seal(address: str, name: str) -> str:
    """The address of a stored file, sealed where a preview is being written."""
    shown = _link.get()
    if shown is None:
        return address
    link_id, until = shown
    return f"{address}?{PARAMETER}={link_id}.{until}.{_seal(link_id, until, name)}"


def link_of_seal(value: str, name: str) -> int | None:
    """The number of the link that showed the file within the last hour; None for anything else."""
    parts = value.split(".")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts[:2]):
        return None
    link_id, until = int(parts[0]), int(parts[1])
    is_ours = hmac.compare_digest(parts[2].encode(), _seal(link_id, until, name).encode())
    return link_id if is_ours and until > timezone.now().timestamp() else None


def _seal(link_id: int, until: int, name: str) -> str:
    return keyed_hash("preview-file", f"{link_id}:{until}:{name}")
