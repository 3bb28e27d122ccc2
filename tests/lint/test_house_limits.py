"""Small rooms: sizes, names and imports (docs/decisions/0003)."""

import ast
import re

from tests.lint.sources import ROOMS, listed, named, production_files, python_files, templates

FILE_LINES = 300
FUNCTION_LINES = 40
TEMPLATE_LINES = 80
NAMES_THAT_SAY_NOTHING = {"utils.py", "helpers.py", "misc.py", "common.py"}
LATE = re.compile(r"#\s*late import:\s*\w+")


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def long_functions(text):
    """Names of the functions that do not fit on a screen; decorators do not count."""
    sizes = {node.name: node.end_lineno - node.lineno + 1 for node in functions(ast.parse(text))}
    return [f"{name} ({size} lines)" for name, size in sizes.items() if size > FUNCTION_LINES]


def inline_imports(text):
    """Imports of our own rooms inside a function: they hide a cycle.

    AppConfig.ready must import late; a line that must too says why: `# late import: <reason>`.
    """
    lines = text.splitlines()
    found = []
    for function in functions(ast.parse(text)):
        for node in ast.walk(function):
            modules = {
                ast.Import: lambda n: [a.name for a in n.names],
                ast.ImportFrom: lambda n: [n.module or ""],
            }
            names = modules.get(type(node), lambda n: [])(node)
            own = [name for name in names if name.split(".")[0] in ROOMS or getattr(node, "level", 0)]
            if own and function.name != "ready" and not LATE.search(lines[node.lineno - 1]):
                found.append(f"{function.name} imports {own[0]}")
    return found


def test_long_function__is_found():
    body = "\n".join("    x = 1" for _ in range(FUNCTION_LINES))
    assert long_functions(f"def f():\n{body}\n") == ["f (41 lines)"]


def test_inline_import__is_found_except_in_ready():
    assert inline_imports("def f():\n    from regions.models import Region\n") == ["f imports regions.models"]
    assert inline_imports("def ready(self):\n    from . import signals\n") == []
    assert inline_imports("def f():\n    import json\n") == []


def test_files__are_small_and_named_for_what_they_hold():
    faults = [
        f"{named(path)}: {lines} lines"
        for path in python_files()
        if (lines := len(path.read_text().splitlines())) > FILE_LINES
    ]
    faults += [
        f"{named(path)}: the name says nothing"
        for path in python_files()
        if path.name in NAMES_THAT_SAY_NOTHING
    ]
    assert not faults, listed(faults)


def test_functions__fit_on_a_screen():
    faults = [
        f"{named(path)}: {name}" for path in production_files() for name in long_functions(path.read_text())
    ]
    assert not faults, listed(faults)


def test_imports_of_our_own__stand_at_the_top():
    faults = [
        f"{named(path)}: {name}" for path in production_files() for name in inline_imports(path.read_text())
    ]
    assert not faults, listed(faults)


def test_templates__are_small():
    faults = [
        f"{named(path)}: {lines} lines"
        for path in templates(".html", ".txt", ".xml")
        if (lines := len(path.read_text().splitlines())) > TEMPLATE_LINES
    ]
    assert not faults, listed(faults)
