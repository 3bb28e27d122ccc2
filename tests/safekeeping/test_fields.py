import pytest
from django.core import serializers
from django.core.exceptions import FieldError, ValidationError
from django.db import models
from django.db.models.functions import Length
from django.test.utils import isolate_apps
from django.utils import timezone
from django.utils.functional import lazystr

from safekeeping.fields import EncryptedTextField
from safekeeping.keyring import WrongKeyError, key_ring
from safekeeping.models import OutboxMessage

pytestmark = pytest.mark.django_db
TOKEN = "SELECT address, body FROM safekeeping_outboxmessage"


def stored(**values):
    now = timezone.now()
    return OutboxMessage.objects.create(template="probe", language="en", created_at=now, due_at=now, **values)


# Refusals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "lookup",
    [
        {"address": "amina@example.org"},
        {"address__exact": None},
        {"address__contains": "amina"},
        {"address__in": ["amina@example.org"]},
        {"address__regex": "a"},
        {"address__lower__contains": "amina"},
        {"address__lower": "amina@example.org"},
    ],
)
def test_lookup__refused_with_the_reason(lookup):
    with pytest.raises(FieldError, match="encrypted") as error:
        OutboxMessage.objects.filter(**lookup).exists()

    assert "example.org" not in str(error.value)


def test_lookup__isnull_works():
    message = stored(address="amina@example.org")

    assert OutboxMessage.objects.get(address__isnull=False) == message
    assert not OutboxMessage.objects.filter(address__isnull=True).exists()


def test_reading__fails_loudly_with_another_key(settings, new_key):
    message = stored(address="amina@example.org")
    settings.SAFEKEEPING_KEYS = [new_key]

    for read in (message.refresh_from_db, lambda: OutboxMessage.objects.values_list("address").get()):
        with pytest.raises(WrongKeyError):
            read()


def test_reading__fails_loudly_for_plain_text_written_past_the_field(sql):
    stored(address="amina@example.org")
    sql("UPDATE safekeeping_outboxmessage SET address = ''")

    with pytest.raises(WrongKeyError):
        OutboxMessage.objects.get()


def test_clean__counts_the_plain_text():
    field = OutboxMessage._meta.get_field("address")

    assert field.clean("a" * 254, None) == "a" * 254
    with pytest.raises(ValidationError):
        field.clean("a" * 255, None)


def test_clean__typed_text_is_never_taken_for_a_token():
    field = OutboxMessage._meta.get_field("body")

    for typed in ("enc:", "enc:" + key_ring().encrypt("another's secret")):
        assert field.clean(typed, None) == typed


@isolate_apps("safekeeping")
def test_check__refuses_indexes():
    class Indexed(models.Model):
        one = EncryptedTextField(unique=True)
        two = EncryptedTextField(db_index=True)
        three = EncryptedTextField()

        class Meta:
            app_label = "safekeeping"

        def __str__(self):
            return "indexed"

    found = [error.obj.name for error in Indexed.check() if error.id == "safekeeping.E010"]
    assert found == ["one", "two"]


# What works -------------------------------------------------------------------------------------


def test_storing__the_database_holds_no_plain_text(sql):
    message = stored(address="amina@example.org", body="")

    ((address, body),) = sql(TOKEN)
    assert "amina" not in address
    assert body not in (None, "")
    message.refresh_from_db()
    assert (message.address, message.body, message.subject) == ("amina@example.org", "", None)


def test_storing__equal_texts_look_different(sql):
    stored(address="amina@example.org", body="amina@example.org")

    ((address, body),) = sql(TOKEN)
    assert address != body


def test_storing__updates_in_bulk_are_encrypted_too(sql):
    first, second = stored(address="a@example.org"), stored(address="b@example.org")
    OutboxMessage.objects.filter(pk=first.pk).update(address="c@example.org")
    second.address = lazystr("d@example.org")
    OutboxMessage.objects.bulk_update([second], ["address"])

    assert all("example" not in address for address, body in sql(TOKEN))
    assert set(OutboxMessage.objects.values_list("address", flat=True)) == {"c@example.org", "d@example.org"}


def test_storing__lengths_are_computed_from_tokens_only_when_asked_outright():
    stored(address="a@example.org")

    assert OutboxMessage.objects.annotate(size=Length("address")).get().size > 13


def test_fixture__holds_tokens_and_comes_back():
    message = stored(address="amina@example.org")
    fixture = serializers.serialize("json", [message])
    OutboxMessage.objects.all().delete()

    for entry in serializers.deserialize("json", fixture):
        entry.save()

    assert "amina" not in fixture
    restored = OutboxMessage.objects.get()
    assert (restored.address, restored.body) == ("amina@example.org", None)


def test_fixture__of_another_key_ring_fails_loudly(settings, new_key):
    fixture = serializers.serialize("json", [stored(address="amina@example.org")])
    settings.SAFEKEEPING_KEYS = [new_key]

    with pytest.raises(serializers.base.DeserializationError) as error:
        list(serializers.deserialize("json", fixture))

    assert "amina" not in str(error.value)


def test_fixture__of_plain_text_is_read():
    assert OutboxMessage._meta.get_field("body").to_python("plain") == "plain"
    assert OutboxMessage._meta.get_field("body").to_python(None) is None


def test_migration__names_the_field_and_its_length():
    name, path, args, kwargs = OutboxMessage._meta.get_field("address").deconstruct()

    assert (name, path) == ("address", "safekeeping.fields.EncryptedTextField")
    assert (args, kwargs) == ([], {"null": True, "max_length": 254})


def test_repr__shows_no_secret():
    message = stored(address="amina@example.org", subject="A secret", body="A secret")

    assert repr(message) == f"<OutboxMessage: outbox {message.pk} (probe)>"
