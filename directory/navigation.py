"""What a member can go to, in one table: the parts of this room enter theirs in `AppConfig.ready`."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from home.membership import PLACES

from .models import Member
from .states import MAY_SIGN_IN_TO_PAGES, VETTED, State


@dataclass(frozen=True)
class Way:
    label: str | Promise
    view: str
    order: int
    opens: frozenset[State] = MAY_SIGN_IN_TO_PAGES


WAYS: list[Way] = [
    Way(_("Overview"), "directory:me", 10),
    Way(_("Inbox"), "directory:inbox", 20),
    Way(_("My profile"), "directory:profile", 30),
]


def ways_of(member: Member) -> list[tuple[str, str]]:
    """(label, address) of what is open to a member now, in this room and in others."""
    elsewhere = [Way(place.label, place.view, place.order, VETTED) for place in PLACES]
    open_now = [way for way in WAYS + elsewhere if State(member.state) in way.opens]
    return [(str(way.label), reverse(way.view)) for way in sorted(open_now, key=lambda way: way.order)]
