"""Emergency release: a coordinator answers for the region or the language, never for safety."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import PageLogEntry

from editorial.emergency import emergency_release
from editorial.models import Kind, SignOff
from editorial.release import ReleaseBlocked, missing, release_conditions
from safekeeping.models import AuditEvent, OutboxMessage
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    release_structure,
    released_story,
    sign_off,
    somebody,
    start_translation,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.people import EVERYBODY, without_rights
from tests.factories import Person, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
REASON = "She is in court tomorrow at nine."


def safe_story(**fields):
    """A story that safety has checked and nobody of its region has signed."""
    release_structure()
    story = submit_for_sign_off(write_story(**fields), by=somebody("kenya-editor"))
    revision = story.get_latest_revision()
    SignOff.objects.create(
        kind=Kind.SAFETY,
        translation_key=story.translation_key,
        locale=story.locale,
        region=story.region,
        content_hash=story.current_workflow_task_state.specific.content_hash,
        user=somebody("kenya-safety"),
        revision_id=revision.pk,
    )
    return story


def nothing_happened(page) -> bool:
    signed = SignOff.objects.filter(kind=Kind.EMERGENCY).exists()
    logged = PageLogEntry.objects.filter(action="editorial.emergency").exists()
    return not (fresh(page).live or signed or logged)


def test_emergency__denied_for_everybody_but_coordinators():
    story = safe_story()
    for person in [*map(somebody, EVERYBODY), *without_rights("coordinator")]:
        if person.handle == "coordinator":
            continue
        with pytest.raises(PermissionDenied):
            emergency_release(story, by=person, reason=REASON)
    assert nothing_happened(story)


@pytest.mark.parametrize("reason", ["", "x" * 19, " " * 30, f"{'x' * 19}   "])
def test_emergency__denied_without_a_reason_of_twenty_characters(reason):
    story = write_story()
    with pytest.raises(ValidationError):
        emergency_release(story, by=somebody("coordinator"), reason=reason)
    assert nothing_happened(story)


def test_emergency__denied_without_the_safety_check():
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    with pytest.raises(ReleaseBlocked):
        emergency_release(story, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(story)


def test_emergency__denied_where_safety_checked_an_earlier_text():
    story = safe_story()
    story.current_workflow_state.cancel()
    story = edit(story, by=somebody("kenya-editor"), ask="Ask for Amina.")
    with pytest.raises(ReleaseBlocked):
        emergency_release(story, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(story)


def test_emergency__denied_for_a_coordinator_who_wrote_or_checked_it():
    wrote = somebody("coordinator")
    story = safe_story()
    story.current_workflow_state.cancel()
    same_words = edit(story, by=wrote)
    with pytest.raises(PermissionDenied):
        emergency_release(same_words, by=wrote, reason=REASON)
    checked = somebody("kenya-safety")
    hold(checked, "coordinator")
    with pytest.raises(PermissionDenied):
        emergency_release(story, by=checked, reason=REASON)
    assert nothing_happened(story)


def test_emergency__denied_for_a_coordinator_who_signed_for_the_region():
    both = Person(mandates=["coordinator", "kenya-approver"])
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story = sign_off(story, by=both)
    with pytest.raises(PermissionDenied):
        emergency_release(story, by=both, reason=REASON)
    assert nothing_happened(story)


def test_emergency__waits_for_every_condition():
    story = safe_story()
    embargo = lambda page: ["its day"]  # noqa: E731 - a condition of one line
    release_conditions.register(embargo)
    try:
        with pytest.raises(ReleaseBlocked):
            emergency_release(story, by=somebody("coordinator"), reason=REASON)
    finally:
        release_conditions.remove(embargo)
    assert nothing_happened(story)


def test_emergency__of_a_page_that_was_never_saved_is_refused():
    page = release_structure().get_parent().specific
    page.latest_revision = None
    page.save(update_fields=["latest_revision"])
    with pytest.raises(ValidationError):
        emergency_release(page, by=somebody("coordinator"), reason=REASON)


def test_emergency__releases_and_says_so_to_all_leads():
    story = safe_story()
    leads = [somebody("kenya-lead"), somebody("macedonia-lead")]
    Person(mandates=["congo-lead"], email=None)
    Person(mandates=["hongkong-lead"], is_active=False)
    told_before = OutboxMessage.objects.count()
    emergency_release(story, by=somebody("coordinator"), reason=f"  {REASON} ")
    story = fresh(story)
    assert story.live and story.current_workflow_state is None
    given = SignOff.objects.get(kind=Kind.EMERGENCY)
    assert (given.user, given.comment) == (somebody("coordinator"), REASON)
    entry = PageLogEntry.objects.get(action="editorial.emergency")
    assert (entry.user, entry.data["reason"]) == (somebody("coordinator"), REASON)
    event = AuditEvent.objects.get(event="page.emergency_release")
    assert (event.actor_id, event.facts) == (somebody("coordinator").pk, {})
    mails = list(OutboxMessage.objects.filter(template="emergency_release"))
    assert {mail.address for mail in mails} == {lead.email for lead in leads}
    assert OutboxMessage.objects.count() == told_before + len(leads)
    for mail in mails:
        assert story.title not in mail.body + mail.subject
        assert REASON not in mail.body


def test_emergency__counts_for_this_content_alone():
    story = safe_story()
    emergency_release(story, by=somebody("coordinator"), reason=REASON)
    newer = edit(fresh(story), by=somebody("kenya-editor"), ask="Other words.")
    assert missing(newer.get_latest_revision_as_object())


# Translations -----------------------------------------------------------------------------------


def test_emergency__of_a_translation_stands_for_its_language_sign_off():
    story = released_story()
    release_structure("fr")
    french = submit_translation(translate(story, "fr"))
    emergency_release(french, by=somebody("coordinator"), reason=REASON)
    french = fresh(french)
    assert french.live and french.standfirst.startswith("[fr]")
    given = SignOff.objects.get(kind=Kind.EMERGENCY)
    assert given.source_hash == SignOff.objects.of(story).filter(kind=Kind.SAFETY).get().content_hash


def test_emergency__of_a_translation_denied_while_its_original_is_not_public():
    release_structure("fr")
    french = submit_translation(translate(write_story(), "fr"))
    with pytest.raises(PermissionDenied):
        emergency_release(french, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(french)


def test_emergency__of_a_translation_denied_while_texts_are_missing():
    story = released_story()
    release_structure("fr")
    french = start_translation(story, "fr")
    with pytest.raises(PermissionDenied):
        emergency_release(french, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(french)


def test_emergency__of_a_translation_denied_when_the_original_went_on():
    """A name that was cut from the original while its translation waited must not come out in French."""
    story = released_story()
    release_structure("fr")
    french = submit_translation(translate(story, "fr"))
    cut = edit(story, by=somebody("kenya-editor"), standfirst="Two sentences, and no name.", ask="")
    release_page(cut, by=somebody("kenya-editor"))
    translate(story, "fr")  # so that no string is missing
    with pytest.raises(PermissionDenied):
        emergency_release(french, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(story.get_translation(locale("fr")))


def test_emergency__of_a_translation_denied_for_words_that_nobody_submitted():
    story = released_story()
    release_structure("fr")
    french = submit_translation(translate(story, "fr"))
    french.current_workflow_state.cancel()
    french = edit(french, by=somebody("fr-translator"), standfirst="D'autres mots.")
    with pytest.raises(PermissionDenied):
        emergency_release(french, by=somebody("coordinator"), reason=REASON)
    assert nothing_happened(french)


def test_emergency__of_a_translation_ignores_a_draft_of_its_original():
    story = released_story()
    release_structure("fr")
    french = submit_translation(translate(story, "fr"))
    story = edit(story, by=somebody("kenya-editor"), ask="Nobody signed this.")
    emergency_release(french, by=somebody("coordinator"), reason=REASON)
    assert fresh(french).live
    assert fresh(story).ask == ""
