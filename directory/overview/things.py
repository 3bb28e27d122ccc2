"""What stands on the member's first page: what waits for an answer of theirs, and what is open."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Thing:
    """One line. text: what it is; about: a skill or a name beside it; address: where it leads; by: until
    when; state, label: of a row, for the sign that shows it."""

    text: str
    address: str
    about: str = ""
    by: date | datetime | None = None
    state: str = ""
    label: str = ""


@dataclass(frozen=True)
class Part:
    """What one part of the room says: what waits, and what is open without anything to be done."""

    waiting: tuple[Thing, ...] = ()
    open: tuple[Thing, ...] = ()
