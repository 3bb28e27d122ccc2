"""Never to be brought together with somebody: what it ends, what it stops, and how it is taken back.

Lists and searches leave the two out of each other's sight (`Listing.objects.seen_by`), pages of profiles and
asks do by `visibility.viewer_of`, and the engine by its facts. The other one is told nothing: each of their
answers is the one they would get if the first were hidden.
"""

from contextlib import suppress
from datetime import date

from django.db import transaction
from django.db.models import Q

from safekeeping import audit

from ..exchange.behalf import is_for_case
from ..exchange.closing import locked as locked_request
from ..introductions import acts
from ..models import Ask, Exclusion, Introduction, Listing, Member, Request
from ..profiles.registries import parting_steps


@transaction.atomic
def exclude(member: Member, other: Member, *, knew_name: bool) -> Exclusion:
    """`member` shall not be connected with `other`, either way. A second time changes nothing.

    Arguments: knew_name, whether `member` was shown the name of the other one.
    """
    row, is_new = Exclusion.objects.get_or_create(
        member=member, other=other, defaults={"knew_name": knew_name}
    )
    if is_new:
        let_go_of(member, other)
        audit.record("exclusion.made", actor_id=member.user_id)
    return row


def let_go_of(member: Member, other: Member) -> None:
    """Nothing stays open between the two. Requests are locked first: a wave of asks or a yes that is being
    written ends before it is looked at here, or finds the exclusion."""
    requests = Request.objects.filter(member__in=[member, other])
    for request in requests.filter(state__in=[Request.State.LOOKING, Request.State.FOUND]).order_by("pk"):
        locked_request(request)
        request.asks.waiting().filter(member__in=[member, other]).update(state=Ask.State.WITHDRAWN)
    between = Q(helper=member, requester=other) | Q(helper=other, requester=member)
    for introduction in Introduction.objects.taking_capacity().filter(between).select_related("request"):
        with suppress(acts.IntroductionOver):  # the other one was quicker
            if introduction.state == Introduction.State.PROPOSED:
                acts.decline(introduction, by=None)
            else:
                acts.close(introduction, by=member)
    for step in parting_steps:
        step(member, other)


def may_exclude(row: Introduction, member: Member) -> bool:
    """From an introduction: a helper is not told who asked before the second yes. Behind a request for a case
    stands a lead, whom it is not about."""
    knows = row.opened_at is not None or row.requester_id == member.pk
    return knows and not is_for_case(row.request)


@transaction.atomic
def take_back(exclusion: Exclusion) -> None:
    """The two may meet again; what was between them stays over."""
    audit.record("exclusion.taken_back", actor_id=exclusion.member.user_id)
    exclusion.delete()


def own_list(member: Member) -> list[tuple[Exclusion, str]]:
    """(exclusion, name) of one member, newest first. The name is what every member may see today; empty where
    the other one shows none, is hidden or erased, or was not known by name."""
    rows = list(member.exclusions.all())
    names = dict(
        Listing.objects.filter(pk__in=[row.other_id for row in rows if row.knew_name]).values_list(
            "pk", "name"
        )
    )
    return [(row, names.get(row.other_id, "")) for row in rows]


# What happens to a profile ---------------------------------------------------------------------------


def forget(member: Member) -> None:
    """A step of erasure. What others said about them stays: see the model."""
    member.exclusions.all().delete()


def exclusions(member: Member) -> list[date]:
    """For taking along: when; whom is a matter of those others, too."""
    return [row.made_on for row in member.exclusions.all()]
