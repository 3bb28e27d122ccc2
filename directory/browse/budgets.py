"""How much of the directory one person can look at. Whoever comes to the end is answered the same words,
whatever they asked for, and safety is told once.

A profile counts once a day, however often it is opened, and so does an address where nobody is. A search
counts once while it is refined or paged: as long as everything it began with is still asked for, for so many
steps. Nothing of what was looked for is kept but keyed hashes in the cache, for an hour.
"""

import logging
import time
from typing import Any

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string

from accounts.throttles import too_many
from safekeeping.hashing import keyed_hash
from safekeeping.throttle import Throttle

from ..models import Excess
from .criteria import Criteria
from .telling import tell_safety

logger = logging.getLogger(__name__)

DAY, HOUR = 86_400, 3_600
PROFILES = Throttle("directory-profiles", limit=60, seconds=DAY)
SEARCHES = Throttle("directory-searches", limit=20, seconds=HOUR)
STEPS = 40  # of one search


def before_look(request: HttpRequest, public_id: str) -> HttpResponse | None:
    """Counts a look at one profile; asked before it is looked for."""
    return None if may_look(request.user, public_id) else enough(request, Excess.Kind.PROFILES)


def enough(request: HttpRequest, kind: Excess.Kind) -> HttpResponse:
    budget = PROFILES if kind is Excess.Kind.PROFILES else SEARCHES
    tell_safety(request.user, kind, budget.seconds)
    # Without ways into other languages: they would repeat the address.
    context = {"kind": kind.value, "reading": None}
    response = render(request, "directory/browse/enough.html", context)
    return too_many(response, budget.wait(str(request.user.pk)))


# Profiles ---------------------------------------------------------------------------------------------


def may_look(user: Any, public_id: str) -> bool:
    today = int(time.time() // DAY)
    seen = "directory-look:" + keyed_hash("directory:look", f"{user.pk} {public_id} {today}")
    if _cached("get", seen):
        return True
    if not PROFILES.hit(str(user.pk)).allowed:
        return False
    if _cached("add", seen, True, DAY) is False:  # the same address in two windows at once
        PROFILES.take_back(str(user.pk))
    return True


# Searches ---------------------------------------------------------------------------------------------


def may_search(user: Any, criteria: Criteria) -> bool:
    """Is it a step of the search that goes on, or may another one begin?"""
    running = "directory-search:" + keyed_hash("directory:searcher", str(user.pk))
    parts = frozenset(_parts(criteria))
    name, begun_with = _cached("get", running) or ("", frozenset())
    if name and begun_with <= parts and _steps(name) <= STEPS:
        if parts and not begun_with:  # the first wish after everybody was listed
            _cached("set", running, (name, parts), HOUR)
        return True
    if not SEARCHES.hit(str(user.pk)).allowed:
        return False
    name = get_random_string(22)
    _cached("add", f"directory-steps:{name}", 1, HOUR)
    _cached("set", running, (name, parts), HOUR)
    return True


def _parts(criteria: Criteria) -> list[str]:
    wishes = [*criteria.chosen, *([("q", criteria.text)] if criteria.text else [])]
    return [keyed_hash("directory:wish", f"{name} {words}") for name, words in wishes]


def _steps(name: str) -> int:
    """Counts one step: at once with others, each counts. Without a count the search is over."""
    steps = _cached("incr", f"directory-steps:{name}")
    return STEPS + 1 if steps is None else steps


def _cached(operation: str, *args: Any) -> Any:
    """What the shared cache answers; None where it is away or does not know: then everything counts anew."""
    try:
        return getattr(caches["counts"], operation)(*args)
    except Exception as error:  # every backend has its own errors, and none may stop a request
        if not isinstance(error, ValueError):  # `incr` of what ran out
            logger.warning("Budgets: the shared cache is away (%s)", type(error).__name__)
        return None
