"""Help among the members for somebody without an account, by way of a lead.

The lead proposes the words, the person agrees to exactly these by their code, and a request opens that hangs
on the lead's own membership. Whoever helps writes with the leads of the region: they learn neither the code
nor the number of the case, and the leads pass on what is said (docs/members.md).
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from regions.permissions import may_manage_members
from safekeeping import audit

from ..exchange.behalf import INTAKE
from ..exchange.requests import RequestRefused, open_request, require_clean
from ..introductions import acts
from ..introductions.acts import IntroductionOver
from ..matching import ANY_MODE
from ..models import CaseProposal, FollowUp, IntakeCase, Introduction, Member, Request
from ..models.member import today
from ..states import MAY_REQUEST
from . import ending
from .cases import locked, note, theirs

LIVE = (Request.State.LOOKING, Request.State.FOUND)


def membership_of(user: Any) -> Member | None:
    """The lead's own membership, on which a request can hang; None where they have none that may ask."""
    return Member.objects.filter(user=user.pk, state__in=MAY_REQUEST).first()


def live(case: IntakeCase) -> Request | None:
    """What is looked for or was found for a case now."""
    return Request.objects.filter(proposal__case=case, state__in=LIVE).order_by("-pk").first()


def waiting(case: IntakeCase) -> CaseProposal | None:
    return case.proposals.filter(answer="").select_related("skill").first()


# The lead ----------------------------------------------------------------------------------------


@transaction.atomic
def propose(case: IntakeCase, *, by: Any, **words: Any) -> CaseProposal:
    """Asks the person whether members may be asked in these words; what waited before is replaced.

    Arguments: words, fields of CaseProposal. Raises as `theirs`, and ValidationError where the lead is no
    member, where a summary names somebody, or where members are asked already.
    """
    found = theirs(case, by)
    lead = needed_membership(by)
    if live(found) is not None:
        raise ValidationError(_("Somebody is looked for already."))
    require_clean(words["summary"], lead)
    found.proposals.filter(answer="").delete()
    made = CaseProposal.objects.create(case=found, lead=lead, **words)
    found.state, found.last_activity_on = IntakeCase.State.ANSWERED, today()
    found.save(update_fields=["state", "last_activity_on"])
    note("proposed", found, by)
    return made


def needed_membership(user: Any) -> Member:
    lead = membership_of(user)
    if lead is None:
        raise ValidationError(_("You need to be a member of the directory to ask there for somebody."))
    return lead


@transaction.atomic
def look_again(case: IntakeCase, *, by: Any) -> None:
    """Opens what the person agreed to, where nothing is open: the lead could not ask then, or the search is
    over. Raises as `propose`."""
    found = theirs(case, by)
    row = found.proposals.filter(answer=CaseProposal.Answer.YES).first()
    if row is None or live(found) is not None:
        raise ValidationError(_("The person has not agreed yet, or somebody is looked for already."))
    row.lead = needed_membership(by)
    try:
        opened(row)
    except RequestRefused as refusal:
        raise ValidationError(str(refusal)) from refusal
    note("looked_for", found, by)


@transaction.atomic
def withdraw(case: IntakeCase, *, by: Any) -> None:
    """Nobody is asked any more, and the proposal that waits is taken back. Raises as `theirs`."""
    found = theirs(case, by)
    found.proposals.filter(answer="").delete()
    ending.end(found)
    note("looked_no_more", found, by)


@transaction.atomic
def act_on(case: IntakeCase, act: str, *, by: Any, **words: Any) -> None:
    """An act of the one who asked, by any lead of the region: accept, decline, write or close.

    Raises as `theirs`, and ValidationError where the introduction is over.
    """
    found = theirs(case, by)
    audit.take_turn()  # before the introduction, whatever the act
    request = live(found)
    row = introduction_of(request)
    try:
        if row is None:
            raise IntroductionOver(_("This introduction is over, or not open yet."))
        if act == "write":
            acts.write(row, author=row.requester, **words)
        else:
            {"accept": acts.accept, "decline": acts.decline, "end": acts.close}[act](row, by=row.requester)
    except IntroductionOver as refusal:
        raise ValidationError(str(refusal)) from refusal
    note(f"introduction_{act}", found, by)


# The person --------------------------------------------------------------------------------------


@transaction.atomic
def answer(case: IntakeCase, public_id: str, said: str) -> None:
    """The person's own word on what they were shown. A second one changes nothing. Raises CaseGone.

    A yes opens the request, unless the lead may not ask any more: then the leads of the region see it.
    """
    found = locked(case)
    row = (
        found.proposals.select_for_update(of=("self",), no_key=True)
        .filter(public_id=public_id, answer="")
        .first()
    )
    if row is None:
        return
    row.answer = CaseProposal.Answer(said)
    row.save(update_fields=["answer"])
    found.state, found.last_activity_on = IntakeCase.State.WAITING, today()
    found.save(update_fields=["state", "last_activity_on"])
    user = row.lead.user
    if row.answer == CaseProposal.Answer.YES and user and may_manage_members(user, found.region):
        try:
            with transaction.atomic():
                opened(row)
        except (RequestRefused, ValidationError):
            return


def opened(row: CaseProposal) -> Request:
    """Its day, not its hour, says when it was opened. In the caller's transaction. Raises RequestRefused."""
    request = open_request(
        row.lead,
        origin=INTAKE,
        skill=row.skill,
        urgency=row.urgency,
        languages=row.languages,
        jurisdiction=row.jurisdiction,
        modes=ANY_MODE.value,
        summary=row.summary,
        detail=row.detail,
        opened_at=timezone.now().replace(hour=0, minute=0, second=0, microsecond=0),
    )
    row.request = request
    row.save(update_fields=["request", "lead"])
    return request


def question_of(case: IntakeCase) -> FollowUp | None:
    """What the person is asked after 7 and 30 days, if they are asked something now."""
    rows = FollowUp.objects.filter(introduction__request__proposal__case=case, answer="")
    return rows.filter(member=F("introduction__requester")).order_by("pk").first()


def for_person(case: IntakeCase) -> dict[str, Any]:
    """What the conversation shows of it."""
    last = case.proposals.exclude(request=None).select_related("request").first()
    return {
        "proposal": waiting(case),
        "looked_for": last.request if last else None,
        "question": question_of(case),
    }


def introduction_of(request: Request | None) -> Introduction | None:
    if request is None:
        return None
    rows = request.introductions.taking_capacity().select_related("helper__user", "requester", "request")
    return rows.first()
