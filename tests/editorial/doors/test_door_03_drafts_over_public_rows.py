"""`Translation.save_target(publish=False)` on a public translation overwrites the public row."""

import pytest

from editorial import translation
from editorial.release import ReleaseBlocked
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_translation,
    translate,
)
from tests.editorial.doors.attack import refused, row, translation_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def a_french_story_whose_words_changed():
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    strings = translation_of(french).source.stringsegment_set.filter(context__path="standfirst")
    for segment in strings:
        segment.string.translations.filter(locale=french.locale).update(data="Autres mots.")
    return story, french


def test_save_target__is_stopped_at_the_public_row():
    _story, french = a_french_story_whose_words_changed()
    before = row(french)
    assert isinstance(refused(translation_of(french).save_target, publish=False), ReleaseBlocked)
    assert row(french) == before


def test_save_target_and_publish__is_stopped_after_the_commit(django_capture_on_commit_callbacks):
    _story, french = a_french_story_whose_words_changed()
    before = row(french)
    with pytest.raises(ReleaseBlocked), django_capture_on_commit_callbacks(execute=True):
        translation_of(french).save_target(publish=True)
    assert row(french) == before


def test_start_translation__again_leaves_the_public_row():
    story, french = a_french_story_whose_words_changed()
    before = row(french)
    translation.start_translation(story, [locale("fr")], by=somebody("kenya-editor"))
    assert row(french) == before


def test_submitted_translation__is_a_draft_until_it_is_signed():
    _story, french = a_french_story_whose_words_changed()
    before = row(french)
    submitted = submit_translation(french)
    after = row(french)
    bookkeeping = {name for name in before if before[name] != after[name]}
    assert bookkeeping <= {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_created_at",
        "latest_revision_id",
    }
    assert after["standfirst"] != "Autres mots."
    signed = sign_off(submitted, by=signer_of(submitted))
    assert signed.standfirst == "Autres mots."


def test_language_sign_off__is_for_the_original_that_the_translation_was_made_from():
    """A text that was cut from the original while its translation waited must not come out in French."""
    story = released_story()
    french = submit_translation(translate(story, "fr"))
    story = edit(story, by=somebody("kenya-editor"), ask="", standfirst="Two sentences, and no name.")
    release_page(story, by=somebody("kenya-editor"))
    translate(story, "fr")  # so that no string is missing
    refusal = refused(sign_off, french, by=somebody("fr-reviewer"))
    assert "original went on" in str(refusal)
    assert not fresh(french).live
