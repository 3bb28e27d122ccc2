import traceback

import pytest
from cryptography.fernet import Fernet
from django.conf import settings as project
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from safekeeping.keyring import KeyRing, NoKeyError, WrongKeyError, key_ring

SECRET = "the house behind the school"


@pytest.mark.parametrize("keys", [[], ["not-a-key"], [""], [None]])
def test_key_ring__refuses_to_be_made_without_keys(keys):
    with pytest.raises(NoKeyError):
        KeyRing(keys)


def test_key_ring__does_not_show_a_malformed_key(new_key):
    with pytest.raises(NoKeyError) as error:
        KeyRing([new_key[1:]])

    assert new_key[1:] not in "".join(traceback.format_exception(error.value))


@pytest.mark.parametrize("keys", [[], ["not-a-key"]])
def test_check__no_command_runs_without_keys(settings, keys):
    settings.SAFEKEEPING_KEYS = keys

    with pytest.raises(SystemCheckError, match=r"safekeeping\.E001"):
        call_command("check")


def test_decrypt__another_key_fails_loudly_and_shows_nothing(new_key):
    token = key_ring().encrypt(SECRET)

    with pytest.raises(WrongKeyError) as error:
        KeyRing([new_key]).decrypt(token)

    shown = "".join(traceback.format_exception(error.value))
    assert token not in shown
    assert SECRET not in shown
    assert error.value.__cause__ is None


@pytest.mark.parametrize("altered", ["", "plain text", "gAAAAA", "žena"])
def test_decrypt__something_else_than_a_token_fails_loudly(altered):
    with pytest.raises(WrongKeyError):
        key_ring().decrypt(altered)


def test_decrypt__an_altered_token_fails_loudly():
    token = key_ring().encrypt(SECRET)

    with pytest.raises(WrongKeyError):
        key_ring().decrypt(token[:-6] + "AAAA==")


@pytest.mark.parametrize("text", ["", SECRET, "привет 你好 مرحبا 🕊"])
def test_encrypt__gives_back_every_text(text):
    assert key_ring().decrypt(key_ring().encrypt(text)) == text


def test_encrypt__uses_the_first_key_and_reads_with_all(new_key):
    old = key_ring()
    both = KeyRing([new_key, *project.SAFEKEEPING_KEYS])

    token = both.encrypt(SECRET)

    assert KeyRing([new_key]).decrypt(token) == SECRET
    assert both.decrypt(old.encrypt(SECRET)) == SECRET
    assert both.is_current(token)
    assert not both.is_current(old.encrypt(SECRET))
    assert both.is_current(both.rotate(old.encrypt(SECRET)))


def test_encrypt__the_token_does_not_tell_when_it_was_written():
    token = key_ring().encrypt(SECRET)

    assert Fernet(project.SAFEKEEPING_KEYS[0]).extract_timestamp(token) == 0


def test_repr__shows_no_key():
    assert repr(key_ring()) == "<KeyRing of 1>"
