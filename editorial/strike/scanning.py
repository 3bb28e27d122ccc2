"""Proof that nothing is left: reads every row of every table, whatever model it belongs to."""

from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import connection

from regions.permissions import may_strike_everywhere
from safekeeping.fields import EncryptedTextField

from .matching import Wanted

READ_ALL = "SELECT * FROM {table}"
AT_ONCE = 500  # rows


@dataclass(frozen=True)
class Left:
    """How often the text stands in one column of one table."""

    column: str
    count: int


def scan(wanted: Wanted, *, by) -> list[Left]:
    """Every column of every table that still holds the text, file names among them; empty when it is gone.

    Encrypted columns are not read: their text is in no table. Neither are the files themselves, backups,
    nor what a database keeps of deleted rows until it tidies up.
    Raises PermissionDenied for anybody but safety for everywhere: the answer tells of every region.
    """
    if not may_strike_everywhere(by):
        raise PermissionDenied
    left: list[Left] = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            left += scan_table(cursor, table, wanted)
    return left


def scan_table(cursor, table: str, wanted: Wanted) -> list[Left]:
    cursor.execute(READ_ALL.format(table=connection.ops.quote_name(table)))  # page write: none, it reads
    columns = [described[0] for described in cursor.description]
    counts = dict.fromkeys(columns, 0)
    while rows := cursor.fetchmany(AT_ONCE):
        for row in rows:
            for column, value in zip(columns, row, strict=True):
                counts[column] += occurrences(value, wanted)
    hidden = encrypted_columns().get(table, set())
    found = sorted((column, count) for column, count in counts.items() if count and column not in hidden)
    return [Left(f"{table}.{column}", count) for column, count in found]


def occurrences(value: Any, wanted: Wanted) -> int:
    """Keys of JSON are read as well: here everything counts."""
    if isinstance(value, dict):
        return sum(occurrences(part, wanted) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return sum(occurrences(part, wanted) for part in value)
    return wanted.count(value) if isinstance(value, str) else 0


def encrypted_columns() -> dict[str, set[str]]:
    """Table -> names of its columns that hold only tokens."""
    columns: dict[str, set[str]] = {}
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.local_concrete_fields:
            if isinstance(field, EncryptedTextField):
                columns.setdefault(model._meta.db_table, set()).add(str(field.column))
    return columns
