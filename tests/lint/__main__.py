"""Runs every check, shows what the failing ones say, and fails when one fails."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.lint.sources import ROOT, template_folders

TYPED_ROOMS = ("regions", "editorial", "directory")
MANAGE = [sys.executable, "manage.py"]


def program(name):
    return str(Path(sys.executable).parent / name)


def steps():
    typed = [room for room in TYPED_ROOMS if (ROOT / room).is_dir()]
    found = [
        ("ruff", [program("ruff"), "check", "."]),
        ("format", [program("ruff"), "format", "--check", "."]),
        ("rooms", [program("lint-imports")]),
        ("house rules", [sys.executable, "-m", "pytest", "-q", "tests/lint"]),
        ("templates", [program("djlint"), "--lint", "--quiet", *map(str, template_folders())]),
        ("system", [*MANAGE, "check"]),
        ("migrations", [*MANAGE, "makemigrations", "--check", "--dry-run"]),
        ("catalogues", [*MANAGE, "makemessages", "--check"]),
        ("types", [program("mypy"), *typed]),
    ]
    return [(name, command) for name, command in found if name != "templates" or template_folders()]


def main():
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "cms.settings.test"}
    failed = []
    for name, command in steps():
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            failed.append(name)
            print(done.stdout + done.stderr)
        print(
            f"{'FAILED' if done.returncode else 'clean '} {name} ({time.monotonic() - started:.0f} s)",
            flush=True,
        )
    if failed:
        raise SystemExit(f"lint failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
