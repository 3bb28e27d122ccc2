"""What came of it: after 7 and 30 days both are asked, and "unsafe" goes to safety alone."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from safekeeping import audit

from ..exchange.behalf import is_for_case, tell_other
from ..models import FollowUp, Introduction, Member, SafetyReport
from ..profiles.registries import parting_steps

AFTER_DAYS = (7, 30)


def ask_what_came_of_it() -> int:
    """Asks both sides of what opened 7 and 30 days ago, each once. Returns how many were asked."""
    asked = 0
    for days in AFTER_DAYS:
        since = timezone.now() - timedelta(days=days)
        known = FollowUp.objects.filter(after_days=days).values("introduction")
        due = Introduction.objects.filter(opened_at__lte=since).exclude(pk__in=known)
        for introduction in due.select_related("helper__user", "requester__user", "request"):
            asked += ask_both(introduction, days)
    return asked


@transaction.atomic
def ask_both(introduction: Introduction, days: int) -> int:
    asked = 0
    for member in (introduction.requester, introduction.helper):
        if member.user_id is None:  # erased meanwhile
            continue
        _row, is_new = FollowUp.objects.get_or_create(
            introduction=introduction, member=member, after_days=days
        )
        if is_new:
            tell_other(introduction, member, "what_came_of_it")
            asked += 1
    return asked


@transaction.atomic
def answer(follow_up: FollowUp, *, answer: str) -> None:
    """Once; a second answer changes nothing. The other one never sees it."""
    if answer == FollowUp.Answer.UNSAFE:  # recorded: erasure has the chain before these rows
        audit.take_turn()
    row = FollowUp.objects.select_for_update(of=("self",), no_key=True).get(pk=follow_up.pk)
    if row.answer:
        return
    row.answer, row.answered_at = answer, timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    if answer == FollowUp.Answer.UNSAFE:
        report(row.introduction, by=row.member, text="")


@transaction.atomic
def report(introduction: Introduction, *, by: Member, text: str) -> SafetyReport:
    """Something was not safe. The audit chain holds that there is a report, and no word of it."""
    made = SafetyReport.objects.create(introduction=introduction, member=by, text=text)
    audit.record("safety.reported", actor_id=by.user_id, subject=f"report:{made.pk}")
    if not is_for_case(introduction.request):
        for step in parting_steps:
            step(by, introduction.other(by))
    return made
