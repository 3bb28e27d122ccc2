"""A column that holds a set of whole numbers and finds the rows that hold one of them.

On PostgreSQL it is integer[] under a GIN index, so that three facets over 100,000 rows stay one bitmap
scan; elsewhere it is text (",3,17,").
"""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.migrations.operations import RunSQL


def is_postgres(connection: Any) -> bool:
    return connection.vendor == "postgresql"


class NumberSetField(models.Field):
    """Reads as a sorted list of ints. Lookups: `holds` (one number), `holds_any` (some of several)."""

    description = "Set of whole numbers"

    def __init__(self, *args: Any, **kwargs: Any):
        kwargs.setdefault("default", list)
        kwargs.setdefault("blank", True)  # an empty set is a set
        super().__init__(*args, **kwargs)

    def db_type(self, connection: Any) -> str:
        return "integer[]" if is_postgres(connection) else "text"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        numbers = sorted({int(number) for number in value or ()})
        if is_postgres(connection):
            return numbers
        return f",{','.join(map(str, numbers))}," if numbers else ","

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> list[int]:
        if isinstance(value, str):
            return [int(number) for number in value.split(",") if number]
        return list(value or ())


@NumberSetField.register_lookup
class Holds(models.Lookup):
    lookup_name = "holds"
    prepare_rhs = False

    def numbers(self) -> Iterable[int]:
        return [int(self.rhs)]

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        column, params = self.process_lhs(compiler, connection)
        patterns = [f"%,{number},%" for number in self.numbers()]
        found = " OR ".join([f"{column} LIKE %s"] * len(patterns)) or "1 = 0"
        return f"({found})", (*(list(params) * len(patterns)), *patterns)

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        column, params = self.process_lhs(compiler, connection)
        return f"{column} && %s::integer[]", (*params, list(self.numbers()))


@NumberSetField.register_lookup
class HoldsAny(Holds):
    lookup_name = "holds_any"

    def numbers(self) -> Iterable[int]:
        return [int(number) for number in self.rhs]


class GinIndexOnPostgres(RunSQL):
    """Migration operation: a GIN index on one column where the database has such indexes; on an expression
    of that column, where one is given."""

    def __init__(self, table: str, column: str, expression: str = ""):
        self.table, self.column, self.expression = table, column, expression
        name, indexed = f"{table}_{column}_gin", expression or f'"{column}"'
        super().__init__(
            f'CREATE INDEX IF NOT EXISTS "{name}" ON "{table}" USING gin ({indexed})',
            f'DROP INDEX IF EXISTS "{name}"',
        )

    def deconstruct(self) -> tuple:
        named = {"expression": self.expression} if self.expression else {}
        return self.__class__.__name__, [self.table, self.column], named

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if is_postgres(schema_editor.connection):
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if is_postgres(schema_editor.connection):
            super().database_backwards(app_label, schema_editor, from_state, to_state)
