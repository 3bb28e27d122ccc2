import pytest
from django.core.cache import cache

from tests.bench.measuring import Reader
from tests.bench.table import Table

TABLE = pytest.StashKey[Table]()


@pytest.fixture
def table(request):
    """The run's table, printed at its end."""
    return request.config.stash.setdefault(TABLE, Table())


def pytest_terminal_summary(terminalreporter, config):
    table = config.stash.get(TABLE, None)
    if table and table.figures:
        terminalreporter.write_sep("=", "figures")
        for line in table.lines():
            terminalreporter.write_line(line)


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def reader(db):
    return Reader()


@pytest.fixture
def desk(client):
    """`desk(person)` reads the admin area as that person."""

    def sit(person):
        client.force_login(person)
        return Reader(client.cookies)

    return sit
