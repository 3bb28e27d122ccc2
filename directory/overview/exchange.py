"""Requests, offers and asks of a member, as far as they wait for them or are open."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from ..models import Member, Request, Suggestion
from ..models.member import today
from ..states import MAY_BE_ASKED, MAY_REQUEST, State
from .things import Part, Thing

SOON = timedelta(days=7)
SHOWN = 20


def asks(member: Member, names: Mapping[int, str]) -> Part:
    """Who asks, nobody reads here: only for what."""
    if State(member.state) not in MAY_BE_ASKED | {State.PAUSED}:
        return Part()
    rows = member.asks.waiting().select_related("request").defer("request__summary", "request__detail")
    return Part(
        tuple(
            Thing(
                _("Somebody could use your help."),
                reverse("directory:ask_to_answer", args=[row.public_id]),
                names.get(row.request.skill_id, ""),
                row.answer_by,
            )
            for row in rows[:SHOWN]
        )
    )


def requests(member: Member, names: Mapping[int, str]) -> Part:
    """The own ones that are looked for. Whether anybody was asked stands nowhere."""
    if State(member.state) not in MAY_REQUEST:
        return Part()
    suggested = Suggestion.objects.filter(request=OuterRef("pk"), answer="")
    rows = member.requests.own().filter(state=Request.State.LOOKING).defer("summary", "detail")
    found = list(rows.annotate(is_suggested=Exists(suggested))[:SHOWN])
    return Part(
        tuple(thing for row in found for thing in of_request(row, names)),
        tuple(
            Thing(
                _("You asked for help."),
                address_of(row),
                names.get(row.skill_id, ""),
                state=row.state,
                label=row.get_state_display(),
            )
            for row in found
        ),
    )


def address_of(row: Request) -> str:
    return reverse("directory:request", args=[row.public_id])


def of_request(row: Any, names: Mapping[int, str]) -> Iterator[Thing]:
    """Arguments: row, a request with `is_suggested`."""
    about = names.get(row.skill_id, "")
    if row.is_suggested:
        yield Thing(_("A lead of your region suggests a wider search."), address_of(row), about)
    if row.expires_on <= today() + SOON:
        yield Thing(
            _("Your request ends soon. Renew it, or let it go."), address_of(row), about, row.expires_on
        )


def offers(member: Member, names: Mapping[int, str]) -> Part:
    if State(member.state) not in MAY_BE_ASKED | {State.PAUSED}:
        return Part()
    rows = member.offers.open().filter(expires_on__lte=today() + SOON).order_by("expires_on", "pk")
    return Part(
        tuple(
            Thing(
                _("Your offer ends soon. Renew it, or let it go."),
                reverse("directory:offers"),
                names.get(row.skill_id, ""),
                row.expires_on,
            )
            for row in rows[:SHOWN]
        )
    )
