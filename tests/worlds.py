"""Whole databases put aside and put back: a copy takes milliseconds, what stands in it took seconds.

Never within a transaction: a test that is rolled back needs none of it.
"""

import sqlite3
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.db import connection


class Worlds:
    """Copies of this worker's test database by name: SQLite's in memory, PostgreSQL's as databases."""

    def __init__(self):
        self.kept: dict[str, sqlite3.Connection | str] = {}
        self.current = ""

    def enter(self, name: str, build: Callable[[], object]) -> None:
        """Puts this world in place, upon the current one and built the first time."""
        if name in self.kept:
            self.put_back(name)
        else:
            build()
            self.keep(name)

    def keep(self, name: str) -> None:
        self.current = name
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            here = connection.settings_dict["NAME"]
            self.kept[name] = f"{here}_{name}"
            self._copy(here, self.kept[name])
        else:
            self.kept[name] = sqlite3.connect(":memory:")
            connection.connection.backup(self.kept[name])

    def put_back(self, name: str = "") -> None:
        """Leaves nothing of what was committed since; without a name the world stays the same."""
        self.current = name = name or self.current
        cache.clear()
        connection.ensure_connection()
        if connection.vendor == "postgresql":
            self._copy(self.kept[name], connection.settings_dict["NAME"])
        else:
            self.kept[name].backup(connection.connection)

    def forget(self) -> None:
        for copy in self.kept.values():
            if isinstance(copy, str):
                with connection.creation._nodb_cursor() as cursor:
                    cursor.execute(f'DROP DATABASE IF EXISTS "{copy}"')
            else:
                copy.close()
        self.kept.clear()

    def _copy(self, of: str, to: str) -> None:
        connection.close()  # a database is copied only while nobody looks
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{to}" WITH (FORCE)')
            cursor.execute(f'CREATE DATABASE "{to}" TEMPLATE "{of}"')


@pytest.fixture(scope="session")
def worlds(django_db_blocker):
    kept = Worlds()
    yield kept
    with django_db_blocker.unblock():
        kept.forget()
