"""Safety is told that somebody looked at more than anybody needs to: a line on their screen, and one neutral
mail to each of them, once in a day or an hour."""

import time
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from regions.mandates import mandates_of
from regions.permissions import holders
from regions.roles import Act
from safekeeping import audit, outbox

from ..models import Excess, Member
from ..visibility import member_of

MAIL = "directory/unusual_looking"
KEPT = timedelta(days=90)
SHOWN = 50


@transaction.atomic
def tell_safety(user: Any, kind: Excess.Kind, seconds: int) -> None:
    """Of many requests at once, one tells."""
    own = member_of(user)
    region = own.region if own else None
    row, is_new = Excess.objects.get_or_create(
        by=user.pk, kind=kind, window=int(time.time() // seconds), defaults={"region": region}
    )
    if not is_new:
        return
    Excess.objects.filter(made_at__lt=timezone.now() - KEPT).delete()
    for person in holders(Act.SIGN_SAFETY, region=region).exclude(email=None).exclude(email=""):
        outbox.post(address=person.email, template=MAIL, context={}, language=person.language)
    audit.record("excess.told", actor_id=user.pk, subject=f"excess:{row.pk}")


def excesses_for(user: Any) -> QuerySet[Excess]:
    """Those this person may read: of their regions, or all."""
    mandates = mandates_of(user)
    rows = Excess.objects.select_related("region")
    if mandates.everywhere(Act.SIGN_SAFETY):
        return rows
    return rows.filter(region__in=mandates.regions(Act.SIGN_SAFETY))


def lines_for(user: Any) -> list[tuple[Excess, str]]:
    """(row, handle), the newest first; without a handle where the account is closed."""
    rows = list(excesses_for(user)[:SHOWN])
    people = get_user_model().objects.in_bulk({row.by for row in rows})
    return [(row, people[row.by].handle if row.by in people else "") for row in rows]


def forget(member: Member) -> None:
    """A step of erasure."""
    _own(member).delete()


def excesses(member: Member) -> list[list[str]]:
    """For taking along."""
    return [[row.kind, row.made_at.date().isoformat()] for row in _own(member)]


def _own(member: Member) -> QuerySet[Excess]:
    return Excess.objects.filter(by=member.user_id or 0)
