"""A word that stands in every private column is looked for wherever this site writes: database, files,
cache, mail, logs. Before an erasure it is unreadable, afterwards it is gone, and it stays gone when an
older copy of the database comes back."""

import base64
import pickle
import re
import zlib
from collections.abc import Callable

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction

from directory.models import ContactDetail, Member
from directory.profiles.erasing import erase
from directory.states import By
from safekeeping.fields import EncryptedTextField
from tests.directory.exchange.actions import ask_for
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db

PRIVATE, SHOWN = "wagtail-of-the-sealed-garden", "wagtail-that-others-may-see"

# What the rules let members read: it stands in their list, in plain, until it is erased.
FOR_MEMBERS = {"display_name", "about"}


def profile(member: Member) -> None:
    for field in Member._meta.concrete_fields:
        if isinstance(field, EncryptedTextField) and field.name not in (
            "country",
            "time_zone",
            "jurisdictions",
        ):
            setattr(member, field.name, f"{SHOWN if field.name in FOR_MEMBERS else PRIVATE} {field.name}")
    member.save()
    ContactDetail.objects.create(member=member, kind="other", value=f"{PRIVATE} contact")


def request(member: Member) -> None:
    found = ask_for(member)
    found.summary, found.detail = f"{PRIVATE} summary", f"{PRIVATE} detail"
    found.save()


# Other parts of the directory add what they keep: function(member) -> None, with PRIVATE in every column.
WORLDS: list[Callable[[Member], None]] = [profile, request]


def forms_of(word: str) -> list[bytes]:
    """As it is, in hex, and in base64 at each of the three places where a group of it can begin."""
    plain = word.encode()
    shifted = [base64.b64encode(b"x" * shift + plain)[4:-4] for shift in range(3)]
    return [plain, plain.hex().encode(), plain.hex().upper().encode(), *shifted]


def stands_in(word: str, content: bytes) -> bool:
    unpacked = [content]
    for place in re.finditer(b"\x1f\x8b\x08|\x78\x9c|\x78\xda", content):
        try:
            unpacked.append(
                zlib.decompressobj(47).decompress(content[place.start() : place.start() + 100_000])
            )
        except zlib.error:
            continue
    return any(form in part for form in forms_of(word) for part in unpacked)


def database() -> bytes:
    """The whole file on SQLite, freed pages too; on PostgreSQL every row of every table."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    with connection.cursor() as cursor:
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
        found += [default_storage.open(f"{folder}{name}").read() for name in names]
    return b"\n".join(found)


def places(caplog) -> dict[str, bytes]:
    return {
        "database": database(),
        "files": files(),
        "cache": pickle.dumps(dict(cache._cache)) if hasattr(cache, "_cache") else b"",
        "mail": "\n".join(str(message.message()) for message in mail.outbox).encode(),
        "logs": caplog.text.encode(),
    }


def where(word: str, caplog) -> set[str]:
    return {name for name, content in places(caplog).items() if stands_in(word, content)}


@pytest.fixture
def member(client):
    """Somebody who used the site: signed in, looked at, seen by others."""
    person = Person(handle=f"{SHOWN}"[:40], email=f"{SHOWN}@example.org")
    found = MemberFactory(user=person, languages=["sw"])
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA secure_delete = ON")  # as the site's settings say
    for world in WORLDS:
        world(found)
    found.refresh_from_db()
    client.force_login(person)
    for address in ("me/", "me/profile/", "me/seen-by/members/", "me/audiences/"):
        assert client.get(f"/en/directory/{address}").status_code == 200
    client.post("/en/directory/me/profile/", {"about": f"{PRIVATE} never saved"})
    client.force_login(MemberFactory().user)
    client.get(f"/en/directory/members/{found.public_id}/")
    return found


def test_the_scan__finds_a_word_in_every_disguise():
    word = PRIVATE.encode()
    for hidden in (word, word.hex().encode(), base64.b64encode(b"ab" + word + b"cdef"), zlib.compress(word)):
        assert stands_in(PRIVATE, b"before" + hidden + b"after")
    assert not stands_in(PRIVATE, b"nothing of it")


def test_private_words__are_nowhere_in_plain(member, caplog):
    assert where(PRIVATE, caplog) == set()
    assert "database" in where(SHOWN, caplog)  # the scan looks at the right place


def test_after_erasure__nothing_is_left_and_no_older_copy_brings_it_back(
    member, caplog, settings, tmp_path, django_capture_on_commit_callbacks
):
    settings.ERASURE_LIST = str(tmp_path / "erasures.txt")
    older_copy = transaction.savepoint()
    with django_capture_on_commit_callbacks(execute=True):
        erase(member, by=By.OWNER)
    assert where(PRIVATE, caplog) | where(SHOWN, caplog) == set()
    assert Member.objects.get(pk=member.pk).state == "erased"

    transaction.savepoint_rollback(older_copy)
    assert "database" in where(SHOWN, caplog)
    call_command("reapply_erasures")
    assert where(PRIVATE, caplog) | where(SHOWN, caplog) == set()
    assert Member.objects.get(pk=member.pk).user is None
