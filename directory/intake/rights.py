"""Who answers people without an account: the leads, each for their regions. Coordinators do not."""

from regions.mandates import mandates_of
from regions.roles import Act


def regions_answered_by(user) -> set[int]:
    """Ids of the regions whose cases the person answers."""
    return mandates_of(user).regions(Act.MANAGE_MEMBERS)


def answers_somewhere(user) -> bool:
    return bool(regions_answered_by(user))
