"""Pages of a list in the order of names, by where one ends: as quick on the last page as on the first.

A place is encrypted for the one who turns the page. Names in an address would stand in histories, and a place
of one's own making could ask who comes before or after it.
"""

import base64
import binascii
import json
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from django.db.models import Q, QuerySet

from safekeeping.hashing import derived_key

from ..models import Listing, Member

AT_ONCE = 20
LONGEST_PLACE = 800
Place = tuple[str, str]


@dataclass(frozen=True)
class Leaf:
    """earlier, later: places to turn to; empty where there is nothing."""

    rows: list[Listing]
    earlier: str = ""
    later: str = ""


def _cipher() -> AESSIV:
    # The same place always gives the same word: a page is the same bytes when nothing changed.
    return AESSIV(derived_key("directory:place"))


def sealed(row: Listing, member: Member) -> str:
    place = json.dumps([row.sort_key, row.public_id]).encode()
    return base64.urlsafe_b64encode(_cipher().encrypt(place, [str(member.pk).encode()])).decode().rstrip("=")


def opened(word: str, member: Member) -> Place | None:
    """The place that was sealed for this member; None for anything else."""
    if not word or len(word) > LONGEST_PLACE:
        return None
    try:
        closed = base64.b64decode(word + "=" * (-len(word) % 4), altchars=b"-_", validate=True)
        sort_key, public_id = json.loads(_cipher().decrypt(closed, [str(member.pk).encode()]))
    except (binascii.Error, InvalidTag, ValueError):
        return None
    return sort_key, public_id


def turn(rows: QuerySet[Listing], member: Member, *, after: str = "", before: str = "") -> Leaf:
    """The page after a place, the one before it, or the first."""
    start, end = opened(after, member), opened(before, member)
    if start is None and end is not None:
        return _backwards(rows, member, end)
    if start is not None:
        sort_key, public_id = start
        later = Q(sort_key__gt=sort_key) | Q(sort_key=sort_key, public_id__gt=public_id)
        rows = rows.filter(later, sort_key__gte=sort_key)
    read = list(rows.order_by("sort_key", "public_id")[: AT_ONCE + 1])
    shown = read[:AT_ONCE]
    return Leaf(
        shown,
        earlier=sealed(shown[0], member) if start and shown else "",
        later=sealed(shown[-1], member) if len(read) > AT_ONCE else "",
    )


def _backwards(rows: QuerySet[Listing], member: Member, end: Place) -> Leaf:
    sort_key, public_id = end
    earlier = Q(sort_key__lt=sort_key) | Q(sort_key=sort_key, public_id__lt=public_id)
    rows = rows.filter(earlier, sort_key__lte=sort_key)
    read = list(rows.order_by("-sort_key", "-public_id")[: AT_ONCE + 1])
    if not read:
        return Leaf([])
    shown = read[:AT_ONCE][::-1]
    return Leaf(
        shown,
        earlier=sealed(shown[0], member) if len(read) > AT_ONCE else "",
        later=sealed(shown[-1], member),
    )
