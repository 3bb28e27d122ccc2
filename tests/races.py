"""Several people at the same instant."""

import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier, Event

from django.db import connection, transaction

from safekeeping import audit


def at_once(*functions) -> list:
    """Runs the functions at the same instant; returns what each returned, or raised."""
    start = Barrier(len(functions))

    def run(function):
        try:
            start.wait(timeout=30)
            return function()
        except Exception as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(functions)) as threads:
        return list(threads.map(run, functions))


def while_somebody_signs(lock, act) -> list:
    """`act` begins while somebody holds what `lock` locks, who then writes into the audit chain, as whoever
    signs does. Returns what both returned, or raised."""
    return while_somebody_has(lock, partial(audit.record, "signoff.given"), act)


def while_somebody_is_recorded(want, act) -> list:
    """`act` begins while somebody has the end of the audit chain, who then comes to `want`, as whoever hides
    comes to what is shared with others. Returns what both returned, or raised."""
    return while_somebody_has(audit.take_turn, want, act)


def while_somebody_has(lock, want, act) -> list:
    held = Event()

    def go_on():
        with transaction.atomic():
            lock()
            held.set()
            time.sleep(0.5)  # the other one has begun, and waits
            want()

    def begin():
        held.wait(timeout=30)
        act()

    return at_once(go_on, begin)
