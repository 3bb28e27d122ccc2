"""Looks for a word wherever this site writes, in whatever it may be wrapped; and backs up and restores."""

import base64
import gzip
import json
import os
import pickle
import re
import sqlite3
import subprocess
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import quote, quote_plus

from django.core import mail
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection

PACKED = re.compile(b"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")  # how gzip and zlib begin
ENCODED = re.compile(rb"[A-Za-z0-9+/_-]{40,}={0,2}")
LONGEST = 100_000  # bytes of one packed part that are looked at
DEPTH = 2  # a session is base64 of zlib


def forms_of(word: str) -> set[bytes]:
    """As it is, in the two UTF-16, as JSON and addresses write it, in hex, and in base64 at each of the three
    places where a group of it can begin."""
    plain = word.encode()
    wide = [word.encode("utf-16-le"), word.encode("utf-16-be")]
    written = [json.dumps(word)[1:-1].encode(), quote(word).encode(), quote_plus(word).encode()]
    shifted = [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    safe = [part.translate(bytes.maketrans(b"+/", b"-_")) for part in shifted]
    return {plain, *wide, *written, plain.hex().encode(), plain.hex().upper().encode(), *shifted, *safe}


def stands_in(word: str, content: bytes) -> bool:
    forms = forms_of(word)
    return any(form in part for part in unwrapped(content, DEPTH) for form in forms)


def unwrapped(content: bytes, depth: int) -> Iterator[bytes]:
    """The content, and what was packed or encoded in it."""
    yield content
    if depth:
        for inner in (*unpacked(content), *decoded(content)):
            yield from unwrapped(inner, depth - 1)


def unpacked(content: bytes) -> Iterator[bytes]:
    for place in PACKED.finditer(content):
        try:
            yield zlib.decompressobj(47).decompress(content[place.start() : place.start() + LONGEST], LONGEST)
        except zlib.error:
            continue


def decoded(content: bytes) -> Iterator[bytes]:
    """What begins like something packed once it is decoded; the rest is found in its encoded form."""
    for run in ENCODED.finditer(content):
        text = run.group().translate(bytes.maketrans(b"-_", b"+/")).rstrip(b"=")
        for start in range(4):
            whole = text[start : start + (len(text) - start) // 4 * 4]
            found = base64.b64decode(whole)
            if PACKED.match(found):
                yield found


# Where the site writes -------------------------------------------------------------------------------


def database() -> bytes:
    """The whole file on SQLite, freed pages too; on PostgreSQL every row of every table. What either keeps of
    replaced rows until it tidies up is not read here: SQLite's log is written into the file first."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return Path(connection.settings_dict["NAME"]).read_bytes()
        found = []
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found.append(repr(cursor.fetchall()))
    return "\n".join(found).encode()


def files() -> bytes:
    found, folders = [], [""]
    while folders:
        folder = folders.pop()
        inner, names = default_storage.listdir(folder) if default_storage.exists(folder) else ([], [])
        folders += [f"{folder}{name}/" for name in inner]
        found += [name.encode() + default_storage.open(f"{folder}{name}").read() for name in names]
    return b"\n".join(found)


def places(caplog) -> dict[str, bytes]:
    return {
        "database": database(),
        "files": files(),
        "cache": b"\n".join(pickle.dumps(item) for item in cache._cache.items()) + pickled_values(),
        "mail": "\n".join(str(message.message()) for message in mail.outbox).encode(),
        "logs": "\n".join(record.getMessage() + str(record.exc_text) for record in caplog.records).encode(),
    }


def pickled_values() -> bytes:
    """What the cache keeps is pickled already: as bytes within bytes it is the same bytes."""
    return b"\n".join(value for value in cache._cache.values() if isinstance(value, bytes))


def where(word: str, caplog, **more: bytes) -> set[str]:
    """The places that hold a word. Arguments: more, further places (a backup) by name."""
    everywhere = places(caplog) | more
    return {name for name, content in everywhere.items() if stands_in(word, content)}


# Backups -------------------------------------------------------------------------------------------


def backup(folder: Path) -> Path:
    """A copy of the database as a backup keeps it, packed."""
    target = folder / "backup.gz"
    if connection.vendor == "sqlite":
        plain = folder / "backup.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(plain)) as copy:
            connection.connection.backup(copy)
        target.write_bytes(gzip.compress(plain.read_bytes()))
        plain.unlink()
    else:
        dumped = postgres("pg_dump", "--no-owner", connection.settings_dict["NAME"])
        target.write_bytes(gzip.compress(dumped))
    return target


def restore(file: Path) -> None:
    """Puts a backup in the place of what is there."""
    content = gzip.decompress(file.read_bytes())
    if connection.vendor == "sqlite":
        plain = file.with_suffix(".restored")
        plain.write_bytes(content)
        with closing(sqlite3.connect(plain)) as copy:
            copy.backup(connection.connection)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    postgres("psql", "-q", "-v", "ON_ERROR_STOP=1", connection.settings_dict["NAME"], given=content)
    connection.close()  # what it knew of the tables is gone


def postgres(program: str, *arguments: str, given: bytes | None = None) -> bytes:
    told = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    environment = {names[key]: str(told[key]) for key in names if told.get(key)}
    done = subprocess.run(
        [program, *arguments], env=os.environ | environment, input=given, check=True, capture_output=True
    )
    return done.stdout
