"""What a lead can do for a request that found nobody: propose a wider search, or point to people outside."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.permissions import may_manage_members
from safekeeping import audit

from ..exchange import requests
from ..exchange.closing import locked
from ..exchange.requests import RequestRefused
from ..exchange.words import step_in_words
from ..matching import Step
from ..models import Member, Request, Suggestion
from ..models.exchange import Soon
from ..notices import notify
from ..outside.lines import lately_checked

ANYBODY = "anybody"  # a request to one person becomes one to whoever fits
KNOWN = {ANYBODY, *(step.value for step in Step)}
MOST_STEPS = 6
MAY_BE_WIDENED = (Request.State.LOOKING, Request.State.NOT_FOUND)


def single_steps(row: Request) -> list[list[str]]:
    """Everything that could be given up, one at a time. A lead may propose any of it: that something was
    proposed tells a member nothing about who is there."""
    anybody = [[ANYBODY]] if row.is_named else []
    return [*anybody, *([step.value] for step in requests.wider_steps(row))]


def in_words(steps: list[str]) -> list[str]:
    return [
        str(_("from whoever fits")) if step == ANYBODY else step_in_words(Step(step))
        for step in steps
        if step in KNOWN
    ]


@transaction.atomic
def suggest(row: Request, steps: list[str], *, by: Any) -> Suggestion:
    """Asks the member whether to look more widely. One that waits already is replaced.

    Raises PermissionDenied for anybody but another lead of the region, ValidationError for steps that are
    none, or a request that is over.
    """
    request = for_lead(row, by)
    if not steps or len(steps) > MOST_STEPS or not set(steps) <= KNOWN:
        raise ValidationError(_("Choose what to ask for less."))
    request.suggestions.filter(answer="").delete()
    made = Suggestion.objects.create(request=request, steps=steps, by=by.pk)
    notify(request.member, "suggestion", request.public_id)
    audit.record("request.suggested", actor_id=by.pk, subject=f"request:{request.pk}")
    return made


@transaction.atomic
def point_outside(row: Request, *, by: Any) -> None:
    """Puts the page of people outside into the member's inbox. Raises as `suggest`, and ValidationError while
    there is nobody to point to."""
    request = for_lead(row, by)
    if not lately_checked():
        raise ValidationError(_("Nobody has looked at the lines outside lately. Ask a coordinator to."))
    notify(request.member, "outside")
    audit.record("request.pointed_outside", actor_id=by.pk, subject=f"request:{request.pk}")


def for_lead(row: Request, by: Any) -> Request:
    """The row, locked, for a lead of the member's region who is not the member. Raises PermissionDenied,
    ValidationError where it is over."""
    request = locked(row)
    if not may_manage_members(by, request.member.region) or request.member.user_id == by.pk:
        raise PermissionDenied
    if request.state not in MAY_BE_WIDENED:
        raise ValidationError(_("This request is over already."))
    return request


@transaction.atomic
def answer(suggestion: Suggestion, said: str, *, by: Member) -> bool:
    """The member's own answer; a yes widens the request, step by step, and has it looked for at the next
    run. Whether it is looked for more widely now. A second answer changes nothing.

    Raises PermissionDenied for anybody else, RequestRefused for a request that is over.
    """
    request = locked(suggestion.request)
    row = request.suggestions.select_for_update(no_key=True).filter(pk=suggestion.pk, answer="").first()
    if request.member_id != by.pk:
        raise PermissionDenied
    if row is None:
        return False
    row.answer, row.answered_at = Suggestion.Answer(said), timezone.now()
    row.save(update_fields=["answer", "answered_at"])
    if row.answer == Suggestion.Answer.NO:
        return False
    widen(request, row.steps, actor_id=by.user_id)
    return True


def widen(request: Request, steps: list[str], *, actor_id: int | None) -> None:
    """Takes the steps in a locked request's transaction; one that is not possible any more is left out."""
    if request.state == Request.State.NOT_FOUND:
        requests.renew(request, actor_id=actor_id)
    for step in steps:
        try:
            if step == ANYBODY:
                requests.ask_anybody(request, actor_id=actor_id)
            else:
                requests.widen(request, Step(step), actor_id=actor_id)
        except RequestRefused:
            continue
    # Looked for at the next run: another wave would otherwise be days away.
    Request.objects.filter(pk=request.pk, state=Request.State.LOOKING).update(last_wave_at=None)
    if request.urgency == Soon.NOW:
        transaction.on_commit(lambda: requests.hurry(request.pk))
