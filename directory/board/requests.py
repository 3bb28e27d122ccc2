"""Open requests of the lead's own regions, as a lead may know them: a handle, a field, how soon, how old.

Of oneself nobody is shown anything here: a lead who asks for help is told what every member is told.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from regions.permissions import may_manage_members, regions_to_manage_members_in
from safekeeping import audit

from ..exchange.facts import helpers, know_people, need, skill_tree
from ..matching import fruitful
from ..models import Ask, PrivateLook, Request
from ..models.member import today
from ..skills.scheme import Scheme
from ..states import MAY_REQUEST
from .supply import handle_of

LOOKING, FOUND, NOT_FOUND = Request.State.LOOKING, Request.State.FOUND, Request.State.NOT_FOUND
# How long a request that found nobody stays on the board.
KEPT = timedelta(days=30)


def requests_for(user: Any) -> QuerySet[Request]:
    """Open requests, and those that lately found nobody, of members of the regions the person leads; those
    that wait for a lead first. `queued`: nobody could be asked in its last wave, and no answer is due."""
    own = regions_to_manage_members_in(user)
    last_wave = Ask.objects.filter(request=OuterRef("pk"), made_at__gte=OuterRef("last_wave_at"))
    waiting = Ask.objects.waiting().filter(request=OuterRef("pk"))
    rows = Request.objects.filter(member__region__in=own, member__state__in=MAY_REQUEST)
    rows = rows.exclude(member__user=user.pk).own()
    is_open = Q(state=LOOKING, expires_on__gte=today()) | Q(state=FOUND)
    rows = rows.filter(is_open | Q(state=NOT_FOUND, closed_at__gte=timezone.now() - KEPT))
    is_queued = Q(state=LOOKING, last_wave_at__isnull=False) & ~Exists(last_wave) & ~Exists(waiting)
    queued = Case(When(is_queued, then=Value(1)), default=Value(0), output_field=IntegerField())
    looking = Case(When(state=FOUND, then=Value(1)), default=Value(0), output_field=IntegerField())
    rows = rows.annotate(queued=queued, settled=looking).defer("summary", "detail")
    rows = rows.select_related("member__user", "member__region")
    return rows.order_by("-queued", "settled", "-urgency", "opened_at", "pk")


@dataclass(frozen=True)
class Line:
    """field: the top of the scheme above the skill; empty where telling it could endanger somebody."""

    row: Request
    handle: str
    field: str
    days: int


def line_of(row: Request, scheme: Scheme, language: str, now: datetime) -> Line:
    concept = scheme.skills.get(row.skill_id)
    way = (*concept.above, concept.pk) if concept else ()
    is_sensitive = any(scheme.skills[pk].sensitive for pk in way)
    field = scheme.name(way[0], language) if way and not is_sensitive else ""
    return Line(row, handle_of(row.member), field, (now - row.opened_at).days)


@transaction.atomic
def look(row: Request, *, by: Any) -> None:
    """One look at what is wanted, which the member is told. Raises PermissionDenied."""
    if not may_manage_members(by, row.member.region):
        raise PermissionDenied
    PrivateLook.objects.get_or_create(member=row.member, by=by.pk, on=today())
    audit.record("request.read", actor_id=by.pk, subject=f"request:{row.pk}")


def ways_out(row: Request) -> list[list[str]]:
    """The fewest steps that reach somebody who may be asked now, each way as values of steps."""
    now = timezone.now()
    people = know_people(now)
    asked = row.asks.values_list("member", flat=True)
    found = fruitful(need(row, asked, people), helpers(people), skill_tree(), now=int(now.timestamp()))
    return [[step.value for step in way.steps] for way in found if way.steps]
