"""What the engine is told, read from the database in a number of statements that does not grow with it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Count, Max
from django_countries import countries

from ..matching import Helper, Mode, Nearness, Need, SkillTree, Urgency, rests_until, weekly
from ..matching import Offer as OfferFact
from ..models import (
    Ask,
    Exclusion,
    Introduction,
    Member,
    MemberLanguage,
    Offer,
    Request,
    SafetyReport,
    Skill,
)
from ..models.exchange import Hours
from ..spoken import SPOKEN
from .capacity import MONTH, carried_otherwise, of_month, taking

WORKDAYS, WEEKEND = range(5), range(5, 7)
# Parts of a week as days and local hours.
PARTS = {
    Hours.WEEKDAY_MORNINGS: (WORKDAYS, 8, 12),
    Hours.WEEKDAY_AFTERNOONS: (WORKDAYS, 13, 18),
    Hours.EVENINGS: (range(7), 18, 22),
    Hours.WEEKENDS: (WEEKEND, 8, 20),
}


def skill_tree() -> SkillTree:
    """The whole scheme, retired skills too: an old offer still means what it meant."""
    step = Skill.steplen
    rows = list(Skill.objects.order_by("path").values_list("pk", "path", "needs_jurisdiction"))
    by_path = {path: pk for pk, path, _bound in rows}
    paths = {
        pk: tuple(by_path[path[:end]] for end in range(step, len(path) + 1, step))
        for pk, path, _bound in rows
    }
    return SkillTree(paths, frozenset(pk for pk, _path, bound in rows if bound))


def utc_offset(zone: str, now: datetime) -> int:
    """Minutes east of UTC at that moment; 0 where the zone is not told or unknown."""
    try:
        offset = now.astimezone(ZoneInfo(zone)).utcoffset() if zone else None
    except (ZoneInfoNotFoundError, ValueError):
        offset = None
    return int((offset or timedelta()).total_seconds() // 60)


def hours_of(parts: int, zone: str, now: datetime) -> int:
    """The hours of the week of a set of parts, in UTC; 0 for none told."""
    offset, found = utc_offset(zone, now), 0
    for part, (days, first, last) in PARTS.items():
        if parts & part.value:
            found |= weekly(days, first, last, offset)
    return found


def seconds(moment: datetime | None) -> int | None:
    return None if moment is None else int(moment.timestamp())


def country_number(code: str) -> int | None:
    return countries.numeric(code) if code else None


@dataclass
class People:
    """What is known of some members, by key: languages, where they are, what they carry."""

    now: datetime
    languages: dict[int, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    excluded: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    carried: dict[int, int] = field(default_factory=dict)
    in_month: dict[int, int] = field(default_factory=dict)
    waiting: dict[int, int] = field(default_factory=dict)
    last_yes: dict[int, datetime] = field(default_factory=dict)
    asked: dict[int, list[tuple[int, datetime]]] = field(default_factory=lambda: defaultdict(list))


def languages_of(member_ids: Iterable[int] | None = None) -> dict[int, list[tuple[int, int]]]:
    rows = MemberLanguage.objects.all()
    if member_ids is not None:
        rows = rows.filter(member__in=member_ids)
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for member, code, level in rows.values_list("member", "code", "level"):
        if code in SPOKEN:
            found[member].append((SPOKEN[code].number, level))
    return found


def counted(rows, by: str) -> dict[int, int]:
    return dict(rows.values_list(by).annotate(number=Count("pk")).values_list(by, "number"))


def know_people(now: datetime) -> People:
    """As many statements, whatever the number of members."""
    asks = Ask.objects.filter(made_at__gte=now - MONTH)
    people = People(now, languages=languages_of())
    for member, other in Exclusion.objects.values_list("member", "other"):
        people.excluded[member].add(other)
    people.carried = taking(Introduction.objects.all())
    for member, number in carried_otherwise().items():
        people.carried[member] = people.carried.get(member, 0) + number
    people.in_month = of_month(Introduction.objects.all(), now)
    people.waiting = counted(Ask.objects.waiting(), "member")
    last = Introduction.objects.values_list("helper").annotate(last=Max("proposed_at"))
    people.last_yes = dict(last.values_list("helper", "last"))
    # Who told that it was not safe is not brought together with the same person again.
    for one, other in SafetyReport.objects.order_by().pairs():
        people.excluded[one].add(other)
    for member, urgency, made_at in asks.values_list("member", "request__urgency", "made_at"):
        people.asked[member].append((urgency, made_at))
    return people


def helpers(people: People) -> list[Helper]:
    """Everybody who offers something and may be asked. Three statements more."""
    offers = offers_by_member(people.now)
    rows = Member.objects.may_be_asked().filter(pk__in=offers)
    columns = ("pk", "region_id", "country", "time_zone", "at_once", "per_month", "rest_days")
    return [
        helper(Row(*row), offers[row[0]], people)
        for row in rows.order_by("pk").values_list(*columns).iterator(chunk_size=2000)
    ]


@dataclass(frozen=True)
class Row:
    pk: int
    region_id: int
    country: str
    time_zone: str
    at_once: int
    per_month: int
    rest_days: int


def offers_by_member(now: datetime) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = defaultdict(list)
    for offer in Offer.objects.open().order_by("pk").iterator(chunk_size=2000):
        found[offer.member_id].append(offer)
    return found


def helper(row: Row, offers: list[Offer], people: People) -> Helper:
    waiting = people.waiting.get(row.pk, 0)
    carried = people.carried.get(row.pk, 0)
    left = min(row.at_once - carried, row.per_month - people.in_month.get(row.pk, 0)) - waiting
    parts = 0
    for offer in offers:
        parts |= offer.hours
    return Helper(
        key=row.pk,
        offers=tuple(offer_fact(offer) for offer in offers),
        languages=tuple(sorted(people.languages.get(row.pk, ()))),
        capacity=max(0, left),
        load=carried + waiting,
        hours=hours_of(parts, row.time_zone, people.now),
        region=row.region_id,
        country=country_number(row.country),
        excluded=frozenset(people.excluded.get(row.pk, ())),
        rests_until=rest_of(row, people),
        last_asked=seconds(max((made for _urgency, made in people.asked.get(row.pk, ())), default=None)),
    )


def offer_fact(offer: Offer) -> OfferFact:
    return OfferFact(
        skill=offer.skill_id,
        level=offer.level,
        modes=Mode(offer.modes),
        languages=frozenset(offer.languages),
        jurisdictions=frozenset(offer.jurisdictions),
    )


def rest_of(row: Row, people: People) -> int | None:
    """Their own days of rest after the last yes, and the engine's after each ask."""
    ends = [
        rests_until(Urgency(urgency), int(made.timestamp())) for urgency, made in people.asked.get(row.pk, ())
    ]
    if row.pk in people.last_yes:
        ends.append(int((people.last_yes[row.pk] + timedelta(days=row.rest_days)).timestamp()))
    return max(ends, default=None)


NEAR = {
    Request.Near.EITHER: Nearness.EITHER,
    Request.Near.SAME_REGION: Nearness.SAME_REGION,
    Request.Near.ELSEWHERE: Nearness.ELSEWHERE,
}


def need(request: Request, asked: Iterable[int], people: People) -> Need:
    """A request as the engine reads it. Its member has to be at hand (`select_related`)."""
    member = request.member
    spoken = dict(people.languages.get(member.pk, ()))
    wanted = request.languages or sorted(spoken)
    return Need(
        key=request.pk,
        requester=member.pk,
        skill=request.skill_id,
        languages=tuple((number, spoken.get(number, 1)) for number in wanted),
        level=request.level,
        modes=Mode(request.modes),
        urgency=Urgency(request.urgency),
        window=hours_of(request.hours, member.time_zone, people.now),
        jurisdiction=request.jurisdiction,
        region=member.region_id,
        country=country_number(member.country),
        nearness=NEAR[Request.Near(request.near)],
        excluded=frozenset(people.excluded.get(member.pk, ())),
        asked=frozenset(asked),
        wanted=1 if request.is_named else None,
        since=seconds(request.opened_at),
    )
