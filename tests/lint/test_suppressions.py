"""A silenced check is a debt: few in all, each with its reason."""

import re

from tests.lint.sources import listed, named, production_files, templates

MOST = 9
SILENCERS = re.compile(r"#\s*(?:noqa|type:\s*ignore|pragma:\s*no cover|nosec)|djlint:\s*off")
WITH_REASON = re.compile(r"(?:noqa|ignore|no cover|nosec|off)\b[\w:,\[\] ]*?\s*(?:\(| [-–—] )\w+")


def suppressions(text):
    return [line.strip() for line in text.splitlines() if SILENCERS.search(line)]


def without_reason(line):
    return not WITH_REASON.search(line)


def test_suppression__needs_its_reason():
    assert without_reason("x = 1  # noqa: E501")
    assert without_reason("x = 1  # type: ignore[arg-type]")
    assert not without_reason("x = 1  # noqa: S608 (a constant of this module)")
    assert not without_reason("def f():  # pragma: no cover (runs in the worker)")


def test_suppressions__are_few_and_explained():
    found = [
        (path, line)
        for path in [*production_files(), *templates(".html")]
        for line in suppressions(path.read_text())
    ]
    bare = [f"{named(path)}: {line}" for path, line in found if without_reason(line)]
    assert not bare, listed(bare)
    assert len(found) <= MOST, listed(f"{named(path)}: {line}" for path, line in found)
