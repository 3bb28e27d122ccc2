"""The first coordinator and the first leads. Nobody can appoint them, so single-use links do."""

from django.db import transaction

from .invitations import invite
from .models import Invitation, Mandate, Region


class AlreadyFoundedError(Exception):
    """A coordinator holds a mandate, or an open founding link waits for one."""


@transaction.atomic
def found_community(regions: list[Region], *, again: bool = False) -> list[tuple[Invitation, str]]:
    """Links for one coordinator and one lead of each region.

    Args: again, make new links although the community was founded (the first ones were lost).
    Raises: AlreadyFoundedError.
    """
    coordinators = Mandate.objects.in_force().filter(role="coordinator")
    waiting = Invitation.objects.open().filter(role="coordinator", invited_by=None)
    if coordinators.exists() or (waiting.exists() and not again):
        raise AlreadyFoundedError
    links = [invite("coordinator", by=None)]
    links += [invite("lead", by=None, region=region) for region in regions]
    return links
