"""What is deleted when: forms that nobody confirmed, and addresses once an action is over."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from wagtail.models import Page

from ..models import Signature, SigningGone
from ..models.signable import SignablePage
from ..models.signature import KEPT_DAYS, UNCONFIRMED_DAYS, today

State = Signature.State


@dataclass(frozen=True)
class Kept:
    """purged: rows that were deleted; wiped: counted ones from which the way to a person was taken out."""

    purged: int = 0
    wiped: int = 0


def keep(tick: Callable[[], object] = lambda: None) -> Kept:
    """Does what is due today, content by content. A second run changes nothing."""
    purged = purge()
    wiped = 0
    for placement_id, key in with_addresses():
        if is_long_over(placement_id, key):
            wiped += wipe(placement_id)
        tick()
    return Kept(purged, wiped)


def purge() -> int:
    """Unconfirmed forms, and what is left of removed ones, seven days after they were sent."""
    before = today() - datetime.timedelta(days=UNCONFIRMED_DAYS)
    due = Signature.objects.filter(state__in=[State.WAITING, State.REMOVED], signed_on__lt=before)
    # A removal of today keeps its hash until tomorrow: one mail a day.
    return due.exclude(mailed_on=today()).delete()[0]


def with_addresses() -> list[tuple[int, UUID]]:
    rows = Signature.objects.filter(address_hash__isnull=False)
    return list(rows.order_by("placement").values_list("placement", "placement__translation_key").distinct())


def is_long_over(placement_id: int, key: UUID) -> bool:
    """Closed, or gone from the public, for so long that nobody has to be reached any more."""
    public = [
        page for page in Page.objects.filter(translation_key=key, live=True).specific() if is_signable(page)
    ]
    if public:
        SigningGone.objects.filter(placement=placement_id).delete()
        last_days = [page.closes_on for page in public]
        over_since = None if None in last_days else max(last_days)
    else:
        over_since = SigningGone.objects.get_or_create(placement_id=placement_id)[0].since
    return over_since is not None and over_since < today() - datetime.timedelta(days=KEPT_DAYS)


def is_signable(page) -> bool:
    return isinstance(page, SignablePage) and page.takes_signatures


@transaction.atomic
def wipe(placement_id: int) -> int:
    """Addresses, their hashes and names that nobody reads go; what was counted stays counted."""
    rows = Signature.objects.filter(placement=placement_id)
    rows.exclude(state=State.CONFIRMED).delete()
    counted = rows.filter(address_hash__isnull=False)
    unread = counted.filter(looked_at=None) | counted.filter(is_refused=True)
    unread.update(name=None, shown=Signature.Shown.HIDDEN)
    return counted.update(address=None, address_hash=None, language="")
