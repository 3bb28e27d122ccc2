import os

import polib
import pytest

from cms.catalogues import compile_catalogues
from cms.management.commands.makemessages import tidy


@pytest.fixture
def catalogue(tmp_path):
    path = tmp_path / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    source = polib.POFile()
    source.metadata = {"Content-Type": "text/plain; charset=UTF-8", "POT-Creation-Date": "2026-01-01"}
    source.append(polib.POEntry(msgid="Sign off", msgstr="Approuver"))
    source.save(str(path))
    return path


def test_catalogue__is_compiled_once(catalogue, tmp_path):
    assert compile_catalogues(tmp_path) == 1
    assert compile_catalogues(tmp_path) == 0
    assert polib.mofile(str(catalogue.with_suffix(".mo")))[0].msgstr == "Approuver"


def test_catalogue__is_compiled_again_when_its_source_is_newer(catalogue, tmp_path):
    compile_catalogues(tmp_path)
    os.utime(catalogue, (2_000_000_000, 2_000_000_000))
    assert compile_catalogues(tmp_path) == 1


def test_tidy_catalogue__depends_on_its_texts_alone(catalogue):
    tidy(catalogue)
    first = catalogue.read_bytes()
    tidy(catalogue)
    assert catalogue.read_bytes() == first
    assert b"POT-Creation-Date" not in first
    assert b"Language: fr" in first
    assert "Approuver" in first.decode()


def test_tidy_catalogue__has_room_for_every_plural_form(catalogue):
    source = polib.pofile(str(catalogue))
    source.metadata["Plural-Forms"] = "nplurals=6; plural=n % 6;"
    source.append(polib.POEntry(msgid="story", msgid_plural="stories", msgstr_plural={0: "", 1: ""}))
    source.save(str(catalogue))
    tidy(catalogue)
    assert len(polib.pofile(str(catalogue)).find("story").msgstr_plural) == 6
