"""Between transactional tests the database is emptied, which append-only tables rightly refuse."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import TransactionTestCase

from safekeeping import guards


@pytest.fixture(scope="session", autouse=True)
def flush_passes_the_guards() -> Iterator[None]:
    """Lift the guards while a transactional test is cleaned up; they stand in every test itself."""
    emptied = TransactionTestCase._fixture_teardown

    def emptied_with_guards_lifted(case: TransactionTestCase) -> None:
        with guards.lifted(connection):
            emptied(case)

    TransactionTestCase._fixture_teardown = emptied_with_guards_lifted
    yield
    TransactionTestCase._fixture_teardown = emptied
