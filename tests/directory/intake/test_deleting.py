"""Nothing stays: after ninety days, at once when the person says so, and after a backup is restored."""

import gzip
from base64 import b64encode
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from directory.intake import cases, receipts
from directory.models import IntakeCase, IntakeMessage
from safekeeping.models import ErasureRecord
from tests.actions import somebody
from tests.factories import network

from .acts import asked, come_back, delete

pytestmark = pytest.mark.django_db
MARKER = "nightjar-between-two-walls"


def database_bytes() -> bytes:
    """The database as a file of it would be."""
    if connection.vendor == "sqlite":
        return connection.connection.serialize()
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += cursor.fetchall()
    return repr(found).encode()


def spelled(word: str) -> list[bytes]:
    """A word as somebody who searches a file could meet it."""
    plain = word.encode()
    return [plain, plain.hex().encode(), b64encode(plain)[:-4], gzip.compress(plain)[10:-8]]


def days(count: int):
    return time_machine.travel(timezone.now() + timedelta(days=count))


def conversation(client) -> tuple[IntakeCase, str]:
    case, code = asked(client, f"{MARKER} needs a lawyer", topic=MARKER)
    cases.answer(case, f"{MARKER} is heard", "an answer", by=somebody("network-lead"))
    return case, code


def test_words_and_code__are_in_no_byte_of_the_database_at_any_time(client, caplog):
    case, code = conversation(client)
    call_command("tell_leads", stdout=StringIO())
    held = database_bytes() + repr(getattr(caches["default"], "_cache", "")).encode() + caplog.text.encode()
    assert case.receipt_hash.encode() in held
    for word in (MARKER, code, receipts.grouped(code)):
        assert not [form for form in spelled(word) if form in held], word
    delete(client, code)
    left = database_bytes()
    assert not IntakeCase.objects.exists()
    assert not IntakeMessage.objects.exists()
    assert MARKER.encode() not in left
    assert "opens nothing" in come_back(client, code).content.decode()


def test_delete__asks_first(client):
    _case, code = conversation(client)
    answer = come_back(client, code, act="delete")
    assert "tick the box first" in answer.content.decode()
    assert IntakeMessage.objects.count() == 2


def test_purge__takes_what_nobody_wrote_in_for_ninety_days(client):
    old, _code = conversation(client)
    with days(60):
        cases.write(old, "I am still here", "later")
    with days(89):
        young, _code = asked(client, "Somebody else asks for help")
    with days(149):
        call_command("purge_intake", stdout=StringIO(), stderr=StringIO())
        assert IntakeCase.objects.count() == 2
    with days(150):
        said = StringIO()
        call_command("purge_intake", stdout=said, stderr=StringIO())
    assert said.getvalue() == "1 deleted\n"
    assert IntakeCase.objects.get() == young
    assert IntakeMessage.objects.get().case == young


def test_restored_backup__does_not_bring_it_back(client):
    case, code = conversation(client)
    case, words = IntakeCase.objects.get(), list(IntakeMessage.objects.all())
    delete(client, code)
    case.save(force_insert=True)
    for message in words:
        message.save(force_insert=True)
    other, _code = cases.open_case("another", "Somebody else", region=network())
    call_command("reapply_erasures", stdout=StringIO(), stderr=StringIO())
    assert IntakeCase.objects.get() == other
    assert ErasureRecord.objects.get(kind="intake").key == str(case.key)
