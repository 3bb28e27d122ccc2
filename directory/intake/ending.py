"""How the request of a case ends: nobody is looked for any more, nobody writes, and no word of the person
stays with anybody else."""

from ..exchange.closing import close
from ..exchange.closing import locked as locked_request
from ..introductions import acts
from ..models import CaseProposal, IntakeCase, Introduction, Message, Request


def requests_of(case: IntakeCase) -> list[Request]:
    return list(Request.objects.filter(proposal__case=case).order_by("pk"))


def end(case: IntakeCase) -> None:
    """Ends whatever is open for a case, in the caller's transaction. A helper is told what every helper is
    told: that it was not needed, or that the introduction was closed."""
    for request in requests_of(case):
        for introduction in request.introductions.taking_capacity():
            if introduction.state == Introduction.State.PROPOSED:
                acts.decline(introduction, by=None)
            else:
                acts.close(introduction, by=introduction.requester)
        row = locked_request(request)
        if row.state == Request.State.LOOKING:
            close(row, Request.State.WITHDRAWN)


def forget(case: IntakeCase) -> None:
    """Ends it, and takes the person's words from everywhere else: the request, the thread, the proposals. The
    row of an introduction stays without a word, so that the helper's own history does not break."""
    end(case)
    numbers = [request.pk for request in requests_of(case)]
    CaseProposal.objects.filter(case=case).delete()
    Message.objects.filter(introduction__request__in=numbers).delete()
    Request.objects.filter(pk__in=numbers, introductions=None).delete()
    Request.objects.filter(pk__in=numbers).update(summary="", detail="", languages=[], jurisdiction=None)
