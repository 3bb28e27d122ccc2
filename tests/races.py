"""Several people at the same instant."""

import time
from concurrent.futures import ThreadPoolExecutor
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
    held = Event()

    def sign():
        with transaction.atomic():
            lock()
            held.set()
            time.sleep(0.5)  # the other one has begun, and waits
            audit.record("signoff.given")

    def begin():
        held.wait(timeout=30)
        act()

    return at_once(sign, begin)
