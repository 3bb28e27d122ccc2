"""`TranslationSource` is not refreshed on publish: translations would be "up to date" for ever."""

import pytest

from editorial.translation import is_stale
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    released_story,
    sign_off,
    somebody,
    submit_for_sign_off,
)
from tests.editorial.doors.attack import source_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

NEW = "Words that the translators have not seen."


def test_release__hands_the_new_text_to_translators():
    story = released_story("fr")
    story = release_page(edit(story, by=somebody("kenya-editor"), ask=NEW))
    assert source_of(story).as_instance().ask == NEW
    french = story.get_translation(locale("fr"))
    assert french.live and is_stale(french)


def test_draft__is_not_handed_to_translators():
    story = released_story("fr")
    edit(story, by=somebody("kenya-editor"), ask=NEW)
    assert source_of(story).as_instance().ask == ""
    assert not is_stale(story.get_translation(locale("fr")))


@pytest.mark.parametrize("address", ["update", "submit"])
def test_translators__get_signed_text_not_the_newest_draft(attack, address):
    """The row of a page that is not public yet is its newest draft."""
    story = released_story("fr")
    story = submit_for_sign_off(
        edit(story, by=somebody("kenya-editor"), ask="Signed."), by=somebody("kenya-editor")
    )
    for handle in ("kenya-approver", "kenya-safety"):
        story = sign_off(story, by=somebody(handle))
    edit(story, by=somebody("kenya-editor"), ask=NEW)
    if address == "update":
        attack(somebody("kenya-editor")).post("wagtail_localize:update_translations", source_of(story).pk)
    else:
        data = {"locales": [locale("sw").pk]}
        attack(somebody("kenya-editor")).post("wagtail_localize:submit_page_translation", story.pk, data=data)
    assert source_of(fresh(story)).as_instance().ask == "Signed."
