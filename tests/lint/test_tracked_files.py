"""What git keeps: files, never links.

A link to somebody's virtual environment replaces the environment itself in the next checkout.
"""

import subprocess

from tests.lint.sources import ROOT, listed

LINK = "120000"


def links_in(staged: str) -> list[str]:
    """Paths of the symbolic links among the lines of `git ls-files --stage`."""
    return [line.partition("\t")[2] for line in staged.splitlines() if line.startswith(f"{LINK} ")]


def test_a_link__is_found_among_files():
    staged = "100644 1f0c 0\tREADME.md\n120000 9a2b 0\t.venv\n"
    assert links_in(staged) == [".venv"]


def test_git__keeps_no_link():
    command = ["git", "ls-files", "--stage"]
    staged = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    assert not links_in(staged), listed(links_in(staged))
