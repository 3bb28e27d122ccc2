"""The demonstration as it is loaded, in place of the tests' own database and files."""

import sqlite3
from contextlib import closing

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import override_settings

from demonstration.mapping import demo_map
from tests.baseline import BASELINE
from tests.loaded import demonstration


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, worlds):
    """The loaded demonstration in place of the tests' database and files, and what `demo_map` says of it."""
    folder = demonstration()
    stored = {**settings.STORAGES, "default": {"BACKEND": "editorial.files.storage.PrivateStorage"}}
    its_files = override_settings(MEDIA_ROOT=str(folder / "files"), STORAGES=stored)
    with django_db_blocker.unblock(), its_files:
        worlds.enter("demonstration", lambda: copy_in(folder / "site.sqlite3"))
        ContentType.objects.clear_cache()  # they have other numbers there
        yield demo_map()
        worlds.put_back(BASELINE)
        ContentType.objects.clear_cache()


def copy_in(file) -> None:
    cache.clear()
    connection.ensure_connection()
    with closing(sqlite3.connect(file)) as whole:
        whole.backup(connection.connection)
