"""Several people at the same instant."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


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
