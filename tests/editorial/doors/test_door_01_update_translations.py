"""`update_translations` with `publish_translations=on` publishes every translation for anyone holding a
permission for the whole site; the submit view copies any draft."""

import pytest
from wagtail.models import Page

from tests.actions import (
    locale,
    release_structure,
    released_story,
    somebody,
    structure,
    translate,
    write_story,
)
from tests.editorial.doors.attack import person, public, row, source_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]

EVERYBODY = ["kenya-editor", "kenya-approver", "kenya-lead", "fr-translator", "fr-reviewer", "coordinator"]


def people():
    return [*(somebody(handle) for handle in EVERYBODY), person("root")]


def test_update__publishes_for_nobody(attack):
    story = released_story()
    french = translate(story, "fr")
    before = row(french)
    for who in people():
        attack(who).post(
            "wagtail_localize:update_translations", source_of(story).pk, data={"publish_translations": "on"}
        )
        assert row(french) == before, who


def test_update__leaves_a_public_translation_as_it_was(attack):
    story = released_story("fr")
    french = story.get_translation(locale("fr"))
    before = row(french)
    for who in people():
        address = "wagtail_localize:update_translations"
        attack(who).post(address, source_of(story).pk, data={"publish_translations": "on"})
        attack(who).post(address, source_of(story).pk)
        assert row(french) == before, who


@pytest.mark.parametrize(
    "handle", ["macedonia-editor", "macedonia-lead", "fr-translator", "fr-reviewer", "kenya-safety"]
)
def test_submit__copies_no_draft_for_others(attack, handle):
    draft = write_story()
    structure("fr")
    pages = Page.objects.count()
    data = {"locales": [locale("fr").pk]}
    attack(somebody(handle)).post("wagtail_localize:submit_page_translation", draft.pk, data=data)
    assert Page.objects.count() == pages


def test_submit__offers_the_own_draft(attack):
    draft = write_story()
    structure("fr")
    data = {"locales": [locale("fr").pk]}
    attack(somebody("kenya-editor")).post("wagtail_localize:submit_page_translation", draft.pk, data=data)
    assert draft.get_translation(locale("fr")).live is False


def test_submit__for_another_language_than_the_own_does_nothing(attack):
    story = released_story()
    structure("ar")
    pages = Page.objects.count()
    data = {"locales": [locale("ar").pk]}
    attack(somebody("fr-translator")).post("wagtail_localize:submit_page_translation", story.pk, data=data)
    assert Page.objects.count() == pages


def test_submit__with_subtree_touches_nothing(attack):
    story = released_story("fr")
    index = story.get_parent()
    french = story.get_translation(locale("fr"))
    before, pages, live = row(french), Page.objects.count(), public()
    for who in people():
        data = {"locales": [locale("fr").pk, locale("sw").pk], "include_subtree": "on"}
        attack(who).post("wagtail_localize:submit_page_translation", index.pk, data=data)
        assert (row(french), Page.objects.count(), public()) == (before, pages, live), who


def test_report__names_no_draft_of_another_region(attack):
    release_structure()
    draft = write_story(title="The village by the river")
    structure("fr")
    translate(draft, "fr", by=somebody("kenya-editor", "fr-translator"))
    seen = attack(somebody("macedonia-editor")).get("wagtail_localize:translations_report")
    assert b"The village by the river" not in seen.content
    seen = attack(somebody("kenya-editor")).get("wagtail_localize:translations_report")
    assert b"The village by the river" in seen.content
