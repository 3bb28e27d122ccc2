"""Minor changes of an original, their chains, and the rows that say which translations are stale."""

import pytest

from editorial import release, translation
from editorial.content import content_hash
from editorial.models import MinorChange, Staleness
from editorial.takedown import take_down
from safekeeping.append_only import AppendOnlyError
from tests.actions import (
    SAFETY_CHECKLIST,
    edit,
    fresh,
    locale,
    release_page,
    release_structure,
    release_translation,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


def french_of(story):
    return fresh(story.get_translation(locale("fr")))


def release_change(story, *, minor: bool, **fields):
    """A new version by the editor, signed by approver and safety."""
    story = submit_for_sign_off(
        edit(story, by=somebody("kenya-editor"), **fields), by=somebody("kenya-editor")
    )
    story = sign_off(story, by=somebody("kenya-approver"), **({"minor": "on"} if minor else {}))
    return sign_off(story, by=somebody("kenya-safety"))


def stale_languages(story) -> set[str]:
    rows = Staleness.objects.filter(translation_key=story.translation_key)
    return set(rows.values_list("locale__language_code", flat=True))


# Minor changes ----------------------------------------------------------------------------------


def test_minor__denied_to_everybody_but_the_approver():
    """Safety's checklist and the language's form have no such answer, whatever is sent."""
    story = released_story("fr")
    changed = edit(story, by=somebody("kenya-editor"), ask="Other words.")
    changed = submit_for_sign_off(changed, by=somebody("kenya-editor"))
    changed = sign_off(changed, by=somebody("kenya-approver"))
    sign_off(changed, by=somebody("kenya-safety"), minor="on", **SAFETY_CHECKLIST)
    french = submit_translation(translate(story, "fr"))
    sign_off(french, by=somebody("fr-reviewer"), minor="on")
    assert not MinorChange.objects.exists()


def test_minor__is_nothing_for_a_first_version():
    release_structure()
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    sign_off(story, by=somebody("kenya-approver"), minor="on")
    assert not MinorChange.objects.exists()


def test_minor__leaves_the_translation_right():
    story = released_story("fr")
    before = content_hash(story)
    story = release_change(story, minor=True, ask="Write a letter!")
    step = MinorChange.objects.get()
    assert (step.from_hash, step.to_hash) == (before, content_hash(story))
    assert step.user == somebody("kenya-approver")
    assert stale_languages(story) == set()
    assert not translation.is_stale(french_of(story))
    assert release.missing_signatures(french_of(story)) == []


def test_minor__a_chain_of_them_leaves_the_translation_right():
    story = released_story("fr")
    for words in ("One.", "Two.", "Three."):
        story = release_change(story, minor=True, ask=words)
    assert MinorChange.objects.count() == 3
    assert stale_languages(story) == set()
    assert len(release.acceptable_source_hashes(story)) == 4


@pytest.mark.parametrize("order", [(True, False), (False, True), (True, False, True)])
def test_minor__a_chain_with_one_that_is_not_makes_it_stale(order):
    story = released_story("fr")
    for number, minor in enumerate(order):
        story = release_change(story, minor=minor, ask=f"Version {number}.")
    assert stale_languages(story) == {"fr"}


def test_minor__leads_forward_only():
    """Going back to the earlier words is a change of its own: a translation of the later ones is not
    right for them because somebody called the way there minor."""
    story = released_story()
    first = content_hash(story)
    story = release_change(story, minor=True, ask="Second.")
    second = content_hash(story)
    story = release_change(story, minor=False, ask="")
    assert content_hash(story) == first
    assert second not in release.acceptable_source_hashes(story)


def test_minor__back_and_forth_ends():
    story = released_story("fr")
    for words in ("Second.", "", "Second."):
        story = release_change(story, minor=True, ask=words)
    assert len(release.acceptable_source_hashes(story)) == 2
    assert stale_languages(story) == set()


def test_minor__of_other_content_does_not_count():
    story, other = released_story("fr"), released_story()
    changed = release_change(story, minor=False, ask="Other words.")
    MinorChange.objects.create(
        translation_key=other.translation_key,
        from_hash=content_hash(story),
        to_hash=content_hash(changed),
        user=somebody("kenya-approver"),
    )
    assert release.acceptable_source_hashes(changed) == {content_hash(changed)}


def test_minor__a_translation_that_waits_may_be_signed_after_it():
    story = released_story()
    release_structure("fr")
    french = submit_translation(translate(story, "fr"))
    release_change(story, minor=True, standfirst="Two sentences that make a stranger read on.")
    translate(story, "fr")  # so that no string is missing
    assert sign_off(french, by=signer_of(french)).live


def test_minor__is_never_changed_or_removed():
    story = release_change(released_story(), minor=True, ask="Write!")
    step = MinorChange.objects.get(translation_key=story.translation_key)
    for change in (step.save, step.delete, MinorChange.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    assert MinorChange.objects.exists()


# Staleness --------------------------------------------------------------------------------------


def test_stale__a_draft_of_the_original_makes_nothing_stale():
    story = released_story("fr")
    changed = edit(story, by=somebody("kenya-editor"), ask="Other words.")
    submit_for_sign_off(changed, by=somebody("kenya-editor"))
    assert stale_languages(story) == set()


def test_stale__every_other_language_at_once_and_each_until_its_own_release():
    story = released_story("fr", "sw")
    story = release_change(story, minor=False, ask="Other words.")
    assert stale_languages(story) == {"fr", "sw"}
    assert french_of(story).live
    release_translation(translate(story, "fr"))
    assert stale_languages(story) == {"sw"}
    assert not translation.is_stale(french_of(story))


def test_stale__once_however_often_the_original_goes_on():
    story = released_story("fr")
    for words in ("Two.", "Three."):
        story = release_change(story, minor=False, ask=words)
    assert Staleness.objects.count() == 1


def test_stale__nothing_is_while_it_is_down():
    story = release_change(released_story("fr"), minor=False, ask="Other words.")
    take_down(story.placement, by=somebody("kenya-lead"), reason="A mistake.")
    assert not Staleness.objects.exists()


def test_stale__translation_does_not_return_with_its_original():
    """The undo of a takedown brings back what was right; this was not."""
    story = release_change(released_story("fr"), minor=False, ask="Other words.")
    take_down(story.placement, by=somebody("kenya-lead"), reason="A mistake.")
    release_page(fresh(story), by=somebody("kenya-editor"))
    assert fresh(story).live
    assert not french_of(story).live
    assert not Staleness.objects.exists()
