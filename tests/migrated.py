"""The migrated database is kept and copied: migrating takes a worker half a minute, copying a second.

`migrate` still runs on every copy. It finds nothing to do, puts up triggers and workflows as everywhere,
and would apply a migration that the copy lacks.
"""

import fcntl
import gc
import hashlib
import re
import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection

FOLDER = Path(".pytest_cache/migrated")
IMPORTED = re.compile(r"^(?:from|import) ([\w.]+)", re.MULTILINE)


class Kept:
    """A migrated SQLite file, or a PostgreSQL database that says in its comment what it was made from."""

    def __init__(self, folder: Path):
        self.name = connection.creation._get_test_db_name()
        self.key = made_from()
        folder.mkdir(parents=True, exist_ok=True)
        self.file = folder / f"{self.key}.sqlite3"
        base = connection.settings_dict["NAME"]
        self.database = f"kept_{base}" if connection.vendor == "postgresql" else ""
        # One worker migrates, the others wait for its copy.
        self.lock = (folder / f"{connection.vendor}.lock").open("w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.in_memory: sqlite3.Connection | None = None
        self.found = self.copy()
        if self.found:
            self.lock.close()
        else:
            gc.disable()  # a third of migrating: its thousands of passing model classes are looked through

    def copy(self) -> bool:
        if connection.vendor == "postgresql":
            return self.copy_database()
        if not self.file.exists():
            return False
        if connection.creation.is_in_memory_db(self.name):
            self.in_memory = sqlite3.connect(self.name, uri=True)  # held: it lasts until the last one leaves
            with closing(sqlite3.connect(self.file)) as kept:
                kept.backup(self.in_memory)
        else:
            for ending in ("", "-wal", "-shm"):
                Path(self.name + ending).unlink(missing_ok=True)
            shutil.copy(self.file, self.name)
        return True

    def copy_database(self) -> bool:
        said = "SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s"
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.name}"')
            cursor.execute(said, [self.database])
            found = cursor.fetchone() == (self.key,)
            if found:
                cursor.execute(f'CREATE DATABASE "{self.name}" TEMPLATE "{self.database}"')
        return found

    def keep(self):
        """Called after migrating, before anything else is written."""
        if self.in_memory:
            self.in_memory.close()
        if self.found:
            return
        gc.enable()
        if connection.vendor == "postgresql":
            self.keep_database()
        else:
            self.keep_file()
        self.lock.close()

    def keep_file(self):
        for old in self.file.parent.glob("*.sqlite3"):
            old.unlink()
        half = self.file.with_suffix(".half")  # a copy that was broken off is never taken for a whole one
        with closing(sqlite3.connect(half)) as kept:
            connection.connection.backup(kept)
        half.rename(self.file)

    def keep_database(self):
        connection.close()  # a database is copied only while nobody looks
        with connection.creation._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{self.database}"')
            cursor.execute(f'CREATE DATABASE "{self.database}" TEMPLATE "{self.name}"')
            cursor.execute(f"COMMENT ON DATABASE \"{self.database}\" IS '{self.key}'")


def made_from() -> str:
    """Every migration of the rooms, the modules they name, the packages, and what acts after `migrate`."""
    here = settings.BASE_DIR
    rooms = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == here]
    migrations = [path for room in rooms for path in room.glob("migrations/*.py")]
    named = {name for path in migrations for name in IMPORTED.findall(path.read_text())}
    files = {here / "requirements.txt", here / "editorial/workflows.py", *migrations}
    files |= {
        Path(sys.modules[name].__file__) for name in named if name.split(".")[0] in {r.name for r in rooms}
    }
    files.update(room / "apps.py" for room in rooms)
    files.update((here / "safekeeping").rglob("*.py"))
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:20]


def migrated_file() -> Path:
    """The SQLite file with the migrations of these sources; it may not be there yet."""
    return settings.BASE_DIR / FOLDER / f"{made_from()}.sqlite3"


KEPT = pytest.StashKey[Kept]()


@pytest.fixture(scope="session")
def django_db_keepdb(request, django_test_environment, django_db_modify_db_settings, django_db_blocker):
    """Whether a copy was put in place, to which `migrate` is the only thing that still happens."""
    with django_db_blocker.unblock():
        kept = request.config.stash[KEPT] = Kept(settings.BASE_DIR / FOLDER)
    return kept.found
