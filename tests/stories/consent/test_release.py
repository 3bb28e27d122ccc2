"""No story comes out without the consents that it needs, on any way to the public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import release
from stories.consent import records
from stories.consent.state import consent_is_given, state_of, states_of
from stories.consent.uses import uses_of
from stories.models import ConsentRecord, StoriesIndexPage
from tests.actions import (
    edit,
    fresh,
    give_consent,
    release_structure,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.files.uploads import document, image
from tests.stories.consent.acts import SAFETY, erase, go_without, record_of, withdraw

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
KENYA = "kenya-editor"


def signed(story):
    story = submit_for_sign_off(fresh(story), by=somebody(KENYA))
    while story.current_workflow_task_state:
        story = sign_off(story, by=signer_of(story))
    return story


def lacks(story) -> str:
    return ", ".join(consent_is_given(story.get_latest_revision_as_object()))


def test_without_any_consent__nothing_comes_out_whoever_signs():
    release_structure()
    story = signed(write_story(consent=False))
    assert not story.live
    assert lacks(story) == "consent to the words"
    with pytest.raises(release.ReleaseBlocked, match="consent to the words"):
        story.get_latest_revision().publish(user=somebody("coordinator"), skip_permission_checks=True)
    assert not fresh(story).live
    give_consent(story)
    release.release_content(story.placement)
    assert fresh(story).live


RECORDING = {"title": "A voice", "length": "", "transcript": "<p>Words</p>"}
SHOWS = {
    "name": lambda: {"byline": "The night nurse"},
    "image": lambda: {"hero": image(title="A pier"), "hero_alt": "A pier"},
    "country": lambda: {"countries": ["KE"]},
    "voice": lambda: {"body": [("audio", {**RECORDING, "recording": document(title="Voice")})]},
}
EVERYTHING = {"text.site", "name.site", "image.site", "voice.site", "country.site"}


@pytest.mark.parametrize("scope", SHOWS)
def test_each_scope_that_a_story_uses__is_needed_for_this_site(scope):
    story = write_story(consent=False, **SHOWS[scope]())
    elsewhere = {f"{scope}.{use}" for use in ("newsletter", "partners", "print")}
    give_consent(story, covers=sorted(EVERYTHING - {f"{scope}.site"} | elsewhere))
    assert state_of(story).missing == (scope,)
    give_consent(story, covers=[f"{scope}.site"])
    assert state_of(story).is_complete


def test_a_picture_behind_a_warning__needs_consent_too():
    picture = {"image": image(title="A pier").pk, "decorative": True, "alt_text": ""}
    gated = [{"type": "image", "value": {"picture": picture, "caption": "", "credit": ""}, "id": "b"}]
    warning = {"kinds": ["violence"], "note": "A fight", "content": gated}
    story = write_story(consent=False)
    story.body = [("warning", story.body.stream_block.child_blocks["warning"].to_python(warning))]
    assert uses_of(story) == {"text", "image"}


def test_a_picture__needs_no_consent_once_somebody_saw_that_nobody_can_be_recognised():
    hero = image(title="A pier")
    story = write_story(consent=False, hero=hero, hero_alt="A pier")
    give_consent(story, covers=["text.site"])
    assert uses_of(story) == {"text", "image"}
    for faces, missing in (("consented", ("image",)), ("nobody", ()), ("blurred", ()), ("", ("image",))):
        type(hero).objects.filter(pk=hero.pk).update(faces=faces, checked_file=hero.file.name)
        assert state_of(story).missing == missing
        assert states_of([story])[story.translation_key].missing == missing
    type(hero).objects.filter(pk=hero.pk).update(faces="nobody", checked_file="another.webp")
    assert state_of(story).missing == ("image",)


def test_a_place_that_is_withheld__needs_no_consent_to_the_country():
    story = write_story(consent=False, countries=["KE"], place_withheld=True)
    assert uses_of(story) == {"text"}


def test_other_pages__are_not_asked():
    release_structure()
    assert consent_is_given(StoriesIndexPage.objects.first()) == []


def test_a_translation__comes_out_by_the_records_of_its_original():
    release_structure("fr")
    story = released_story()
    french = submit_translation(translate(story, "fr"))
    withdraw(story)
    french = sign_off(french, by=signer_of(french))
    assert not french.live
    give_consent(story)
    go_without(story_with_first(story))
    release.release_content(story.placement)
    assert fresh(french).live


def story_with_first(story):
    """Puts the first record last, so that the verbs find it."""
    ConsentRecord.objects.of_story(story).filter(number=1).update(number=9)
    return story


def test_what_the_story_shows_later__is_asked_at_its_next_release():
    story = released_story()
    record = record_of(story)
    records.change(record, covers=["text.site"], by=somebody(SAFETY))
    story = signed(edit(story, by=somebody(KENYA), byline="The night nurse"))
    assert fresh(story).byline == ""
    assert lacks(story) == "consent to the public byline"


@pytest.mark.parametrize("end", [withdraw, erase])
def test_a_consent_that_ended__blocks_though_another_person_agreed(end):
    story = write_story()
    end(story)
    give_consent(story)
    assert lacks(story) == "an answer to a consent that has ended"
    go_without(story_with_first(story))
    assert lacks(story) == ""


def test_nobodys_consent_is_needed__once_safety_says_why():
    story = write_story(consent=False, byline="A newspaper")
    with pytest.raises(records.ConsentRefused, match="sentence"):
        records.declare_nobody(story.placement, reason="x", by=somebody(SAFETY))
    assert lacks(story)
    records.declare_nobody(story.placement, reason="Only what two newspapers said.", by=somebody(SAFETY))
    assert lacks(story) == ""


def test_a_copy_of_a_story__has_no_consent_of_its_own():
    story = write_story(title="A bench", slug="a-bench")
    copied = story.copy(update_attrs={"slug": "another-bench"}, user=somebody(KENYA))
    assert lacks(copied)


def test_the_condition__asks_little():
    story = fresh(write_story(byline="A nurse", hero=image(title="A pier"), hero_alt="A pier"))
    for number in range(4):
        give_consent(story, person=f"Person {number}")
    version = story.get_latest_revision_as_object()
    assert version.placement
    with CaptureQueriesContext(connection) as queries:
        assert consent_is_given(version) == []
    assert len(queries) == 2  # the records, what is known of the pictures
