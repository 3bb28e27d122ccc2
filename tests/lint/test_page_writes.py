"""Nothing writes pages around the release gate: .update() and raw SQL call neither save() nor a signal."""

import ast
import re

import pytest

from tests.lint.sources import ROOT, listed, named, production_files

ROOMS_WITH_PAGES = ("demonstration", "stories", "campaigns", "directory", "library", "home", "editorial")
WRITES = {"update", "bulk_create", "bulk_update", "raw", "extra", "aupdate", "abulk_create", "abulk_update"}
RAW_SQL = {"execute", "executemany", "RawSQL"}
READS = re.compile(r"^\(?['\"]+\s*SELECT\b", re.IGNORECASE)
PAGES = re.compile(r"(^|\W)(\w*Page|page_model|page_class|specific_class|PageQuerySet)\W")
# A line that must write so says why: `# page write: <reason>`.
ALLOWED = re.compile(r"#\s*page write:\s*\w+")
MOST_ALLOWED = 9


def only_reads(call):
    return bool(call.args) and bool(READS.match(ast.unparse(call.args[0])))


def page_writes(text):
    """Lines that write pages without saving them, each with its number."""
    lines = text.splitlines()
    faults = []
    for node in ast.walk(ast.parse(text)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        chain = ast.unparse(node.func)
        if (name in RAW_SQL and not only_reads(node)) or (name in WRITES and PAGES.search(chain)):
            spot = "\n".join(lines[node.lineno - 1 : node.end_lineno])
            if not ALLOWED.search(spot):
                faults.append(f"{node.lineno}: {chain[:80]}")
    return faults


@pytest.mark.parametrize(
    "line",
    [
        "Page.objects.filter(live=False).update(live=True)",
        "StoryPage.objects.released().update(live=True)",
        "models.StoryPage._base_manager.all().update(live=True)",
        "page_model.objects.bulk_update(pages, ['live'])",
        "Page.objects.raw('SELECT 1')",
        "cursor.execute('UPDATE wagtailcore_page SET live = true')",
        "cursor.execute(sql)",
    ],
)
def test_write_around_the_gate__is_found(line):
    assert page_writes(line)


@pytest.mark.parametrize(
    "line",
    [
        "Mandate.objects.filter(pk=1).update(valid_until=now)",
        "context.update(page=page)",
        "cursor.execute('SELECT 1')",
        "StoryPage.objects.update(url=1)  # page write: derived column, holds nothing a reader sees",
    ],
)
def test_write_elsewhere__is_left_alone(line):
    assert not page_writes(line)


def test_pages__are_written_through_the_gate():
    paths = [path for path in production_files() if path.relative_to(ROOT).parts[0] in ROOMS_WITH_PAGES]
    faults = [f"{named(path)}:{fault}" for path in paths for fault in page_writes(path.read_text())]
    assert not faults, listed(faults)
    allowed = [
        named(path) for path in paths for line in path.read_text().splitlines() if ALLOWED.search(line)
    ]
    assert len(allowed) <= MOST_ALLOWED, listed(allowed)
