"""Rows are locked without their key (docs/decisions/0024)."""

import ast

from tests.lint.sources import listed, named, production_files


def locks_with_key(text):
    """Numbers of the lines that also keep everybody waiting who writes a row that only points to the locked
    one. Such a row is checked when its transaction ends, with the end of the audit chain in hand."""
    return [
        node.lineno
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", "") == "select_for_update"
        and "no_key=True" not in map(ast.unparse, node.keywords)
    ]


def test_lock_with_its_key__is_found():
    assert locks_with_key("rows.select_for_update(of=('self',)).get()") == [1]
    assert locks_with_key("rows.select_for_update(no_key=True).get()") == []


def test_rows__are_locked_without_their_key():
    faults = [
        f"{named(path)}:{line}" for path in production_files() for line in locks_with_key(path.read_text())
    ]
    assert not faults, listed(faults)
