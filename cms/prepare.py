"""Everything that must be done before the site can be served: `python -m cms.prepare [--afresh]`.

One process for all steps, and each step does nothing when nothing changed: a second start takes seconds.
"""

import argparse
import hashlib
import io
import shutil
import socket
import sys
import time
from io import StringIO
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection

from cms.catalogues import compile_catalogues


def catalogues() -> str:
    return f"{compile_catalogues()} compiled"


def database() -> str:
    settings.VAR_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", interactive=False, verbosity=0)
    return connection.vendor


def structure() -> str:
    """Index pages that an update brought, as drafts for those who sign for the network."""
    said = io.StringIO()
    call_command("build_structure", stdout=said)
    return said.getvalue().strip()


def static_signature() -> str:
    """Tell whether any static file of the site or its libraries changed, in a fraction of a second."""
    found = hashlib.sha256()
    for finder in get_finders():
        for path, storage in finder.list([]):
            state = Path(storage.path(path)).stat()
            found.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return found.hexdigest()


def static_files() -> str:
    stamp = Path(settings.STATIC_ROOT) / ".signature"
    signature = static_signature()
    if stamp.exists() and stamp.read_text() == signature:
        return "unchanged"
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(signature)
    return "collected"


def proxy_pages() -> str:
    said = io.StringIO()
    call_command("write_proxy_pages", stdout=said)
    return said.getvalue().strip()


def demonstration() -> str:
    if not apps.is_installed("demonstration"):
        return "not wanted here"
    call_command("load_demo")
    return "ready"


def search_index() -> str:
    """After an update that searches otherwise, or a restore: what is there already is left as it is."""
    call_command("index_search", missing=True, verbosity=0, stdout=StringIO())
    return "complete"


STEPS = [
    ("catalogues", catalogues),
    ("database", database),
    ("pages of the structure", structure),
    ("static files", static_files),
    ("pages of the proxy", proxy_pages),
    ("demonstration", demonstration),
    ("search index", search_index),
]


def forget_everything():
    """Throw the demonstration's database and files away.

    Raises:
        CommandError: outside the demonstration, and while a server is using the data.
    """
    if not settings.DEMONSTRATION:
        raise CommandError("Only the demonstration can be started afresh.")
    port = settings.WAGTAILADMIN_BASE_URL.rpartition(":")[2]
    with socket.socket() as probe:
        if port.isdigit() and probe.connect_ex(("127.0.0.1", int(port))) == 0:
            raise CommandError(f"Something is serving on port {port}. Stop it first.")
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{settings.DATABASES['default']['NAME']}{suffix}").unlink(missing_ok=True)
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--afresh", action="store_true", help="throw the demonstration's data away first")
    options = parser.parse_args()
    django.setup()
    try:
        if options.afresh:
            forget_everything()
        for name, step in STEPS:
            started = time.monotonic()
            sys.stdout.write(f"→ {name}: ")
            sys.stdout.flush()
            outcome = step()
            sys.stdout.write(f"{outcome} ({time.monotonic() - started:.1f} s)\n")
    except CommandError as error:
        raise SystemExit(f"\n{error}") from None


if __name__ == "__main__":
    main()
