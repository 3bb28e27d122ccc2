"""Which tests run where: see the markers in pyproject.toml and the words of the Makefile."""

from collections import Counter
from fnmatch import fnmatch

import pytest
from django.db import connection

from cms.catalogues import compile_catalogues

# What asks nothing of a database that another one could answer differently: files, the demonstration, screens
# and side doors above services that are tested there, the matching, the door, pages as they are read, and the
# table of roles and addresses (the garbage is sent there, too). Their races run everywhere.
SAME_EVERYWHERE = (
    "tests/accounts/test_[!u]*",  # all but the users and the constraints on their names
    "tests/campaigns/test_letters.py*",
    "tests/campaigns/test_pages.py*",
    "tests/campaigns/test_weight.py*",
    "tests/cms/*",
    "tests/demonstration/*",
    "tests/directory/exchange/test_detector.py*",
    "tests/directory/matching/*",
    "tests/directory/public_page/*",
    "tests/directory/skills/test_screens.py*",
    "tests/directory/test_private_columns.py*",
    "tests/directory/test_states.py*",
    "tests/editorial/doors/test_door_*",
    "tests/editorial/files/*",
    "tests/editorial/pictures/*",
    "tests/editorial/screens/*",
    "tests/home/mirror/*",
    "tests/home/style/*",
    "tests/home/test_[!qs]*",  # all but the query counts, the shell, the structure and the surfaces
    "tests/library/*",
    "tests/stories/test_stories.py*",
    "tests/sweeps/test_[!g]*",
)
CASES = 2


def pytest_sessionstart(session):
    if not hasattr(session.config, "workerinput"):  # once, before its workers begin
        compile_catalogues()


def pytest_make_parametrize_id(val, argname):
    """Files made for a test differ a little from one process to the next: a test's name must not."""
    return argname if isinstance(val, bytes) else None


def in_memory():
    return connection.vendor == "sqlite" and not connection.settings_dict["TEST"]["NAME"]


def reason_to_skip(item):
    """Say why this test cannot run on the database of this run, or nothing."""
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        return "needs PostgreSQL: make test-postgres"
    if item.get_closest_marker("sqlite") and connection.vendor != "sqlite":
        return "is about SQLite"
    if item.get_closest_marker("races") and in_memory():
        return "threads need a database outside memory: SQLITE_FILE=1, or make test-postgres"
    return ""


def is_about_a_database(item):
    return item.get_closest_marker("races") or item.get_closest_marker("postgres")


def same_everywhere(items):
    """What need not run on a second database: the list above, and of a test with many cases all but the first
    few, which reach its statements."""
    left_out, cases = [], Counter()
    for item in items:
        test = item.nodeid.partition("[")[0]
        cases[test] += 1
        is_listed = any(fnmatch(item.nodeid, pattern) for pattern in SAME_EVERYWHERE)
        if (is_listed or cases[test] > CASES) and not is_about_a_database(item):
            left_out.append(item)
    return left_out


def pytest_collection_modifyitems(config, items):
    # Named by its file, a test runs on any database.
    if connection.vendor == "postgresql" and config.args == config.getini("testpaths"):
        left_out = same_everywhere(items)
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]
    for item in items:
        if reason := reason_to_skip(item):
            item.add_marker(pytest.mark.skip(reason=reason))
