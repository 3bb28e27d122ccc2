import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from safekeeping.hashing import NoHashKeyError, keyed_hash


@pytest.mark.parametrize("key", ["", "short", "A" * 44, None, "é" * 44])
def test_keyed_hash__refuses_to_work_without_a_whole_key(settings, key):
    settings.SAFEKEEPING_HASH_KEY = key

    with pytest.raises(NoHashKeyError) as error:
        keyed_hash("reader", "amina")

    assert not key or key not in str(error.value)


def test_check__no_command_runs_without_a_hash_key(settings):
    settings.SAFEKEEPING_HASH_KEY = ""

    with pytest.raises(SystemCheckError, match=r"safekeeping\.E002"):
        call_command("check")


def test_check__a_key_of_the_ring_is_no_hash_key(settings):
    settings.SAFEKEEPING_HASH_KEY = settings.SAFEKEEPING_KEYS[0]

    with pytest.raises(SystemCheckError, match=r"safekeeping\.E003"):
        call_command("check")


def test_keyed_hash__is_stable_and_hides_the_value():
    digest = keyed_hash("reader", "amina")

    assert digest == keyed_hash("reader", "amina")
    assert len(digest) == 64
    assert int(digest, 16)
    assert digest != keyed_hash("reader", "Amina")


def test_keyed_hash__hashes_of_two_purposes_cannot_be_joined():
    assert keyed_hash("reader", "amina") != keyed_hash("signer", "amina")


def test_keyed_hash__outlives_a_rotation_of_the_ring(settings, new_key):
    before = keyed_hash("reader", "amina")

    settings.SAFEKEEPING_KEYS = [new_key]

    assert keyed_hash("reader", "amina") == before


def test_keyed_hash__changes_with_its_own_key(settings, new_key):
    before = keyed_hash("reader", "amina")

    settings.SAFEKEEPING_HASH_KEY = new_key

    assert keyed_hash("reader", "amina") != before
