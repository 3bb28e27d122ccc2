"""Which files are the project's own."""

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = tuple(sorted(path.parent.name for path in ROOT.glob("*/apps.py")))


def production_files():
    """Every Python file that runs in production or in the demonstration, migrations aside."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def python_files():
    yield from production_files()
    yield from sorted((ROOT / "tests").rglob("*.py"))


def template_folders():
    return [
        folder
        for folder in (ROOT / "templates", *(ROOT / room / "templates" for room in ROOMS))
        if folder.is_dir()
    ]


def templates(*suffixes):
    """Every template whose name ends in one of the suffixes."""
    for folder in template_folders():
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix in suffixes)


def named(path):
    return str(path.relative_to(ROOT))


def listed(faults):
    """The message of a failing sweep: one fault a line."""
    return "\n" + "\n".join(faults)
