"""Requests that a lead opened for somebody without an account (directory/intake/looking.py). They hang on the
lead's own membership; what the person learns of them, they learn by their receipt code."""

from ..models import Introduction, Member, Request
from ..models.exchange import INTAKE
from ..notices import notify

__all__ = ["INTAKE", "is_for_case", "tell_other", "tell_requester"]


def is_for_case(request: Request) -> bool:
    return request.origin == INTAKE


def tell_requester(request: Request, kind: str, about: str) -> None:
    """A line for who asked; for a lead one that leads to the cases and says no more."""
    if is_for_case(request):
        notify(request.member, "for-case")
    else:
        notify(request.member, kind, about)


def tell_other(row: Introduction, other: Member, kind: str) -> None:
    """A line for the other one of an introduction."""
    if other.pk == row.requester_id and is_for_case(row.request):
        notify(other, "for-case")
    else:
        notify(other, kind, row.public_id)
