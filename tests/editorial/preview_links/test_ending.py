"""What ends a link before its time, and that it stays ended."""

import pytest
from django.core.management import call_command

from editorial.models import Ended, PreviewLink
from editorial.preview_links.ending import revoke_again
from editorial.takedown import take_down
from editorial.transfers import transfer
from safekeeping.models import AuditEvent, ErasureRecord
from tests.actions import edit, released_story, somebody, start_translation, write_story
from tests.editorial.files.uploads import image
from tests.editorial.strike.acts import NAME, struck
from tests.factories import region

from .acts import files_in, give_out, in_days, look, opens, outsider, the_link

pytestmark = pytest.mark.django_db


def test_takedown__ends_the_links_of_every_language_with_their_files():
    story = released_story(hero=image(), hero_alt="People")
    french = give_out(start_translation(story, "fr"))
    english = give_out(edit(story, by=somebody("kenya-editor"), ask="Write.", hero=image()))
    other = give_out(write_story())
    file = files_in(look(english).content.decode())[0]
    take_down(story.placement, by=somebody("kenya-approver"), reason="A neighbour was asked.")
    assert not opens(french) and not opens(english) and opens(other)
    assert outsider().get(file).status_code == 404
    ended = PreviewLink.objects.filter(revoked_because=Ended.TAKEN_DOWN)
    assert ended.count() == 2
    events = AuditEvent.objects.filter(event="preview_link.revoked")
    assert {event.actor_id for event in events} == {somebody("kenya-approver").pk}
    assert {event.facts["why"] for event in events} == {"taken_down"}


def test_takedown__of_a_draft_that_was_never_public():
    story = write_story()
    address = give_out(story)
    take_down(story.placement, by=somebody("coordinator"), reason="Danger")
    assert not opens(address)


def test_transfer__ends_the_links():
    story = write_story()
    address = give_out(story)
    transfer(story.placement, region("congo"), by=somebody("coordinator"), reason="They write it now.")
    assert not opens(address)
    assert the_link().revoked_because == Ended.TRANSFERRED


def test_deletion__ends_the_links():
    story = write_story()
    address = give_out(story)
    story.delete()
    assert not opens(address)
    assert the_link().revoked_because == Ended.DELETED


def test_strike__ends_links_that_named_her_and_takes_her_out_of_purposes():
    named, quiet = write_story(standfirst=f"{NAME} spoke."), write_story()
    addresses = [
        give_out(named),
        give_out(quiet, purpose=f"For {NAME} to read"),
        give_out(write_story(code="macedonia"), purpose=f"For {NAME}"),
    ]
    struck(by="kenya-safety")
    assert [opens(address) for address in addresses] == [False, True, True]
    purposes = [link.purpose for link in PreviewLink.objects.order_by("pk")]
    assert NAME not in purposes[1] and purposes[1].startswith("For ")
    assert purposes[2] == f"For {NAME}"  # of another region, out of the mandate's reach
    assert PreviewLink.objects.order_by("pk").first().revoked_because == Ended.STRUCK


def test_a_version_written_over__shows_nothing():
    """Whatever path it took: the content is asked, not the number of the revision."""
    story = write_story()
    address, revision = give_out(story), story.latest_revision
    revision.content["standfirst"] = "Somebody wrote straight into the revision."
    revision.save(update_fields=["content"])
    assert not opens(address)
    assert the_link().revoked_because == Ended.CHANGED
    assert the_link().openings_left == 5


def test_restore__ends_again_what_was_revoked():
    story = write_story()
    address = give_out(story)
    take_down(story.placement, by=somebody("kenya-editor"), reason="Danger")
    key = ErasureRecord.objects.get(kind="preview_link").key
    PreviewLink.objects.update(revoked_at=None, revoked_because="")  # as the backup has it
    assert revoke_again(key) == 1
    assert not opens(address)
    assert revoke_again(key) == 0


def test_purge__forgets_links_30_days_after_their_end(capsys):
    story = write_story()
    give_out(story)
    for days, left in ((36, 1), (38, 0)):  # seven days it ran
        with in_days(days):
            call_command("purge_preview_links")
        assert PreviewLink.objects.count() == left
    assert "1 links forgotten" in capsys.readouterr().out
    assert AuditEvent.objects.filter(event="preview_link.made").exists()
