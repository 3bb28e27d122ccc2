"""Who answers people without an account: the leads, each for their regions. Coordinators do not.

A region whose last lead has gone is offered to the network's leads, who see a number, an age and an urgency,
and read once they took the case over (docs/members.md, "A region without a lead").
"""

from regions.mandates import mandates_of
from regions.models import Region
from regions.roles import Act

from .choices import regions_with_leads


def regions_answered_by(user) -> set[int]:
    """Ids of the regions whose cases the person answers."""
    return mandates_of(user).regions(Act.MANAGE_MEMBERS)


def answers_somewhere(user) -> bool:
    return bool(regions_answered_by(user))


def regions_without_leads():
    """QuerySet of the regions in which nobody answers."""
    return Region.objects.active().exclude(pk__in=regions_with_leads())


def regions_offered_to(user) -> set[int]:
    """Ids of the regions whose cases the person may take over because nobody is there: the network's leads
    may. Two statements for them, one for other leads, none for everybody else."""
    mine = regions_answered_by(user)
    if not mine or not Region.objects.network().filter(pk__in=mine).exists():
        return set()
    return set(regions_without_leads().values_list("pk", flat=True))
