"""Runs every check, shows what the failing ones say, and fails when one fails."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.lint.sources import ROOT, template_folders

TYPED_ROOMS = ("regions", "editorial", "directory")
MANAGE = [sys.executable, "manage.py"]


def program(name):
    return str(Path(sys.executable).parent / name)


def steps():
    typed = [room for room in TYPED_ROOMS if (ROOT / room).is_dir()]
    found = [
        ("types", [program("mypy"), *typed]),
        ("ruff", [program("ruff"), "check", "."]),
        ("format", [program("ruff"), "format", "--check", "."]),
        ("rooms", [program("lint-imports")]),
        ("house rules", [sys.executable, "-m", "pytest", "-q", "tests/lint"]),
        ("templates", [program("djlint"), "--lint", "--quiet", *map(str, template_folders())]),
        ("system", [*MANAGE, "check"]),
        ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
        ("catalogues", [*MANAGE, "makemessages", "--check"]),
    ]
    return [(name, command) for name, command in found if name != "templates" or template_folders()]


def checked(step) -> tuple[str, subprocess.CompletedProcess, float]:
    """(name, what the command left, seconds)."""
    name, command = step
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    return name, done, time.monotonic() - started


def main():
    found = steps()
    # Beside the types, which take longest, everything else one after the other: while the catalogues are made
    # anew to be compared, nobody may read them.
    lanes = [[step for step in found if (step[0] == "types") is alone] for alone in (True, False)]
    failed = []
    with ThreadPoolExecutor(len(lanes)) as pool:
        for lane_failed in pool.map(run, lanes):
            failed += lane_failed
    if failed:
        raise SystemExit(f"lint failed: {', '.join(failed)}")


def run(lane) -> list[str]:
    failed = []
    for name, done, seconds in map(checked, lane):
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
        print(f"{'FAILED' if done.returncode else 'clean '} {name} ({seconds:.0f} s)", flush=True)
    return failed


if __name__ == "__main__":
    main()
