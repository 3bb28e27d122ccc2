import socket
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from django.core.cache import cache
from django.db import connection

HERE = Path(__file__).parent


@pytest.fixture
def new_key() -> str:
    return Fernet.generate_key().decode()


@pytest.fixture
def mail_templates(settings) -> None:
    """`templates/emails/probe/` of this folder."""
    engine = settings.TEMPLATES[0]
    settings.TEMPLATES = [{**engine, "DIRS": [HERE / "templates", *engine["DIRS"]]}]


@pytest.fixture
def closed_port() -> int:
    """A port of this machine where nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@pytest.fixture
def empty_cache() -> None:
    cache.clear()


@pytest.fixture
def sql(db):
    """Run raw SQL and return its rows."""

    def execute(statement, *values):
        with connection.cursor() as cursor:
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    return execute
