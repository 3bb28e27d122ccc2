"""How many people somebody can take, counted in one place for the engine and for the yes under the lock."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Count, Max
from django.utils import timezone

from ..models import Introduction, Member

MONTH = timedelta(days=30)

# What else counts (a mentor's load): function(ids of members, None for all) -> {member: how many}. Filled in
# `AppConfig.ready`.
other_loads: list[Callable[[list[int] | None], dict[int, int]]] = []


def carried_otherwise(member_ids: list[int] | None = None) -> dict[int, int]:
    """member -> what they carry besides introductions."""
    found: dict[int, int] = {}
    for load in other_loads:
        for member, number in load(member_ids).items():
            found[member] = found.get(member, 0) + number
    return found


def taking(introductions) -> dict[int, int]:
    """helper -> how many they are helping or have just said yes to."""
    rows = introductions.taking_capacity().values_list("helper").annotate(number=Count("pk"))
    return dict(rows.values_list("helper", "number"))


def of_month(introductions, now: datetime) -> dict[int, int]:
    """helper -> how many they said yes to in thirty days; those that were not taken up do not count."""
    rows = introductions.exclude(state=Introduction.State.DECLINED).filter(proposed_at__gte=now - MONTH)
    return dict(rows.values_list("helper").annotate(number=Count("pk")).values_list("helper", "number"))


def left(member: Member) -> int:
    """How many more this member can take now. Exact only while the caller holds the member's row lock."""
    own = Introduction.objects.filter(helper=member)
    carried = taking(own).get(member.pk, 0) + carried_otherwise([member.pk]).get(member.pk, 0)
    return min(member.at_once - carried, member.per_month - of_month(own, timezone.now()).get(member.pk, 0))


def rests(member: Member, now: datetime) -> bool:
    """Whether the days of rest that this member wants after each yes are not over, as the engine counts them.
    Exact only while the caller holds the member's row lock."""
    last = Introduction.objects.filter(helper=member).aggregate(last=Max("proposed_at"))["last"]
    return last is not None and last + timedelta(days=member.rest_days) > now
