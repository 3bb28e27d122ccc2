"""One run of the engine: time-outs, then a wave of asks for every request whose turn it is.

What takes long happens outside any transaction; what is written is checked again under locks.
"""

import logging
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from safekeeping import audit
from safekeeping.hashing import derived_key

from ..lifecycle import lock_people, move
from ..lifecycle import locked as locked_member
from ..matching import WAVES, Assignment, Fact, Urgency, assign, explain, is_due
from ..models import Ask, Member, Request, not_kept_from
from ..models.exchange import Soon
from ..notices import notify
from ..states import MAY_BE_ASKED, By, State, WrongTransition
from .closing import end_overdue
from .facts import helpers, know_people, need, seconds, skill_tree

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
TOO_OFTEN = 3  # asks without any answer, one after the other
# What a request shows to those who are asked.
SHOWN = frozenset({Fact.SKILL, Fact.LEVEL, Fact.LANGUAGES, Fact.HOURS, Fact.JURISDICTIONS})


@dataclass(frozen=True)
class Run:
    """due: requests whose wave it was; asked: people asked; unserved: requests for which nobody could be."""

    due: int = 0
    asked: int = 0
    unserved: int = 0


def run(*, only: int | None = None, tick: Callable[[], object] = lambda: None) -> Run:
    """Asks whoever is best for all due requests together, so that nobody is asked for all of them.

    Arguments: only, the number of one request to look at; tick, called for each request that was served.
    """
    now = timezone.now()
    if only is None:
        end_overdue()
        time_out(now)
    due = due_requests(now, only)
    if not due:
        return Run()
    people, tree = know_people(now), skill_tree()
    asked_before = asked_of(due)
    needs = [need(request, asked_before[request.pk], people) for request in due]
    crowd = helpers(people)
    named = {request.pk: request.named_id for request in due if request.is_named}
    found = assign(
        needs,
        crowd,
        tree,
        key=derived_key("matching"),
        now=int(now.timestamp()),
        agrees=(lambda need, helper: named.get(need.key, helper.key) == helper.key) if named else None,
    )
    told = reasons_of(found, needs, crowd, tree, int(now.timestamp()))
    chosen: dict[int, list[int]] = defaultdict(list)
    for pair in found.pairs:
        chosen[pair.need].append(pair.helper)
    asked = 0
    for request in due:
        asked += send(request, chosen[request.pk], told, now)
        tick()
    return Run(len(due), asked, len(found.unserved))


def due_requests(now: datetime, only: int | None) -> list[Request]:
    rows = Request.objects.looking().select_related("member").order_by("pk")
    if only is not None:
        rows = rows.filter(pk=only)
    moment = int(now.timestamp())
    return [row for row in rows if is_due(Urgency(row.urgency), seconds(row.last_wave_at), moment)]


def asked_of(due: list[Request]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for request, member in Ask.objects.filter(request__in=due).values_list("request", "member"):
        found[request].add(member)
    return found


def reasons_of(found: Assignment, needs, crowd, tree, moment: int) -> dict[tuple[int, int], list]:
    """Why each pair was made, from what the request shows: [[code, numbers], …]."""
    by_need, by_helper = {one.key: one for one in needs}, {one.key: one for one in crowd}
    return {
        (pair.need, pair.helper): [
            [reason.code.value, list(reason.about)]
            for reason in explain(by_need[pair.need], by_helper[pair.helper], tree, now=moment, shown=SHOWN)
        ]
        for pair in found.pairs
    }


@transaction.atomic
def send(request: Request, chosen: list[int], told: dict, now: datetime) -> int:
    """Writes one wave, unless somebody answered, withdrew or ran the engine meanwhile. The time of the wave
    is noted even where nobody could be asked: when the next one goes tells nothing."""
    # First the people, as hiding does: their rows remember a mail that they get for it.
    there = [member.pk for member in lock_people(*chosen) if State(member.state) in MAY_BE_ASKED]
    row = Request.objects.select_for_update(of=("self",), no_key=True).filter(pk=request.pk).first()
    if row is None:  # deleted meanwhile, with everything that was said
        return 0
    if row.state != Request.State.LOOKING or row.last_wave_at != request.last_wave_at:
        return 0
    row.last_wave_at = now
    row.save(update_fields=["last_wave_at"])
    answer_by = now + max(timedelta(seconds=WAVES[Urgency(row.urgency)].every), DAY)
    members = Member.objects.select_related("user").filter(pk__in=there)
    asked = 0
    for member in not_kept_from(request.member, members).order_by("pk"):
        reasons = told[request.pk, member.pk]
        ask, is_new = Ask.objects.get_or_create(
            request=row, member=member, defaults={"reasons": reasons, "made_at": now, "answer_by": answer_by}
        )
        if is_new:
            notify(member, "asked", ask.public_id, now=row.urgency == Soon.NOW)
            asked += 1
    return asked


def time_out(now: datetime) -> int:
    """Asks that nobody answered are over. Who let three in a row go by is given a rest, kindly."""
    ended = 0
    for ask in list(Ask.objects.unanswered(now).order_by("pk")):
        with transaction.atomic():
            member = locked_member(Member(pk=ask.member_id))
            audit.take_turn()  # a rest is recorded
            if not Ask.objects.filter(pk=ask.pk, state=Ask.State.WAITING).update(state=Ask.State.TIMED_OUT):
                continue
            member.unanswered += 1
            member.save(update_fields=["unanswered"])
            rest(member)
            ended += 1
    return ended


def rest(member: Member) -> None:
    if member.unanswered < TOO_OFTEN or State(member.state) not in MAY_BE_ASKED:
        return
    try:
        move(member, State.PAUSED, by=By.SITE, why="unanswered")
    except WrongTransition:  # they moved themselves meanwhile
        return
    Member.objects.filter(pk=member.pk).update(unanswered=0)
    notify(member, "resting")
