"""Whose session an address may show: its participants', and nobody else's. To all others it never was."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from ...models.clinic import ClinicPart
from ..states import Phase, WrongStep

JOINED, ASKED = ClinicPart.State.JOINED, ClinicPart.State.ASKED


def part_of(request: Any, public_id: str, *, asked: bool = False) -> ClinicPart:
    """The reader's part in a session. Raises Http404 for everybody without one that is open.

    Arguments: asked, whether an open question to join is enough.
    """
    rows = ClinicPart.objects.select_related("session", "member")
    part = rows.filter(session__public_id=public_id, member=request.member).first()
    if part is None or not is_open(part, asked):
        raise Http404("no such session")
    return part


def is_open(part: ClinicPart, asked: bool) -> bool:
    if part.state == JOINED:
        return part.is_presenter or part.session.phase != Phase.ENDED
    return asked and part.state == ASKED and part.session.is_live


def attempt(request: Any, act: Callable, *args: Any, **kwargs: Any) -> bool:
    """Runs a service; what it refuses becomes a message in plain words."""
    try:
        act(*args, **kwargs)
    except WrongStep as refusal:
        messages.error(request, str(refusal))
        return False
    return True


def back(part: ClinicPart) -> HttpResponse:
    return redirect("clinic:session", part.session.public_id)
