"""Append-only tables, in Python and in the database."""

import pytest
from django.db import DatabaseError, connection, transaction

from safekeeping import guards
from safekeeping.append_only import AppendOnlyError
from safekeeping.models import ErasureRecord

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(db):
    return ErasureRecord.objects.create(kind="user", key="17")


def unchanged():
    return list(ErasureRecord.objects.values_list("kind", "key")) == [("user", "17")]


@pytest.mark.parametrize(
    "change",
    [
        lambda row: row.save(),
        lambda row: row.delete(),
        lambda row: ErasureRecord.objects.update(key="18"),
        lambda row: ErasureRecord.objects.filter(pk=row.pk).delete(),
        lambda row: ErasureRecord.objects.all().delete(),
        lambda row: ErasureRecord.objects.bulk_update([row], ["key"]),
        lambda row: ErasureRecord.objects.bulk_create([ErasureRecord(kind="user", key="18")]),
        lambda row: ErasureRecord.objects.update_or_create(kind="user", defaults={"key": "18"}),
    ],
)
def test_change__refused_by_the_model(row, change):
    with pytest.raises(AppendOnlyError, match=r"safekeeping\.ErasureRecord is append-only"):
        change(row)

    assert unchanged()


@pytest.mark.parametrize(
    "change",
    [
        lambda row: ErasureRecord(pk=row.pk, kind="user", key="18").save(),
        lambda row: ErasureRecord._base_manager.update(key="18"),
        lambda row: ErasureRecord._base_manager.all().delete(),
    ],
)
def test_change__refused_by_the_database_where_the_model_is_passed_by(row, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change(row)

    assert unchanged()


@pytest.mark.sqlite
def test_replace__refused_by_sqlite(row, sql):
    with pytest.raises(DatabaseError, match="append-only"):
        sql(
            "INSERT OR REPLACE INTO safekeeping_erasurerecord (id, kind, key, created_at)"
            " VALUES (%s, 'user', '18', '2018-10-01')",
            row.pk,
        )

    assert unchanged()


@pytest.mark.postgres
def test_truncate__refused_by_postgresql(row, sql):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql("TRUNCATE safekeeping_erasurerecord")

    assert unchanged()


def test_guards__stand_after_every_migrate(row):
    guards.lift(connection)
    assert guards.missing(connection) == ["safekeeping.AuditEvent", "safekeeping.ErasureRecord"]

    guards.install_after_migrate(using="default")
    guards.install_after_migrate(using="default")

    assert guards.missing(connection) == []


def test_guards__stand_again_when_a_tampering_test_fails():
    with pytest.raises(ZeroDivisionError), guards.lifted(connection):
        raise ZeroDivisionError

    assert guards.missing(connection) == []


@pytest.mark.django_db(transaction=True)
def test_guards__let_a_transactional_test_be_cleaned_up():
    ErasureRecord.objects.create(kind="user", key="17")


@pytest.mark.django_db(transaction=True)
def test_guards__stand_in_the_next_transactional_test():
    assert not ErasureRecord.objects.exists()
    assert guards.missing(connection) == []
