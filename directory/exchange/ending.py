"""Offers that run out soon: their owners are told once, inside the site, and renew them there."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from ..lifecycle import locked as locked_member
from ..models import Member, Notice, Offer
from ..models.member import today
from ..notices import notify
from ..states import MAY_BE_ASKED, State

TOLD_BEFORE = timedelta(days=7)
KIND = "offer-ending"


def tell_of_ending_offers() -> int:
    """Tells the owner of every offer that runs out within a week, once for each time it does. Returns how
    many were told."""
    return sum(tell(offer) for offer in list(ending(Offer.objects.all()).only("pk", "member_id")))


def ending(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Those that end soon and whose owner was not told since they were made or renewed."""
    since = today() - TOLD_BEFORE
    known = Notice.objects.filter(kind=KIND, about=OuterRef("public_id"), created_at__date__gte=since)
    rows = offers.filter(withdrawn_at=None, expires_on__range=(today(), today() + TOLD_BEFORE))
    rows = rows.filter(member__state__in=[*MAY_BE_ASKED, State.PAUSED])
    return rows.exclude(Exists(known)).order_by("pk")


@transaction.atomic
def tell(offer: Offer) -> bool:
    """Asks again under the member's lock: of two runs at once one tells."""
    member = locked_member(Member(pk=offer.member_id))
    row = ending(Offer.objects.filter(pk=offer.pk)).first()
    if row is None:
        return False
    notify(member, KIND, row.public_id)
    return True
