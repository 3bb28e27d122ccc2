"""The fast direction: who may, what it does, what cannot stop it, and what a restore brings back."""

import pytest
from wagtail.models import Page, PageLogEntry

from editorial import release, takedown
from editorial.models import PublicAddress, SignOff, Staleness, Withdrawal
from editorial.registries import takedown_steps
from editorial.takedown import TakedownRefused, bring_down_again, take_down
from safekeeping.models import AuditEvent, ErasureRecord
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.people import EVERYWHERE, IN_KENYA, OUTSIDE_KENYA, undone, without_rights

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
REASON = "A neighbour was asked about it."


def french_of(story):
    return fresh(story.get_translation(locale("fr")))


def is_public(story) -> bool:
    return Page.objects.filter(translation_key=story.translation_key, live=True).exists()


def down(story, **options):
    take_down(story.placement, by=somebody("kenya-editor"), reason=REASON, **options)
    return fresh(story)


def sign_again(story):
    """Fresh regional and safety sign-offs of the unchanged content."""
    story = submit_for_sign_off(story, by=somebody("kenya-editor"))
    while story.current_workflow_task_state:
        story = sign_off(story, by=signer_of(story))
    return story


def test_take_down__denied_outside_the_region_and_without_mandate_or_account():
    story = released_story("fr")
    for person in [*map(somebody, OUTSIDE_KENYA), *without_rights("kenya-editor")]:
        with pytest.raises(TakedownRefused):
            take_down(story.placement, by=person, reason=REASON)
    assert fresh(story).live and french_of(story).live
    assert not Withdrawal.objects.exists()


def test_take_down__by_every_mandate_of_the_region():
    story = released_story("fr")
    for mandate in [*IN_KENYA, *EVERYWHERE]:
        person = somebody(mandate)
        with undone():
            take_down(story.placement, by=person, reason=REASON)
            assert not is_public(story), mandate
            assert not SignOff.objects.standing().of(story).exists()
            assert release.release_content(story.placement) == []


def test_take_down__keeps_its_reason_in_the_history_of_every_language_and_out_of_the_audit_chain():
    story = released_story("fr")
    down(story)
    for page in (story, french_of(story)):
        entry = PageLogEntry.objects.get(page_id=page.pk, action="editorial.takedown")
        assert (entry.data["reason"], entry.user) == (REASON, somebody("kenya-editor"))
    event = AuditEvent.objects.get(event="content.taken_down")
    assert (event.actor_id, event.facts) == (somebody("kenya-editor").pk, {})


def test_take_down__is_not_stopped_by_a_lock_or_a_sign_off_under_way():
    story = released_story("fr")
    newer = edit(story, by=somebody("kenya-editor"), ask="Write to the embassy.")
    newer = submit_for_sign_off(newer, by=somebody("kenya-editor"))
    french = submit_translation(translate(story, "fr"))
    for page in (newer, french):
        page.locked, page.locked_by = True, somebody("kenya-approver")
        page.save(update_fields=["locked", "locked_by"])
    down(story)
    assert not is_public(story)
    assert fresh(story).current_workflow_state is None
    assert french_of(story).current_workflow_state is None


def test_take_down__is_not_stopped_by_a_step_that_fails():
    story, seen = released_story(), []

    def fails(placement, user):
        PublicAddress.objects.all().delete()
        raise RuntimeError("the store of files is away")

    def works(placement, user):
        seen.append((placement, user))

    takedown_steps.register(fails)
    takedown_steps.register(works)
    try:
        down(story)
    finally:
        takedown_steps.remove(fails)
        takedown_steps.remove(works)
    assert not is_public(story)
    assert seen == [(story.placement, somebody("kenya-editor"))]
    assert PublicAddress.objects.exists()  # what the failing step did is undone


def test_take_down__stops_signed_content_that_waits():
    story = write_story()
    waits = lambda page: ["its day"]  # noqa: E731 - a condition of one line
    release.release_conditions.register(waits)
    try:
        story = sign_again(story)
        assert release.signed_revision(story) is not None
        down(story)
    finally:
        release.release_conditions.remove(waits)
    assert release.release_content(story.placement) == []
    assert not is_public(story)


def test_take_down__of_a_draft_that_was_never_public():
    story = write_story()
    down(story)
    assert PageLogEntry.objects.filter(page_id=story.pk, action="editorial.takedown").exists()


def test_undo__needs_both_fresh_sign_offs():
    story = down(released_story("fr"))
    story = submit_for_sign_off(story, by=somebody("kenya-editor"))
    story = sign_off(story, by=somebody("kenya-approver"))
    assert not is_public(story)


def test_undo__brings_the_unchanged_translation_back_with_its_original():
    story = released_story("fr")
    before = french_of(story).standfirst
    story = sign_again(down(story))
    assert story.live
    assert (french_of(story).live, french_of(story).standfirst) == (True, before)
    assert not Staleness.objects.exists()


def test_undo__with_other_words_leaves_the_translation_down():
    story = down(released_story("fr"))
    release_page(edit(story, by=somebody("kenya-editor"), ask="Say nothing about the river."))
    assert fresh(story).live
    assert not french_of(story).live


def test_unpublish__by_any_path_withdraws_the_sign_offs_of_the_original():
    story = released_story("fr")
    fresh(story).unpublish()
    assert not is_public(story)
    assert not SignOff.objects.standing().of(story).exists()
    assert release.release_content(story.placement) == []


def test_unpublish__of_a_translation_leaves_its_original_up():
    story = released_story("fr")
    french_of(story).unpublish()
    assert fresh(story).live
    assert release.release_content(story.placement) == []
    assert not french_of(story).live


def restored(story):
    """The database as a backup from before the takedown has it: public, and its sign-offs standing."""
    Withdrawal.objects.all()._raw_delete("default")
    assert release.release_content(story.placement)
    PublicAddress.objects.update(silent=False)


def test_restore__takes_down_again():
    story = down(released_story("fr"))
    key = ErasureRecord.objects.get(kind="takedown").key
    restored(story)
    assert is_public(story)
    assert bring_down_again(key) == 1
    assert not is_public(story)
    assert bring_down_again(key) == 0


def test_restore__leaves_what_was_signed_again_after_the_takedown():
    story = down(released_story("fr"))
    key = ErasureRecord.objects.get(kind="takedown").key
    sign_again(story)
    assert bring_down_again(key) == 0
    assert fresh(story).live and french_of(story).live


def test_restore__of_content_that_is_gone_is_no_error():
    assert bring_down_again("8d2c8a2e-6f3a-4f0c-9f6b-2f0a4a1d6d3e:7") == 0


def test_restore__keeps_silent_what_was_silent():
    """A consent was withdrawn: the restored backup must not answer that the page ever existed."""
    story = down(released_story(), silent=True)
    key = ErasureRecord.objects.get(kind="takedown").key
    restored(story)
    assert bring_down_again(key) == 1
    assert not PublicAddress.objects.filter(translation_key=story.translation_key, silent=False).exists()


def test_restore__of_a_backup_from_before_the_silence():
    story = down(down(released_story()), silent=True)
    key = ErasureRecord.objects.order_by("-pk").values_list("key", flat=True)[0]
    PublicAddress.objects.update(silent=False)
    assert bring_down_again(key) == 0
    assert not PublicAddress.objects.filter(translation_key=story.translation_key, silent=False).exists()


def test_second_takedown__does_not_break_the_silence_of_the_first():
    story = down(released_story(), silent=True)
    takedown.bring_down(story.placement, reason="housekeeping")
    assert not PublicAddress.objects.filter(translation_key=story.translation_key, silent=False).exists()
