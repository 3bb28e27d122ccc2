"""A skill that a room has looked for among members, without knowing the directory. A request keeps what it
was opened for as "need:12"; of each there is one at a time, and closing either closes both."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Origin:
    """What a room has skills looked for. Each function takes the number behind the colon.

    start(number, user) -> the words to begin with, or None: it is not theirs, over, or asked for already.
    claim(number, user) -> True for one of all who ask, within the transaction that opens the request.
    ended(number) -> None: the request is over. lost(number) -> None: who asked went; another may ask.
    """

    start: Callable[[int, Any], str | None]
    claim: Callable[[int, Any], bool]
    ended: Callable[[int], None]
    lost: Callable[[int], None]


# kind → what it is; filled by the rooms that have something to ask for.
origins: dict[str, Origin] = {}

# end(key, actor_id) → None: ends the request that was opened for a key, filled by the room of requests.
enders: list[Callable[[str, int | None], None]] = []


def end_request_for(key: str, *, actor_id: int | None) -> None:
    for end in enders:
        end(key, actor_id)


def origin_of(key: str) -> tuple[Origin, int] | None:
    """What a key leads to; None for one of no room here."""
    kind, _colon, number = key.partition(":")
    if kind not in origins or not number.isdecimal() or len(number) > 18:
        return None
    return origins[kind], int(number)


def words_for(key: str, user) -> str | None:
    found = origin_of(key)
    return found[0].start(found[1], user) if found else None


def claimed(key: str, user) -> bool:
    found = origin_of(key)
    return found is not None and found[0].claim(found[1], user)


def tell_ended(key: str) -> None:
    found = origin_of(key)
    if found:
        found[0].ended(found[1])


def tell_lost(key: str) -> None:
    found = origin_of(key)
    if found:
        found[0].lost(found[1])
