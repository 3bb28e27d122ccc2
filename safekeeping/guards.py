"""Database triggers behind `AppendOnly.database_guard`: raw SQL and cascades are refused too.

They are put up after every `migrate` instead of by one migration, because SQLite rebuilds a table
to alter it and loses its triggers without a word.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from safekeeping.append_only import AppendOnly
from safekeeping.fields import EncryptedTextField

MESSAGE = "this table is append-only"

SQLITE = {
    "update": (
        "CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ),
    "delete": ("CREATE TRIGGER {name} BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{message}'); END"),
    # INSERT OR REPLACE removes the old row without a DELETE trigger.
    "replace": (
        "CREATE TRIGGER {name} BEFORE INSERT ON {table} "
        "WHEN EXISTS (SELECT 1 FROM {table} WHERE {key} = NEW.{key}) "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ),
}
POSTGRES = {
    "update": (
        "CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION safekeeping_refuse_change()"
    ),
    "delete": (
        "CREATE TRIGGER {name} BEFORE DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION safekeeping_refuse_change()"
    ),
    "truncate": (
        "CREATE TRIGGER {name} BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION safekeeping_refuse_change()"
    ),
}
POSTGRES_FUNCTION = (
    "CREATE OR REPLACE FUNCTION safekeeping_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
    f"$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
STATEMENTS = {"sqlite": SQLITE, "postgresql": POSTGRES}


def install_after_migrate(using: str, **kwargs: Any) -> None:
    """Receiver of `post_migrate`."""
    install(connections[using])


def install(connection: BaseDatabaseWrapper) -> None:
    """Put up every trigger anew on the tables that exist."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRES_FUNCTION)
        for model in _guarded_models(connection):
            for kind, statement in STATEMENTS[connection.vendor].items():
                cursor.execute(statement.format(**_names(connection, model, kind)))


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers down."""
    with connection.cursor() as cursor:
        for model in _guarded_models(connection):
            for kind in STATEMENTS[connection.vendor]:
                names = _names(connection, model, kind)
                on_table = f" ON {names['table']}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {names['name']}{on_table}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Within the block the tables are writable: for tests that tamper, and for emptying a test database."""
    lift(connection)
    try:
        yield
    finally:
        install(connection)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the labels of guarded models whose triggers are not all in the database."""
    source = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(source)
        present = {row[0] for row in cursor.fetchall()}
    return [
        model._meta.label
        for model in _guarded_models(connection)
        if not {_trigger(model, kind) for kind in STATEMENTS[connection.vendor]} <= present
    ]


def _guarded_models(connection: BaseDatabaseWrapper) -> list[type[AppendOnly]]:
    tables = set(connection.introspection.table_names())
    return [
        model
        for model in apps.get_models()
        if issubclass(model, AppendOnly) and model.database_guard and model._meta.db_table in tables
    ]


def _trigger(model: type[models.Model], kind: str) -> str:
    return f"append_only_{kind}_{model._meta.db_table}"[:63]


def _names(connection: BaseDatabaseWrapper, model: type[models.Model], kind: str) -> dict[str, str]:
    quote = connection.ops.quote_name
    fixed = [f for f in model._meta.local_concrete_fields if not isinstance(f, EncryptedTextField)]
    return {
        "name": quote(_trigger(model, kind)),
        "table": quote(model._meta.db_table),
        "key": quote(str(model._meta.pk.column)),
        "message": MESSAGE,
        "columns": ", ".join(quote(str(field.column)) for field in fixed),
    }
