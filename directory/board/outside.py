"""People outside the community who help, day and night. What each of them is, they say themselves at these
addresses; nothing is fetched from there, and a link tells them nothing of where it was."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Line:
    name: str
    address: str
    about: str | Promise


LINES = (
    Line(
        "Front Line Defenders",
        "https://www.frontlinedefenders.org/emergency-contact",
        _("Human rights defenders in danger, by telephone at any hour."),
    ),
    Line(
        "Access Now Digital Security Helpline",
        "https://www.accessnow.org/help/",
        _("Telephones, computers and accounts that are attacked, at any hour."),
    ),
    Line(
        "ProtectDefenders.eu",
        "https://protectdefenders.eu/",
        _("Urgent support and moving to a safer place for a time."),
    ),
    Line(
        "DefendDefenders",
        "https://defenddefenders.org/",
        _("Defenders in the East and the Horn of Africa."),
    ),
    Line(
        "Committee to Protect Journalists",
        "https://cpj.org/emergency-response/",
        _("Journalists in danger, in prison or in exile."),
    ),
)


def as_message() -> str:
    """All of them as one message, in the active language."""
    begin = str(_("These people outside the community may be able to help:"))
    return "\n\n".join([begin, *(f"{line.name}: {line.about}\n{line.address}" for line in LINES)])
