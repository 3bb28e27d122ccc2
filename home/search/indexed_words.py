"""The column a public search reads, and the full-text index under it: GIN on PostgreSQL, FTS5 on SQLite."""

from typing import Any

from django.db.migrations.operations import RunSQL

from .folded_words import AS_VECTOR, Begin, FoldedWordsField

MATCHING = '"{table}"."{key}" IN (SELECT rowid FROM "{index}" WHERE "{index}" MATCH %s)'
# Searches are far more frequent than releases: nothing waits unsorted in the index.
GIN = (
    'CREATE INDEX IF NOT EXISTS "{table}_{column}_gin" ON "{table}" USING gin (({vector})) '
    "WITH (fastupdate = off)"
)
# A table of words alone: the text stays where it is, and triggers follow its rows.
FTS = (
    'CREATE VIRTUAL TABLE IF NOT EXISTS "{index}" USING fts5("{column}", content="{table}", '
    "content_rowid=\"{key}\", tokenize='unicode61 remove_diacritics 0', prefix='2 3')"
)
ADD = 'INSERT INTO "{index}"(rowid, "{column}") VALUES (new."{key}", new."{column}");'
REMOVE = (
    'INSERT INTO "{index}"("{index}", rowid, "{column}") VALUES (\'delete\', old."{key}", old."{column}");'
)
TRIGGER = 'CREATE TRIGGER IF NOT EXISTS "{index}_{suffix}" AFTER {event} ON "{table}" BEGIN {body} END'


class IndexedWordsField(FoldedWordsField):
    """Folded words under the full-text index that `FullTextIndex` makes. Lookup: `begin`, as above."""


@IndexedWordsField.register_lookup
class BeginIndexed(Begin):
    """Asks FTS5 on SQLite; each word stands in quotes, so that nothing of a reader's is its syntax."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, tuple]:
        model = self.lhs.target.model
        index = f"{model._meta.db_table}_{self.lhs.target.column}"
        sought = " ".join(f'"{word}"*' for word in self.rhs)
        if not sought:
            return "1 = 0", ()
        matching = MATCHING.format(table=self.lhs.alias, key=model._meta.pk.column, index=index)
        return matching, (sought,)


class FullTextIndex(RunSQL):
    """Migration operation: the full-text index of one column, kept by the database itself on every write.

    A later migration that alters the table repeats it: SQLite makes such a table anew, without its triggers.
    """

    def __init__(self, table: str, key: str, column: str):
        self.table, self.key, self.column = table, key, column
        super().__init__(RunSQL.noop, RunSQL.noop)

    def deconstruct(self) -> tuple:
        return self.__class__.__name__, [self.table, self.key, self.column], {}

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        is_postgres = schema_editor.connection.vendor == "postgresql"
        self._run_sql(schema_editor, self._gin() if is_postgres else self._fts())

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        name = f"{self.table}_{self.column}"
        if schema_editor.connection.vendor == "postgresql":
            self._run_sql(schema_editor, [f'DROP INDEX IF EXISTS "{name}_gin"'])
            return
        triggers = [f'DROP TRIGGER IF EXISTS "{name}_{event}"' for event in ("insert", "delete", "update")]
        self._run_sql(schema_editor, [*triggers, f'DROP TABLE IF EXISTS "{name}"'])

    def describe(self) -> str:
        return f"Full-text index of {self.table}.{self.column}"

    def _gin(self) -> list[str]:
        return [GIN.format(table=self.table, column=self.column, vector=self._vector())]

    def _vector(self) -> str:
        return AS_VECTOR.format(column=f'"{self.column}"')

    def _fts(self) -> list[str]:
        names = {"index": f"{self.table}_{self.column}", "table": self.table, "key": self.key}
        add, remove = (part.format(column=self.column, **names) for part in (ADD, REMOVE))
        events = {"INSERT": add, "DELETE": remove, "UPDATE": remove + add}
        triggers = [
            TRIGGER.format(suffix=event.lower(), event=event, body=body, **names)
            for event, body in events.items()
        ]
        return [FTS.format(column=self.column, **names), *triggers]
