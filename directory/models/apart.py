"""Who is never brought together: because one of the two said so, or because one told safety about the other.
The engine, lists, profiles, asks and the yes read the same two sources."""

from django.db import models

from .exchange import INTAKE
from .exclusion import Exclusion
from .introduction import Introduction
from .member import Member
from .mentorship import Mentorship


def unsafe_introductions() -> models.QuerySet[Introduction]:
    """Those that something was told about. Behind a request for a case stands a lead, whom nothing of it is
    about: keeping the two apart would tell the helper which lead it was."""
    return Introduction.objects.filter(reports__isnull=False).exclude(request__origin=INTAKE).order_by()


def not_kept_from(member: Member, rows: models.QuerySet) -> models.QuerySet:
    """Those of the rows, numbered as members are, whom nothing keeps away from this member."""
    unsafe = unsafe_introductions()
    mentorships = Mentorship.objects.filter(reports__isnull=False).order_by()
    for others in (
        Exclusion.objects.filter(member=member).values("other"),
        Exclusion.objects.filter(other=member).values("member"),
        unsafe.filter(requester=member).values("helper"),
        unsafe.filter(helper=member).values("requester"),
        mentorships.filter(mentor=member).values("mentee"),
        mentorships.filter(mentee=member).values("mentor"),
    ):
        rows = rows.exclude(pk__in=others)
    return rows


def kept_apart(one: Member, other: Member) -> bool:
    """Whoever of the two said it, and about whichever time they were brought together."""
    return not not_kept_from(one, Member.objects.filter(pk=other.pk)).exists()
