"""The other half of the board: who gives, how much they can still take, what runs out, what is missing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from django.core.cache import cache
from django.db.models import Count, Q
from django.utils import timezone

from ..audiences import Audience
from ..exchange import facts
from ..exchange.capacity import carried_otherwise, of_month, taking
from ..matching import Gap, gaps, suppressed
from ..models import Ask, Introduction, Member, Offer, Request
from ..models.member import today
from ..skills.scheme import Scheme
from ..visibility import Viewer, visible

LEAD = Viewer(audiences=frozenset({Audience.LEAD}))
SOON = timedelta(days=14)
SHOWN = 50
# How long an ask has waited, in days: the first bound that is not passed.
AGES = {"day": 1, "days": 3}
OLDER = "older"
GAPS_KEPT = 600  # seconds: what is missing changes slowly, and nobody is to watch it change


@dataclass(frozen=True)
class Ending:
    offer: Offer
    handle: str
    field: str


@dataclass(frozen=True)
class Load:
    """left: how many more they can take; none or one."""

    member: Member
    handle: str
    left: int


def asks_by_age(user: Any, regions: set[int]) -> dict[str, int | None]:
    """How many questions wait for an answer, for requests of these regions, by age; under five is not told.
    The looking lead's own requests are left out: nobody is told how many were asked for theirs."""
    now = timezone.now()
    bounds = [now - timedelta(days=days) for days in AGES.values()]
    rows = Ask.objects.waiting().filter(request__member__region__in=regions)
    rows = rows.exclude(request__member__user=user.pk).exclude(member__user=user.pk)
    counted = rows.aggregate(
        day=Count("pk", filter=Q(made_at__gt=bounds[0])),
        days=Count("pk", filter=Q(made_at__lte=bounds[0], made_at__gt=bounds[1])),
        older=Count("pk", filter=Q(made_at__lte=bounds[1])),
    )
    return suppressed(counted)


def ending_offers(regions: set[int], scheme: Scheme, language: str) -> list[Ending]:
    """Offers of these regions that run out soon; the field only where its owner shows it to leads."""
    rows = Offer.objects.open().filter(member__region__in=regions, expires_on__lte=today() + SOON)
    rows = rows.filter(member__in=Member.objects.may_be_asked()).select_related("member__user")
    return [
        Ending(row, handle_of(row.member), field_of(row, scheme, language))
        for row in rows.order_by("expires_on", "pk")[:SHOWN]
    ]


def handle_of(member: Member) -> str:
    return member.user.get_username() if member.user else "–"


def field_of(offer: Offer, scheme: Scheme, language: str) -> str:
    concept = scheme.skills.get(offer.skill_id)
    if concept is None or not visible(LEAD, offer.member, "skills_offered"):
        return ""
    return scheme.name((*concept.above, concept.pk)[0], language)


def near_capacity(regions: set[int]) -> list[Load]:
    """Members of these regions who offer something and can take one more or nobody; five statements."""
    offering = Offer.objects.open().values("member")
    rows = Member.objects.may_be_asked().filter(region__in=regions, pk__in=offering, at_once__gt=0)
    own = Introduction.objects.filter(helper__region__in=regions)
    carried, month, other = taking(own), of_month(own, timezone.now()), carried_otherwise()
    found = []
    for member in rows.select_related("user").order_by("pk"):
        load = carried.get(member.pk, 0) + other.get(member.pk, 0)
        left = min(member.at_once - load, member.per_month - month.get(member.pk, 0))
        if left < 1 or (left == 1 and load):
            found.append(Load(member, handle_of(member), max(0, left)))
    return sorted(found, key=lambda one: one.left)[:SHOWN]


def missing() -> tuple[Gap, ...]:
    """What is asked for more than it is offered, in the whole network: in one region hardly anything could be
    told. Read anew after ten minutes."""
    return cast(tuple[Gap, ...], cache.get_or_set("directory-gaps", found_missing, GAPS_KEPT))


def found_missing() -> tuple[Gap, ...]:
    now: datetime = timezone.now()
    people, tree = facts.know_people(now), facts.skill_tree()
    looking = Request.objects.looking().select_related("member").defer("summary", "detail")
    needs = [facts.need(row, (), people) for row in looking]
    return gaps(needs, facts.helpers(people), tree, now=int(now.timestamp()))
