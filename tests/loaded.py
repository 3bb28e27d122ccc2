"""The demonstration, loaded as `make run` loads it, once for its own tests and for the journeys.

Loading takes minutes. A folder is loaded anew when any source, or the day, is another one: much in it is told
by the day. What the loading reaches of the code is measured there and kept beside it.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

from django.conf import settings

from tests.migrated import migrated_file

FOLDER = Path(".pytest_cache/demonstration")
REACHED = "reached.json"
# What is installed by others, or made.
NOT_READ = {
    ".git",
    ".venv",
    ".ruff_cache",
    ".mypy_cache",
    ".pytest_cache",
    "__pycache__",
    "docs",
    "tests",
    "var",
}


def environment(folder: Path, port: int | str = 8000) -> dict[str, str]:
    """Of the demonstration in a folder, served on a port."""
    own = {"DJANGO_SETTINGS_MODULE": "cms.settings.demo", "VAR_DIR": str(folder), "PORT": str(port)}
    return {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | own


def prepare(folder: Path, *measured: str) -> None:
    """Everything that `make run` does before it serves; where it is done, that takes seconds."""
    command = [sys.executable, *measured, "-m", "cms.prepare"]
    # Of a run that is measured itself, slipcover would take what its workers left for its own, and away.
    own = {name: value for name, value in environment(folder).items() if not name.startswith("SLIPCOVER_")}
    subprocess.run(command, cwd=settings.BASE_DIR, env=own, check=True)


def demonstration() -> Path:
    """The folder of a loaded demonstration, not to be written to. The first to ask loads it, in minutes, and
    the others wait."""
    kept = settings.BASE_DIR / FOLDER
    kept.mkdir(parents=True, exist_ok=True)
    folder = kept / made_from()
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            for old in kept.glob("*/"):
                shutil.rmtree(old)
            half = kept / "half"  # a loading that was broken off is never taken for a whole one
            half.mkdir()
            if migrated_file().exists():  # half a minute less; `migrate` finds nothing to do
                shutil.copy(migrated_file(), half / "site.sqlite3")
            measured = ("-m", "slipcover", "--immediate", "--json", "--out", str(kept / REACHED))
            prepare(half, "-W", "ignore:Unable to activate pytest branch", *measured)
            half.rename(folder)
    return folder


def made_from() -> str:
    """Every source of the site, the packages, and the day."""
    digest = hashlib.sha256(f"{sys.version} {date.today()}".encode())
    for path in sorted(sources(settings.BASE_DIR)):
        digest.update(f"{path.relative_to(settings.BASE_DIR)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:20]


def sources(folder: Path):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in NOT_READ:
                yield from sources(Path(entry.path))
        elif entry.name.endswith(
            (".py", ".toml", ".po", ".html", ".txt", ".md", ".xml", ".json", ".css", ".js")
        ):
            yield Path(entry.path)
