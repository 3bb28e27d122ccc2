"""The translator's credit: who may write it, that it is signed, and that it goes at once and for good."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import PageLogEntry, Revision

from editorial import credits, release
from editorial.content import content_hash
from editorial.credits import CreditRefused
from editorial.models import SignOff
from safekeeping import erasure
from safekeeping.models import AuditEvent, ErasureRecord
from tests.actions import (
    credited_story,
    edit,
    fresh,
    locale,
    name_translator,
    release_page,
    release_translation,
    released_story,
    sign_off,
    signer_of,
    somebody,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.credit_acts import NAME, still_held
from tests.editorial.people import EVERYWHERE, IN_KENYA, OUTSIDE_KENYA, without_rights

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]
FRENCH = ["fr-translator", "fr-reviewer"]


def french_of(story):
    return fresh(story.get_translation(locale("fr")))


def draft_of(page):
    return page.get_latest_revision_as_object()


def withdraw(page, by="fr-translator"):
    credits.withdraw(page, by=somebody(by))
    return fresh(page)


# Who may -------------------------------------------------------------------------------------------


def test_naming__denied_to_all_but_the_language():
    page = french_of(released_story("fr"))
    others = [handle for handle in [*IN_KENYA, *OUTSIDE_KENYA, *EVERYWHERE] if handle not in FRENCH]
    for person in [*map(somebody, others), *without_rights("fr-translator")]:
        with pytest.raises(CreditRefused):
            credits.name_translator(page, NAME, by=person)
    assert not still_held()


def test_naming__denied_on_an_original_even_to_its_editors():
    story = released_story("fr")
    for handle in ("kenya-editor", "coordinator", "fr-translator"):
        with pytest.raises(CreditRefused):
            credits.name_translator(story, NAME, by=somebody(handle))


def test_naming__denied_under_sign_off_and_on_a_locked_page():
    page = submit_translation(translate(released_story(), "fr"))
    with pytest.raises(CreditRefused):
        name_translator(page, NAME)
    page = french_of(released_story("fr"))
    page.locked, page.locked_by = True, somebody("fr-reviewer")
    page.save(update_fields=["locked", "locked_by"])
    with pytest.raises(CreditRefused):
        name_translator(page, NAME)


def test_withdrawing__denied_to_people_of_other_regions_and_languages():
    page = credited_story(name=NAME)
    for person in [
        *map(somebody, ["macedonia-editor", "macedonia-lead", "ar-translator"]),
        *without_rights("fr-translator"),
    ]:
        with pytest.raises(CreditRefused):
            credits.withdraw(page, by=person)
    assert fresh(page).credit == NAME


@pytest.mark.parametrize("handle", [*FRENCH, "kenya-editor", "kenya-lead", "kenya-safety", "coordinator"])
def test_withdrawing__is_open_to_the_language_and_to_whoever_takes_down(handle):
    assert withdraw(credited_story(name=NAME), by=handle).credit == ""
    assert not still_held()


# What may stand there ------------------------------------------------------------------------------


def test_name__is_empty_until_somebody_writes_one():
    page = french_of(released_story("fr"))
    assert page.credit == draft_of(page).credit == ""


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "Amina \u202eanimA", "Amina\x00"])
def test_name__that_cannot_stand_there_is_refused(name):
    page = french_of(released_story("fr"))
    with pytest.raises(ValidationError):
        name_translator(page, name)
    assert draft_of(fresh(page)).credit == ""


def test_name__in_an_originals_row_is_shown_to_nobody():
    story = write_story(translator_credit=NAME)
    assert story.translator_credit == NAME and story.credit == ""


# Signed --------------------------------------------------------------------------------------------


def test_name__waits_for_the_sign_off_of_the_language():
    page = name_translator(french_of(released_story("fr")), NAME)
    assert page.credit == "" and draft_of(page).credit == NAME
    page = submit_translation(page)
    assert fresh(page).credit == ""
    assert sign_off(page, by=signer_of(page)).credit == NAME


def test_name__makes_whoever_wrote_it_an_author_who_does_not_sign():
    page = name_translator(french_of(released_story("fr")), NAME, by=somebody("fr-reviewer"))
    page = submit_translation(page)
    with pytest.raises(release.PermissionDenied):
        sign_off(page, by=somebody("fr-reviewer"))
    assert fresh(page).credit == ""


def test_name__added_or_changed_after_the_sign_off_is_not_released():
    page = credited_story(name=NAME)
    for name in ("Somebody Else", NAME.lower()):
        page.translator_credit = name
        with pytest.raises(release.ReleaseBlocked):
            page.save()
        with pytest.raises(release.ReleaseBlocked):
            page.save(update_fields=["translator_credit"])
        assert fresh(page).credit == NAME


def test_name__is_in_the_hash_and_an_empty_one_is_not():
    page = french_of(released_story("fr"))
    before = content_hash(page)
    page.translator_credit = NAME
    assert content_hash(page) != before
    page.translator_credit = ""
    assert content_hash(page) == before
    assert SignOff.objects.standing().of(page).filter(content_hash=before).exists()


def test_name__changes_nothing_of_the_original_and_makes_nothing_stale():
    story = released_story("fr")
    before = content_hash(story)
    page = release_translation(name_translator(french_of(story), NAME))
    assert content_hash(fresh(story)) == before
    assert release.unproven(page) == [] == release.unproven(fresh(story))


# Kept ----------------------------------------------------------------------------------------------


def test_update_from_the_original__keeps_the_name():
    page = credited_story(name=NAME)
    story = release_page(edit(page.original, by=somebody("kenya-editor"), standfirst="Told anew."))
    page = release_translation(translate(story, "fr"))
    assert "Told anew." in page.standfirst and page.credit == NAME


def test_name_of_a_new_draft__is_not_lost_before_the_first_release():
    page = name_translator(translate(released_story(), "fr"), NAME)
    assert release_translation(page).credit == NAME


def test_copy_of_a_translation__takes_no_name_along():
    page = credited_story(name=NAME)
    copy = page.copy(
        update_attrs={"slug": "a-copy", "title": "A copy"}, keep_live=False, user=somebody("kenya-editor")
    )
    assert not copy.is_translation and copy.translator_credit == ""
    assert not any(NAME in str(revision.content) for revision in copy.revisions.all())


def test_translation_into_another_language__takes_no_name_along():
    page = credited_story(name=NAME)
    assert draft_of(translate(page.original, "ar")).translator_credit == ""


# Taken away ----------------------------------------------------------------------------------------


def test_withdrawing__leaves_the_page_public_and_signed():
    page = credited_story(name=NAME)
    before = content_hash(page)
    page = withdraw(page)
    assert page.live and page.credit == "" and content_hash(page) == before
    assert release.unproven(page) == [] and fresh(page.original).live
    assert not still_held()


def test_withdrawing__from_a_stale_translation_and_from_one_under_sign_off():
    page = credited_story(name=NAME)
    release_page(edit(page.original, by=somebody("kenya-editor"), standfirst="Told anew."))
    assert withdraw(page).live and not still_held()
    page = submit_translation(name_translator(translate(write_signed(), "fr"), NAME))
    page = withdraw(page, by="kenya-lead")
    assert page.workflow_in_progress and not still_held()
    page = sign_off(page, by=signer_of(page))
    assert page.live and page.credit == ""


def write_signed():
    return release_page(write_story())


def test_withdrawing__reaches_earlier_names_and_every_old_version():
    page = credited_story(name="Earlier Name")
    page = release_translation(name_translator(page, NAME))
    hashes = {revision.pk: content_hash(revision.as_object()) for revision in page.revisions.all()}
    page = withdraw(page)
    assert not still_held() and not still_held("Earlier Name")
    assert hashes == {revision.pk: content_hash(revision.as_object()) for revision in page.revisions.all()}


def test_withdrawn_name__does_not_return_with_what_was_read_before():
    page = credited_story(name=NAME)
    read_before, version_before = fresh(page), page.get_latest_revision()
    withdraw(page)
    read_before.save()
    assert fresh(page).credit == "" and fresh(page).live
    version_before.publish(skip_permission_checks=True)
    assert fresh(page).credit == ""


def test_withdrawn_name__needs_new_signatures_to_return():
    page = withdraw(credited_story(name=NAME))
    page = name_translator(page, NAME)
    content = draft_of(page)
    assert release.missing_signatures(content)
    content.live = True
    with pytest.raises(release.ReleaseBlocked):
        content.save()
    assert release_translation(page).credit == NAME


def test_withdrawing__is_recorded_without_the_name():
    page = withdraw(credited_story(name=NAME))
    assert PageLogEntry.objects.filter(page=page.pk, action="editorial.credit_withdrawn").count() == 1
    event = AuditEvent.objects.get(event="credit.withdrawn")
    assert event.actor_id == somebody("fr-translator").pk and event.facts == {}
    withdraw(page)  # there is nothing left: nothing is recorded
    assert AuditEvent.objects.filter(event="credit.withdrawn").count() == 1


def test_restored_backup__loses_the_name_again_and_keeps_a_later_one():
    page = withdraw(credited_story(name="Earlier Name"))
    record = ErasureRecord.objects.get(kind=credits.ERASURE)
    page = release_translation(name_translator(page, NAME))
    revision = page.revisions.order_by("created_at").first()
    Revision.objects.filter(pk=revision.pk).update(
        content=revision.content | {"translator_credit": "Earlier Name"}
    )
    assert erasure.reapply(record).erased == 1
    assert not still_held("Earlier Name") and fresh(page).credit == NAME
    assert "Name" not in record.key
