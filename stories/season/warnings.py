"""Months near their day that lack something: told once a stage, by mail in the receiver's daytime, and shown
on the first page of whoever plans them."""

import datetime
import logging
from collections import defaultdict
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Prefetch, Q
from django.utils import timezone

from editorial import notices
from regions.mandates import mandates_of
from regions.models import Mandate
from regions.roles import Act

from ..models import Slot, SlotWarning, StoryPage
from .calendar import site_zone, today
from .gaps import Gap, day_out, gaps_of
from .reading import facts_of
from .rights import may_manage
from .states import PUBLIC, State

log = logging.getLogger(__name__)

STAGES = (60, 30, 14, 7)  # days before the month's day
DAYTIME = range(9, 18)  # full hours of the receiver's clock
UNCHOSEN = ("", "UTC")  # what an account begins with, before anybody chose a time zone


@dataclass(frozen=True)
class Warned:
    """A month whose day is near and for which something is due. stage: the newest of STAGES reached."""

    slot: Slot
    stage: int
    gaps: list[Gap]


def near(slots=None, now: datetime.datetime | None = None) -> list[Warned]:
    """Of these months (all, unless said) those that lack something that is due, the nearest first. A fixed
    number of queries. What is not due yet is no reason for a warning, but is told with what is."""
    day = today(now)
    slots = [slot for slot in _planned(slots, day) if 0 <= (day_out(slot) - day).days <= STAGES[0]]
    facts = facts_of(slots) if slots else None
    found = []
    for slot in sorted(slots, key=day_out):
        gaps = gaps_of(slot, facts, day)
        if any(gap.days_left <= 0 for gap in gaps):
            left = (day_out(slot) - day).days
            found.append(Warned(slot, min(stage for stage in STAGES if left <= stage), gaps))
    return found


def _planned(slots, day: datetime.date):
    """Those that are neither public nor skipped. A season ends in the year after it began; an embargo
    can be later, not by years."""
    slots = Slot.objects.all() if slots is None else slots
    story = Prefetch("story", StoryPage.objects.defer("body", "ask").prefetch_related("placement"))
    open_ones = slots.exclude(state__in=[*PUBLIC, State.SKIPPED]).filter(season__year__gte=day.year - 2)
    return open_ones.select_related("season", "region", "owner", "backup").prefetch_related(story)


def near_for(user) -> list[Warned]:
    """For the first page: the months of the regions whose planning is theirs, those they answer for, and
    for coordinators those of the network and of nobody."""
    mandates = mandates_of(user)
    own = mandates.regions(Act.WRITE) | mandates.regions(Act.MANAGE_TEAM)
    seen = mandates.regions(Act.SEE)
    mine = Q(region__in=own) | Q(Q(owner=user) | Q(backup=user), region__in=seen)
    if mandates.is_coordinator:
        mine |= Q(region=None) | Q(region__is_network=True) | Q(owner=user) | Q(backup=user)
    return near(Slot.objects.filter(mine)) if mandates else []


# Once an hour ----------------------------------------------------------------------------------


def warn(now: datetime.datetime | None = None) -> int:
    """Tells everybody once a stage, in one mail for all their months. Who sleeps now is told by a later run,
    if something is still missing then; a stage that was missed is not told beside a newer one. Returns how
    many mails were written."""
    now = now or timezone.now()
    months = defaultdict(list)
    for warned in near(now=now):
        for person in receivers(warned.slot):
            months[person].append(warned)
    count = 0
    for person, theirs in sorted(months.items(), key=lambda item: item[0].pk):
        try:
            count += is_awake(person, now) and tell(person, theirs)
        except Exception as error:  # one that fails holds up no other
            log.error("warning of person %s failed: %s", person.pk, type(error).__name__)
    return count


@transaction.atomic
def tell(person, months: list[Warned]) -> bool:
    """One neutral mail, unless everything was told before. Two runs at once: the constraint lets one tell."""
    rows = [
        SlotWarning.objects.get_or_create(slot=warned.slot, days=warned.stage, person=person)
        for warned in sorted(months, key=lambda warned: warned.slot.pk)
    ]
    is_new = any(created for _row, created in rows)
    if is_new:
        notices.tell([person], "gap_warning")
    return is_new


def receivers(slot: Slot) -> list:
    """Who answers for the month and who steps in; else who plans it in its region; else the coordinators.
    Only people whom a mail reaches, so that somebody hears of it."""
    named = {person for person in (slot.owner, slot.backup) if person}
    answering = [person for person in named if person.is_active and may_manage(person, slot)]
    held = Mandate.objects.in_force()
    hosts = held.filter(role__in=["editor", "lead"], region=slot.region) if slot.region else held.none()
    coordinators = held.filter(role="coordinator")
    return _reached(answering) or _reached(_people(hosts)) or _reached(_people(coordinators))


def _people(mandates):
    return get_user_model().objects.filter(is_active=True, pk__in=mandates.values("user"))


def _reached(people) -> list:
    return [person for person in people if person.email]


def is_awake(person, now: datetime.datetime) -> bool:
    """Between 9 and 18 o'clock of the person's zone, else of the site's."""
    zone = site_zone() if person.time_zone in UNCHOSEN else ZoneInfo(person.time_zone)
    return now.astimezone(zone).hour in DAYTIME
