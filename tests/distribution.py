"""Which worker runs what: a file stays whole, and so do files that share a costly world; the longest begin.

xdist's own `loadgroup` writes the group into a test's id, which pytest 9.2 ignores without a word: every
worker loaded the demonstration and asked the whole sweep (pytest-xdist issue 1386).
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# Minutes of one processor each: what is left at the end has to be small, or the other workers wait for it.
LONGEST = (
    "tests/sweeps/",
    "tests/demonstration/",
    "tests/e2e/test_access.py",
    "tests/e2e/test_mirror.py",
    "tests/e2e/test_season.py",
    "tests/e2e/test_tour.py",
    "tests/e2e/test_mentorship.py",
)


def share_of(node_id: str) -> str:
    """What is never divided between two workers: a file, or a folder of the longest."""
    file = node_id.partition("::")[0]
    return next((start for start in LONGEST if file.startswith(start)), file)


class LongestFirst(LoadScopeScheduling):
    """The longest, then the files with the most tests (which is xdist's own order)."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)

    def _assign_work_unit(self, node) -> None:
        for start in reversed(LONGEST):
            if start in self.workqueue:
                self.workqueue.move_to_end(start, last=False)
        super()._assign_work_unit(node)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return None if config.getvalue("dist") == "each" else LongestFirst(config, log)
