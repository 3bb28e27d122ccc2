"""A content goes to another region: from then on that region answers for it."""

import pytest
from wagtail.models import PageLogEntry

from editorial.models import Kind, SignOff
from editorial.release import missing_signatures, release_content
from editorial.signing import SignOffRefused
from editorial.takedown import TakedownRefused, take_down
from safekeeping.models import AuditEvent
from tests.actions import (
    fresh,
    locale,
    release_structure,
    released_story,
    sign_off,
    sign_offs,
    signer_of,
    somebody,
    submit_for_sign_off,
    write_story,
)
from tests.factories import region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
REASON = "It happened on the other side of the border."


def given_to_macedonia(story):
    story.placement.transfer(region("macedonia"), by=somebody("coordinator"), reason=REASON)
    return fresh(story)


def kinds_missing(story) -> int:
    return len(missing_signatures(story.get_latest_revision_as_object()))


def test_transfer__sign_offs_of_the_old_region_do_not_count():
    release_structure()
    story = sign_off(
        submit_for_sign_off(write_story(), by=somebody("kenya-editor")), by=somebody("kenya-approver")
    )
    for kind in (Kind.REGIONAL, Kind.SAFETY):
        SignOff.objects.create(
            kind=kind,
            translation_key=story.translation_key,
            locale=story.locale,
            region=story.region,
            content_hash=SignOff.objects.of(story).first().content_hash,
            user=somebody(f"kenya-{'approver' if kind == Kind.REGIONAL else 'safety'}"),
            revision_id=story.latest_revision_id,
        )
    assert kinds_missing(story) == 0
    story = given_to_macedonia(story)
    assert kinds_missing(story) == 2
    assert release_content(story.placement) == []
    assert not fresh(story).live


def test_transfer__people_of_the_old_region_sign_and_take_down_no_more():
    story = given_to_macedonia(submit_for_sign_off(write_story(), by=somebody("kenya-editor")))
    with pytest.raises(SignOffRefused):
        sign_off(story, by=somebody("kenya-approver"))
    for word in ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead"):
        with pytest.raises(TakedownRefused):
            take_down(story.placement, by=somebody(word), reason="No.")
    assert not sign_offs().exists()


def test_transfer__the_new_region_signs_and_releases():
    release_structure()
    story = given_to_macedonia(write_story())
    story = submit_for_sign_off(story, by=somebody("macedonia-editor"))
    while story.current_workflow_task_state:
        story = sign_off(story, by=signer_of(story))
    assert story.live
    assert {s.region.code for s in SignOff.objects.of(story)} == {"macedonia"}


def test_transfer__leaves_the_public_words_and_is_in_the_history_of_every_language():
    story = released_story("fr")
    given_to_macedonia(story)
    french = fresh(story.get_translation(locale("fr")))
    assert fresh(story).live and french.live
    assert french.region.code == "macedonia"
    for page in (story, french):
        entry = PageLogEntry.objects.get(page_id=page.pk, action="editorial.transfer")
        assert entry.data == {"reason": REASON, "from": "kenya", "to": "macedonia"}
    event = AuditEvent.objects.get(event="placement.transferred")
    assert event.facts == {"from": "kenya", "to": "macedonia"}
