import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.db import connection, models
from django.test.utils import isolate_apps
from django.utils import timezone

from safekeeping import rotation
from safekeeping.append_only import AppendOnly
from safekeeping.fields import EncryptedTextField
from safekeeping.keyring import KeyRing
from safekeeping.models import OutboxMessage

pytestmark = pytest.mark.django_db


def stored(**values):
    now = timezone.now()
    return OutboxMessage.objects.create(template="probe", language="en", created_at=now, due_at=now, **values)


@pytest.fixture
def rotated(settings, new_key):
    """A new primary key before the old one."""
    old = settings.SAFEKEEPING_KEYS
    settings.SAFEKEEPING_KEYS = [new_key, *old]
    return old


def tokens(sql):
    return [row[0] for row in sql("SELECT address FROM safekeeping_outboxmessage ORDER BY id")]


# Refusals ---------------------------------------------------------------------------------------


def test_rotate__says_when_a_value_cannot_be_read_and_rotates_the_others(settings, sql, new_key):
    stored(address="lost@example.org", body="also lost")
    settings.SAFEKEEPING_KEYS = [new_key]
    readable = stored(address="amina@example.org")
    newest = Fernet.generate_key().decode()
    settings.SAFEKEEPING_KEYS = [newest, new_key]
    lost = tokens(sql)[0]

    with pytest.raises(CommandError, match="2 values cannot be read with any key"):
        call_command("rotate_keys")

    assert tokens(sql)[0] == lost
    assert KeyRing([newest]).decrypt(tokens(sql)[1]) == "amina@example.org"
    readable.refresh_from_db()


def test_check__fails_while_an_old_key_is_needed(rotated, sql):
    stored(address="amina@example.org")
    old_token = KeyRing(rotated).encrypt("old@example.org")
    sql("UPDATE safekeeping_outboxmessage SET address = %s", old_token)

    with pytest.raises(CommandError, match="1 values still need an older key"):
        call_command("rotate_keys", "--check")

    assert tokens(sql) == [old_token]


# What works -------------------------------------------------------------------------------------


def test_rotate__brings_every_value_under_the_primary_key(settings, sql, new_key, capsys):
    for n in range(3):
        stored(address=f"reader-{n}@example.org", body="")
    settings.SAFEKEEPING_KEYS = [new_key, *settings.SAFEKEEPING_KEYS]

    call_command("rotate_keys")

    assert "6 values brought under the primary key" in capsys.readouterr().out
    settings.SAFEKEEPING_KEYS = [new_key]
    assert [m.address for m in OutboxMessage.objects.all()] == [f"reader-{n}@example.org" for n in range(3)]
    assert {m.body for m in OutboxMessage.objects.all()} == {""}
    assert {m.subject for m in OutboxMessage.objects.all()} == {None}


def test_rotate__changes_nothing_the_second_time(rotated, sql, capsys):
    stored(address="amina@example.org")
    call_command("rotate_keys")
    before = tokens(sql)

    call_command("rotate_keys", "--check")
    call_command("rotate_keys")

    assert tokens(sql) == before
    assert "0 values" in capsys.readouterr().out


def test_rotate__goes_on_where_it_was_stopped(settings, sql, new_key, monkeypatch):
    for n in range(5):
        stored(address=f"reader-{n}@example.org")
    settings.SAFEKEEPING_KEYS = [new_key, *settings.SAFEKEEPING_KEYS]
    monkeypatch.setattr(rotation, "BATCH", 2)
    (columns,) = (c for c in rotation.all_columns() if c.model is OutboxMessage)
    batches = []

    def stopped_at_the_second_batch(rows):
        batches.append(rows)
        if len(batches) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rotation.rotate(columns, write=True, tick=stopped_at_the_second_batch)
    assert [KeyRing([new_key]).is_current(token) for token in tokens(sql)] == [True] * 4 + [False]

    assert rotation.rotate(columns, write=True) == rotation.Tally(old=1)
    assert batches == [2, 2]


def test_all_columns__knows_each_table_once():
    labels = [(c.model._meta.label, [f.name for f in c.fields]) for c in rotation.all_columns()]

    assert ("safekeeping.OutboxMessage", ["address", "body", "subject"]) in [
        (label, sorted(names)) for label, names in labels
    ]
    assert len({label for label, _ in labels}) == len(labels)


@pytest.mark.django_db(transaction=True)
@isolate_apps("safekeeping")
def test_rotate__reaches_append_only_tables_too(settings, new_key):
    class Testimony(AppendOnly):
        words = EncryptedTextField()

        class Meta:
            app_label = "safekeeping"

        def __str__(self):
            return "testimony"

    with connection.schema_editor() as editor:
        editor.create_model(Testimony)
    try:
        Testimony(words="they came at night").save()
        settings.SAFEKEEPING_KEYS = [new_key, *settings.SAFEKEEPING_KEYS]
        columns = rotation.Columns(Testimony, (Testimony._meta.get_field("words"),))

        assert rotation.rotate(columns, write=True) == rotation.Tally(old=1)

        settings.SAFEKEEPING_KEYS = [new_key]
        assert Testimony.objects.get().words == "they came at night"
    finally:
        with connection.schema_editor() as editor:
            editor.delete_model(Testimony)


@isolate_apps("safekeeping")
def test_all_columns__leaves_out_tables_that_are_not_its_own(monkeypatch):
    class Viewed(models.Model):
        words = EncryptedTextField()

        class Meta:
            app_label = "safekeeping"
            managed = False

        def __str__(self):
            return "viewed"

    class Proxied(OutboxMessage):
        class Meta:
            app_label = "safekeeping"
            proxy = True

    monkeypatch.setattr(rotation.apps, "get_models", lambda **kwargs: [Viewed, Proxied])

    assert rotation.all_columns() == []
