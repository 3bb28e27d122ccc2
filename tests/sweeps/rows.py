"""What a row of the tables says."""

from dataclasses import dataclass

from .people import NOBODY


@dataclass(frozen=True)
class Row:
    """path: an address, with names of `world.py` in braces. sees: whom a GET shows something; everybody
    else is turned away. changes: whose empty POST may change a stored row; no other request may."""

    path: str
    sees: frozenset[str] = NOBODY
    changes: frozenset[str] = NOBODY


def closed(*paths: str) -> list[Row]:
    """Addresses that are shut for everybody."""
    return [Row(path) for path in paths]


def open_to(people: frozenset[str], *paths: str, changes: frozenset[str] = NOBODY) -> list[Row]:
    return [Row(path, people, changes) for path in paths]


def sent_by(people: frozenset[str], *paths: str) -> list[Row]:
    """Addresses that answer to a POST alone."""
    return [Row(path, changes=people) for path in paths]
