"""Who is whose partner, for `visibility.viewer_of`: two people with an open introduction."""

from ..exchange.behalf import INTAKE
from ..models import Introduction, Member, Reveal


def partnership(looking: Member, shown: Member) -> tuple[bool, frozenset[int]]:
    """Are the two introduced, each for themselves, and which ways to reach the one were revealed to the
    other?"""
    both = Introduction.objects.open().exclude(request__origin=INTAKE)
    between = both.filter(helper=looking, requester=shown) | both.filter(helper=shown, requester=looking)
    ids = list(between.values_list("pk", flat=True))
    if not ids:
        return False, frozenset()
    reveals = Reveal.objects.filter(introduction__in=ids, owner=shown, revoked_at=None)
    return True, frozenset(reveals.values_list("detail", flat=True))
