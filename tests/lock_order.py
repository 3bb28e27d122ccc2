"""On PostgreSQL a test fails whose code takes locks in an order in which two transactions can wait for each
other for ever (docs/decisions/0024). Two threads would find the same only in one bad moment of thousands."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.db.backends.signals import connection_created

CHAIN = "safekeeping_audithead"
# Whoever locks one of these has it in hand when they come to the chain: it is locked before, or not at all.
BEFORE = {"accounts_user", "directory_member", "editorial_placement", "editorial_regionalimage"}
# Whoever has the chain in hand comes to these: nobody locks one and takes the chain afterwards.
AFTER = {"campaigns_clinicsession", "directory_ask", "directory_introduction", "directory_memberinvitation"}
AFTER |= {"directory_request", "editorial_previewlink", "stories_slot"}
LOCKING = re.compile(r'SELECT .*? FROM "(\w+)".* FOR (?:NO KEY )?UPDATE', re.DOTALL)
MAKING = re.compile(r'INSERT INTO "(\w+)"')


class Held(dict):
    """(table, number or None) -> where one outermost transaction locked it."""

    def note(self, sql: str, params) -> str:
        """Notes what a statement locks; returns what is wrong with that, or nothing."""
        if made := MAKING.match(sql):
            self.setdefault((made[1], None), "")  # nobody else has seen it: to lock it is no wait
        found = LOCKING.match(sql)
        return self.take(found[1], number_in(sql, params, found[1]), where()) if found else ""

    def take(self, table: str, number: object, here: str) -> str:
        chain = self.get((CHAIN, None))
        is_new = not {(table, number), (table, None)} & set(self)
        self.setdefault((table, number), here)
        if table == CHAIN and is_new:
            early = [f"{one} at {it}" for (one, _number), it in self.items() if one in AFTER and it]
            return f"{early[0]}, then the audit chain at {here}" if early else ""
        is_late = table in BEFORE and is_new and chain
        return f"the audit chain at {chain}, then {table} at {here}" if is_late else ""


def number_in(sql: str, params, table: str) -> object:
    """The number of the row that a statement names, None where it names several, or none."""
    named = re.search(rf'WHERE .*?"{table}"\."id" = %s', sql, re.DOTALL)
    return params[sql[: named.end()].count("%s") - 1] if named and table != CHAIN else None


def where() -> str:
    """The nearest lines of ours, the innermost first."""
    found: list[str] = []
    frame: FrameType | None = sys._getframe(1)
    while frame is not None and len(found) < 4:
        path = Path(frame.f_code.co_filename)
        if path.is_relative_to(settings.BASE_DIR) and ".venv" not in path.parts and path != Path(__file__):
            found.append(f"{path.relative_to(settings.BASE_DIR)}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found)


class Watch:
    """Looks at every connection's statements; keeps what was wrong with their locks in this test."""

    def __init__(self):
        self.faults: list[str] = []
        self.outside: list[transaction.Atomic] = []  # in which all tests of a file run

    def held(self, at) -> Held | None:
        """None outside of a transaction of the code that is tested: the test's own is none of it."""
        around = [block for block in at.atomic_blocks if block._from_testcase or block in self.outside]
        if len(at.atomic_blocks) == len(around):
            at.__dict__.pop("_held", None)
            return None
        return at.__dict__.setdefault("_held", Held())

    def statement(self, execute: Callable, sql, params, many, context):
        held = self.held(context["connection"])
        if held is not None and (fault := held.note(str(sql), params)):
            self.faults.append(fault)
        return execute(sql, params, many, context)

    def connected(self, connection, **kwargs):
        if self.statement not in connection.execute_wrappers:
            connection.execute_wrappers.append(self.statement)


@pytest.fixture(scope="session", autouse=connection.vendor == "postgresql")
def watch():
    watch = Watch()
    connection_created.connect(watch.connected, dispatch_uid="tests.lock_order")
    leave = transaction.Atomic.__exit__

    def leave_and_let_go(block, *exception):
        try:
            return leave(block, *exception)
        finally:
            watch.held(transaction.get_connection(block.using))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(transaction.Atomic, "__exit__", leave_and_let_go)
        yield watch


@pytest.fixture(autouse=connection.vendor == "postgresql")
def locks_in_one_order(watch, request):
    watch.connected(connection)
    watch.faults.clear()
    watch.outside = list(connection.atomic_blocks)
    yield
    said = "" if request.node.get_closest_marker("any_order") else "\n".join(dict.fromkeys(watch.faults))
    assert not said, f"Locks in an order that can stop two people for ever (docs/decisions/0024):\n{said}"
