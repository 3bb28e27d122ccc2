"""A copy of the public site: all that is public, nothing else, and whole at every moment."""

import json
import os

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from editorial import credits
from editorial.takedown import take_down
from home.mirror import folder as folders
from home.mirror.checking import faults_of_copy
from home.mirror.signature import public_key
from tests.actions import (
    credited_story,
    edit,
    fresh,
    release_page,
    release_structure,
    released_story,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)
from tests.home.files import image

from .conftest import PUBLIC, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
SECRETS = DRAFT, EDIT, WAITING, TRANSLATED = "heron-draft", "heron-edit", "heron-waiting", "heron-translated"


@pytest.fixture
def story():
    return released_story("fr", title="The lamp", hero=image(), hero_alt="A lamp")


def faults(folder):
    return faults_of_copy(folder, public_key(PUBLIC))


def test_a_copy__holds_no_word_that_is_not_public(story, copy):
    editor = somebody("kenya-editor")
    write_story(by=editor, title=DRAFT, slug=DRAFT, standfirst=DRAFT)
    edit(story, by=editor, title=EDIT, standfirst=EDIT, byline=EDIT)
    submit_for_sign_off(write_story(by=editor, title=WAITING, slug=WAITING), by=editor)
    edit(translate(released_story(), "fr"), by=somebody("fr-translator"), title=TRANSLATED)
    release_page(write_story(code="hongkong", title="From nowhere", place_withheld=True, countries=["HK"]))
    said = words_of(copy())
    assert "The lamp" in said and "[fr] The lamp" in said and "From nowhere" in said
    for secret in (*SECRETS, "Hong Kong"):
        assert secret not in said


def test_a_copy__is_whole_signed_and_read_from_any_folder(story, copy):
    where = copy()
    assert faults(where) == []
    page = (where / f"en/stories/{story.slug}/index.html").read_text()
    assert 'href="../index.html"' in page and f'href="../../../fr/stories/fr-{story.slug}/index.html"' in page
    assert 'src="../../../files/renditions/' in page and 'srcset="../../../files/renditions/' in page
    assert "<form" not in page and "?lite=1" not in page and '<use href="#globe">' in page
    assert f'rel="canonical" href="http://localhost:8000/en/stories/{story.slug}/"' in page
    chosen = (where / "index.html").read_text()
    assert 'href="en/index.html"' in chosen and 'href="fr/index.html"' in chosen
    assert (where / "en/feeds/stories.rss").exists() and (where / "sitemap-fr-1.xml").exists()
    listed = json.loads((where / "fr/everything/index.json").read_text())
    assert "[fr] The lamp" in {row["title"] for row in listed}
    assert "[fr] The lamp" in (where / "fr/everything/index.html").read_text()


def test_a_second_run__writes_only_what_changed_and_takes_out_what_was_taken_down(story, copy):
    where = copy()
    first = copy.result
    copy()
    assert (copy.result.written, copy.result.removed, copy.result.files) == (0, 0, first.files)
    pictures = set((where / "files/renditions").iterdir())
    take_down(story.placement, by=somebody("kenya-approver"), reason="Consent.", silent=True)
    copy()
    assert "The lamp" not in words_of(where)
    assert pictures and not any(path.exists() for path in pictures)
    assert not (where / f"en/stories/{story.slug}").exists()
    assert 0 < copy.result.written < first.files and copy.result.removed > 2
    assert faults(where) == []


def test_an_interrupted_run__leaves_the_former_copy_whole(story, copy, monkeypatch):
    where = copy()
    edit(story, by=somebody("kenya-editor"), title="The torch")
    release_page(fresh(story), by=somebody("kenya-editor"))

    def cut(*_arguments):
        raise KeyboardInterrupt

    with monkeypatch.context() as power:
        power.setattr(folders, "_write_whole", cut)
        with pytest.raises(KeyboardInterrupt):
            copy()
    assert faults(where) == []
    assert "The torch" not in words_of(where)


def test_power_cut_while_files_are_moved__is_made_good_by_the_next_run(story, copy, monkeypatch):
    where = copy()
    edit(story, by=somebody("kenya-editor"), title="The torch")
    release_page(fresh(story), by=somebody("kenya-editor"))
    moved = []

    def replace(source, target, _replace=os.replace):
        if len(moved) > 2 and folders.ASIDE not in str(target):
            raise KeyboardInterrupt
        moved.append(target)
        _replace(source, target)

    with monkeypatch.context() as power:
        power.setattr(folders.os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            copy()
    assert (where / folders.ASIDE / folders.PLAN).exists()
    copy()
    assert copy.result.written == 0, "the plan was carried out before the walk"
    assert faults(where) == []
    assert "The torch" in words_of(where)


def test_tampering__is_found(story, copy, tmp_path):
    where = copy()
    page = where / f"en/stories/{story.slug}/index.html"
    kept = page.read_bytes()
    page.write_bytes(kept.replace(b"lamp", b"bomb"))
    assert faults(where) == [f"en/stories/{story.slug}/index.html: was changed"]
    page.unlink()
    assert faults(where) == [f"en/stories/{story.slug}/index.html: is missing"]
    page.write_bytes(kept)
    (where / "en/extra.html").write_text("<script src=//evil.example></script>")
    assert faults(where) == ["en/extra.html: not on the signed list"]
    (where / "en/extra.html").unlink()
    manifest = where / folders.MANIFEST
    manifest.write_text(manifest.read_text().replace('"number": 1', '"number": 9'))
    assert faults(where) == ["the list of files was not signed with this key"]
    with pytest.raises(CommandError, match="not signed"):
        call_command("verify_mirror", str(where), key=PUBLIC)


def test_a_folder_with_something_else__is_left_alone(tmp_path):
    (tmp_path / "photo.jpg").write_text("mine")
    with pytest.raises(CommandError, match="no copy"):
        call_command("export_mirror", str(tmp_path), verbosity=0)
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_a_stick_that_was_in_other_hands__deletes_nothing_outside(tmp_path):
    outside = tmp_path / "precious"
    outside.write_text("mine")
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / folders.MANIFEST).write_text('{"files": {"../precious": {"sha256": "0", "bytes": 4}}}')
    with pytest.raises(CommandError, match="outside"):
        call_command("export_mirror", str(stick), verbosity=0)
    assert outside.exists()


def test_without_a_key__no_copy_is_made(tmp_path, settings):
    settings.MIRROR_SIGNING_KEY = ""
    with pytest.raises(CommandError, match="MIRROR_SIGNING_KEY"):
        call_command("export_mirror", str(tmp_path / "copy"))
    assert not (tmp_path / "copy").exists()


def test_the_site_failing__leaves_the_former_copy(story, copy, tmp_path, monkeypatch):
    where = copy()
    release_structure()
    monkeypatch.setattr("home.views.versions_at", lambda *_arguments: 1 / 0)
    with pytest.raises(CommandError, match="answers 500"):
        call_command("export_mirror", str(where), verbosity=0)
    assert faults(where) == []
    assert settings.MIRROR_SIGNING_KEY


def test_a_translators_name__is_in_the_copy_until_it_is_taken_away(copy):
    page = credited_story(name="Njiwa wa Usiku")
    assert "Njiwa wa Usiku" in words_of(copy())
    credits.withdraw(page, by=somebody("kenya-lead"))
    assert "Njiwa wa Usiku" not in words_of(copy()) and faults(copy()) == []
