"""What was erased stays erased after a restore."""

import pytest
from django.core.management import CommandError, call_command

from safekeeping.erasure import Erasers, NotOpaqueError, erasers, remember
from safekeeping.hashing import keyed_hash
from safekeeping.models import ErasureRecord, OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgotten():
    """Erasers that note what they were asked to erase."""
    asked = []

    def forget(key):
        asked.append(key)
        return 2

    erasers.register("reader", forget)
    yield asked
    del erasers.by_kind["reader"]


@pytest.fixture
def broken_eraser():
    def fail(key):
        OutboxMessage.objects.all().delete()
        raise RuntimeError("amina@example.org")

    erasers.register("broken", fail)
    yield
    del erasers.by_kind["broken"]


@pytest.fixture
def list_file(settings, tmp_path):
    settings.ERASURE_LIST = str(tmp_path / "kept" / "erasures.txt")
    return tmp_path / "kept" / "erasures.txt"


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


# Refusals ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["amina@example.org", "Amina Odhiambo", "", "x" * 129, "17\n", "émile"])
def test_remember__refuses_what_could_name_a_person(key):
    with pytest.raises(NotOpaqueError) as error:
        remember("reader", key)
    with pytest.raises(NotOpaqueError):
        remember(key, "17")

    assert not key or key not in str(error.value)
    assert not ErasureRecord.objects.exists()


def test_register__refuses_two_erasers_of_one_kind():
    own = Erasers()
    own.register("reader", len)
    own.register("reader", len)

    with pytest.raises(ValueError, match="Two erasers"):
        own.register("reader", int)


def test_reapply_erasures__names_what_it_could_not_erase(forgotten, broken_eraser, caplog):
    for kind in ("broken", "unheard-of", "reader"):
        remember(kind, "17")

    with pytest.raises(CommandError) as error:
        call_command("reapply_erasures")

    assert "RuntimeError" in str(error.value)
    assert "unheard-of" in str(error.value)
    assert forgotten == ["17"]  # the others are erased all the same
    assert "amina" not in caplog.text + str(error.value)


# What works -------------------------------------------------------------------------------------


def test_remember__a_second_time_changes_nothing():
    digest = keyed_hash("erasure", "amina")

    assert remember("reader", digest) == remember("reader", digest)
    assert str(ErasureRecord.objects.get()).startswith("reader ")


def test_reapply_erasures__erases_again_what_is_on_the_list(forgotten, capsys):
    remember("reader", "17")
    remember("reader", "23")

    call_command("reapply_erasures")

    assert forgotten == ["17", "23"]
    assert "4 rows were erased again." in capsys.readouterr().out


# The copy outside the database ------------------------------------------------------------------


def test_list_file__brings_back_what_a_restored_database_does_not_know(forgotten, committed, list_file):
    list_file.parent.mkdir()
    list_file.write_text("")
    lines = [f"reader {n} {keyed_hash('erasure-list', f'reader {n}')}" for n in (17, 17, 23)]
    list_file.write_text("\n".join(lines))
    with committed():
        remember("reader", "23")

    call_command("reapply_erasures")

    assert sorted(forgotten) == ["17", "23"]
    assert ErasureRecord.objects.count() == 2


def test_list_file__erases_nobody_by_a_cut_or_forged_line(forgotten, committed, list_file):
    with committed():
        remember("reader", "123")
    whole = list_file.read_text()
    list_file.write_text(whole + "reader 12" + f"\nreader 5 {whole.split()[2]}\n\nreader 6\n")
    with committed():
        remember("reader", "124")

    call_command("reapply_erasures")

    assert forgotten == ["123", "124"]


def test_list_file__gets_later_what_a_full_disk_kept_out(forgotten, committed, list_file, caplog):
    list_file.parent.write_text("in the way of the folder")
    with committed():
        remember("reader", "17")
    assert "The erasure list was not written: " in caplog.text

    list_file.parent.unlink()
    call_command("reapply_erasures")

    assert list_file.read_text().split() == ["reader", "17", keyed_hash("erasure-list", "reader 17")]


def test_list_file__is_not_written_when_the_erasure_is_undone(list_file):
    remember("reader", "17")  # its transaction never ends well

    assert not list_file.exists()
