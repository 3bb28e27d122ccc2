"""What mentorship tells the rest of this room: who is whose partner, and what a mentor carries."""

from django.db.models import Count

from ..models import Member, Mentorship, Reveal


def partnership(looking: Member, shown: Member) -> tuple[bool, frozenset[int]]:
    """Are the two mentor and mentee now, and which ways to reach the one were revealed to the other?"""
    both = Mentorship.objects.together()
    between = both.filter(mentor=looking, mentee=shown) | both.filter(mentor=shown, mentee=looking)
    ids = list(between.values_list("pk", flat=True))
    if not ids:
        return False, frozenset()
    reveals = Reveal.objects.filter(mentorship__in=ids, owner=shown, revoked_at=None)
    return True, frozenset(reveals.values_list("detail", flat=True))


def load(member_ids: list[int] | None) -> dict[int, int]:
    """mentor -> mentees they said yes to, for `capacity.other_loads`. Arguments: ids, None for all."""
    rows = Mentorship.objects.taking_capacity()
    if member_ids is not None:
        rows = rows.filter(mentor__in=member_ids)
    return dict(rows.values_list("mentor").annotate(number=Count("pk")).values_list("mentor", "number"))
