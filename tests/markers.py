"""Which tests run where: see the markers in pyproject.toml and the words of the Makefile."""

import pytest
from django.db import connection

from cms.catalogues import compile_catalogues


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


def pytest_collection_modifyitems(items):
    for item in items:
        if reason := reason_to_skip(item):
            item.add_marker(pytest.mark.skip(reason=reason))
