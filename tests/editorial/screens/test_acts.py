"""Naming a stand-in, emergency release, transfer, start of a translation."""

from django.utils import timezone
from wagtail.models import Page, PageLogEntry

from editorial.models import Kind, StandIn
from safekeeping.models import OutboxMessage
from tests.actions import (
    fresh,
    released_story,
    sign_offs,
    somebody,
    structure,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.screens.roles import all_but
from tests.factories import locale, region

LONG_ENOUGH = "The network is cut tonight; the region asked for it."


def languages_of(page) -> set[str]:
    pages = Page.objects.filter(translation_key=page.translation_key)
    return set(pages.values_list("locale__language_code", flat=True))


# Stand-ins -----------------------------------------------------------------------------------------


def test_stand_in__is_named_by_the_regions_leads_alone(desk):
    story, helper = write_story(), somebody("macedonia-safety")
    for handle in all_but("kenya-lead"):
        screen = desk(somebody(handle))
        assert screen.open("stand_in", story.pk, "safety").url == "/admin/", handle
        screen.send("stand_in", story.pk, "safety", person=helper.pk)
        assert not StandIn.objects.exists(), handle


def test_stand_in__is_not_named_where_the_region_has_somebody(desk):
    story, helper = write_story(), somebody("macedonia-safety")
    somebody("kenya-safety")
    page = desk(somebody("kenya-lead")).send("stand_in", story.pk, "safety", person=helper.pk)
    assert "The region has somebody who can sign this." in page.content.decode()
    assert not StandIn.objects.exists()


def test_stand_in__is_chosen_from_who_does_the_same_elsewhere(desk):
    story, helper = write_story(consent=False), somebody("macedonia-safety")
    somebody("macedonia-approver")
    screen = desk(somebody("kenya-lead"))
    choices = screen.open("stand_in", story.pk, "safety").context["form"].fields["person"].queryset
    assert list(choices) == [helper]
    screen.send("stand_in", story.pk, "safety", person=helper.pk)
    stand_in = StandIn.objects.get()
    assert (stand_in.user, stand_in.kind, stand_in.placement) == (helper, Kind.SAFETY, story.placement)
    assert 13 <= (stand_in.valid_until - timezone.now()).days <= 14


def test_stand_in__for_a_step_that_does_not_exist_is_not_found(desk):
    screen = desk(somebody("kenya-lead"))
    assert screen.open("stand_in", write_story().pk, "language").status_code == 404
    screen = desk(somebody("network-lead"))
    assert screen.open("stand_in", structure().pk, "safety").status_code == 404


# Emergency -----------------------------------------------------------------------------------------


def test_emergency_release__is_the_coordinators(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    for handle in all_but("coordinator"):
        screen = desk(somebody(handle))
        assert screen.open("emergency", story.pk).url == "/admin/", handle
        screen.send("emergency", story.pk, reason=LONG_ENOUGH)
        assert not sign_offs().exists(), handle


def test_emergency_release__with_a_short_reason_keeps_it_and_releases_nothing(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    page = desk(somebody("coordinator")).send("emergency", story.pk, reason="Quick please").content.decode()
    assert "Quick please" in page
    assert not sign_offs().exists()


def test_emergency_release__never_replaces_the_safety_check(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    screen = desk(somebody("coordinator"))
    assert "the safety and consent check" in screen.open("emergency", story.pk).content.decode()
    page = screen.send("emergency", story.pk, reason=LONG_ENOUGH).content.decode()
    assert LONG_ENOUGH in page
    assert not fresh(story).live
    assert not sign_offs().exists()


def test_emergency_release__replaces_the_language_and_tells_all_leads(desk):
    french = submit_translation(translate(released_story(), "fr"))
    somebody("macedonia-lead")
    desk(somebody("coordinator")).send("emergency", french.pk, reason=LONG_ENOUGH)
    assert fresh(french).live
    assert OutboxMessage.objects.filter(template="emergency_release").exists()
    assert PageLogEntry.objects.get(action="editorial.emergency").data["reason"] == LONG_ENOUGH


# Transfer ------------------------------------------------------------------------------------------


def test_transfer__is_the_coordinators(desk):
    story, macedonia = write_story(), region("macedonia")
    for handle in all_but("coordinator"):
        screen = desk(somebody(handle))
        assert screen.open("transfer", story.pk).url == "/admin/", handle
        screen.send("transfer", story.pk, region=macedonia.pk, reason="It is theirs.")
        assert fresh(story).region.code == "kenya", handle


def test_transfer__without_a_reason_or_to_its_own_region_changes_nothing(desk):
    story, macedonia = write_story(), region("macedonia")
    screen = desk(somebody("coordinator"))
    screen.send("transfer", story.pk, region=macedonia.pk, reason=" ")
    screen.send("transfer", story.pk, region=region("kenya").pk, reason="It is theirs.")
    assert fresh(story).region.code == "kenya"


def test_transfer__gives_it_away_and_stops_the_old_regions_sign_off(desk):
    story, macedonia = submit_for_sign_off(write_story(), by=somebody("kenya-editor")), region("macedonia")
    screen = desk(somebody("coordinator"))
    page = screen.send("transfer", story.pk, follow=True, region=macedonia.pk, reason="It is theirs.")
    assert fresh(story).region == macedonia
    assert not fresh(story).workflow_in_progress
    assert "It is theirs." in page.content.decode()
    assert desk(somebody("kenya-editor")).open("submit", story.pk).url == "/admin/"


# Translation ---------------------------------------------------------------------------------------


def test_translation__is_begun_by_the_regions_editors_and_the_language_alone(desk):
    story = released_story()
    structure("fr")
    for handle in all_but("kenya-editor", "fr-translator", "fr-reviewer"):
        desk(somebody(handle)).send("translate", story.pk, languages=locale("fr").pk)
        assert languages_of(story) == {"en"}, handle


def test_translation__of_a_draft_is_begun_by_its_editors_alone(desk):
    story = write_story()
    structure("fr")
    desk(somebody("fr-translator")).send("translate", story.pk, languages=locale("fr").pk)
    assert languages_of(story) == {"en"}
    desk(somebody("kenya-editor")).send("translate", story.pk, languages=locale("fr").pk)
    assert languages_of(story) == {"en", "fr"}


def test_translation__is_begun_into_the_own_language_alone(desk):
    story = released_story()
    structure("fr"), structure("ar")
    desk(somebody("fr-translator")).send("translate", story.pk, languages=locale("ar").pk)
    assert languages_of(story) == {"en"}


def test_translation__begins_in_several_languages_at_once(desk):
    story = released_story()
    structure("fr"), structure("ar")
    both = [locale("fr").pk, locale("ar").pk]
    page = desk(somebody("kenya-editor")).send("translate", story.pk, follow=True, languages=both)
    assert languages_of(story) == {"en", "fr", "ar"}
    assert "Translations of" in page.content.decode()
    assert not Page.objects.filter(locale__in=both, live=True, translation_key=story.translation_key)


def test_translation__of_a_translation_is_not_offered(desk):
    french = released_story("fr").get_translation(locale("fr"))
    assert desk(somebody("ar-translator")).open("translate", french.pk).url == "/admin/"


def test_act__without_an_answer_says_what_is_missing(desk):
    page = desk(somebody("kenya-editor")).send("translate", write_story().pk).content.decode()
    assert "This field is required." in page
