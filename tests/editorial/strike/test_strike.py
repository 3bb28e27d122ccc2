"""Safety strikes a name from history everywhere, and a scan of every table proves it."""

import urllib.parse

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.models import Comment, ModelLogEntry, Page, Revision
from wagtail_localize.models import String, StringTranslation, TranslationSource

from editorial import release
from editorial.content import content_hash
from editorial.models import PublicAddress, SignOff
from editorial.strike.matching import Wanted
from editorial.strike.scanning import scan
from editorial.strike.scope import StrikeRefused
from editorial.strike.service import preview, strike
from safekeeping.models import AuditEvent
from tests.actions import (
    edit,
    fresh,
    locale,
    release_page,
    released_story,
    request_changes,
    sign_off,
    somebody,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.people import EVERYBODY, without_rights
from tests.editorial.strike.acts import NAME, REASON, WANTED, named_story, quiet, struck
from tests.factories import Person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("french")]


# Who may ----------------------------------------------------------------------------------------


def test_strike__denied_for_everybody_without_a_safety_mandate_there():
    story = write_story(title=NAME)
    refused = [word for word in EVERYBODY if word not in ("kenya-safety", "everywhere-safety")]
    for person in [*map(somebody, refused), *without_rights("kenya-safety")]:
        for act in (
            lambda by: strike(WANTED, placement=story.placement, by=by, reason=REASON),
            lambda by: preview(WANTED, story.placement, by=by),
        ):
            with pytest.raises(StrikeRefused):
                act(person)
    assert fresh(story).title == NAME
    assert not AuditEvent.objects.filter(event="text.struck").exists()


def test_strike__of_everything_stays_within_the_regions_of_the_mandate():
    kenyan, macedonian = write_story(title=NAME), write_story(title=NAME, code="macedonia")
    result = struck(by="macedonia-safety")
    assert fresh(macedonian).title == "…"
    assert fresh(kenyan).title == NAME
    assert result.left is None  # the scan would tell of other regions


def test_scan__denied_for_safety_of_a_region():
    for word in ("kenya-safety", "coordinator", "kenya-lead"):
        with pytest.raises(PermissionDenied):
            scan(WANTED, by=somebody(word))


def test_strike__by_a_coordinator_with_a_safety_mandate_reaches_everything():
    both = Person(mandates=["kenya-safety", "coordinator"])
    macedonian = write_story(title=NAME, code="macedonia")
    assert strike(WANTED, by=both, reason=REASON).left == []
    assert fresh(macedonian).title == "…"


@pytest.mark.parametrize(
    "options",
    [
        {"reason": " "},
        {"reason": f"Because of {NAME}."},
        {"replacement": NAME},
        {"replacement": '"}'},
        {"replacement": "x" * 51},
        {"wanted": Wanted(("a",))},
        {"wanted": Wanted(())},
    ],
)
def test_strike__refuses_words_that_would_undo_it(options):
    story = write_story(title=NAME)
    given = {"wanted": WANTED, "reason": REASON, **options}
    with pytest.raises(ValidationError):
        strike(given.pop("wanted"), by=somebody("everywhere-safety"), **given)
    assert fresh(story).title == NAME


# What it reaches --------------------------------------------------------------------------------


def everywhere_she_is_named(story):
    """Places beside the pages that nobody sees at first."""
    french = fresh(story.get_translation(locale("fr")))
    by = somebody("kenya-editor")
    Comment.objects.create(page=story, user=by, text=f"Is {NAME} safe?", contentpath="title")
    story = submit_for_sign_off(edit(story, by=by, ask=f"Write for {NAME}."), by=by)
    story = request_changes(story, by=somebody("kenya-approver"), comment=f"Cut {NAME.upper()}!")
    FormState.objects.create(
        data=urllib.parse.urlencode({"title": "Амина Отиено"}),
        user=by,
        content_type=ContentType.objects.get_for_model(story),
        object_id=str(story.pk),
        last_updated_at=timezone.now(),
    )
    ModelLogEntry.objects.create(
        content_type=ContentType.objects.get_for_model(String),
        label=f"Picture of {NAME}",
        action="wagtail.edit",
        timestamp=timezone.now(),
        data={"title": NAME},
        object_id="1",
    )
    rows = StringTranslation.objects.filter(locale=french.locale, context__path="byline")
    rows.update(data="Амина Отиено")
    return story


def test_strike__leaves_nothing_in_any_table(django_capture_on_commit_callbacks):
    story = everywhere_she_is_named(named_story())
    assert scan(WANTED, by=somebody("everywhere-safety"))
    with django_capture_on_commit_callbacks(execute=True):
        result = struck()
    assert result.remaining == []
    assert result.left == []
    assert scan(WANTED, by=somebody("everywhere-safety")) == []
    assert (result.taken_down, result.count > 20) == (1, True)
    story = fresh(story)
    assert (story.title, story.byline) == ("… speaks", "…")
    assert story.slug == "speaks"
    assert "By the river <b>…</b> spoke." in str(story.body)


def test_strike__of_one_content_reaches_it_alone_in_all_languages():
    story, other = named_story(), write_story(title=NAME, byline=NAME)
    struck(by="kenya-safety", placement=story.placement)
    french = fresh(story.get_translation(locale("fr")))
    assert NAME not in fresh(story).title + french.title
    assert (fresh(other).title, fresh(other).byline) == (NAME, NAME)
    other_versions = Revision.objects.for_instance(other).values_list("content", flat=True)
    assert all(content["byline"] == NAME for content in other_versions)


def test_preview__tells_what_it_would_touch_and_touches_nothing():
    story = named_story()
    before = content_hash(fresh(story))
    found = preview(WANTED, story.placement, by=somebody("kenya-safety"))
    kinds = {finding.kind for finding in found}
    assert {"stories.StoryPage", "wagtailcore.Revision", "wagtail_localize.String"} <= kinds
    assert {finding.live for finding in found if finding.kind == "stories.StoryPage"} == {True}
    assert all(finding.count > 0 for finding in found)
    assert (content_hash(fresh(story)), fresh(story).live) == (before, True)


# What stays -------------------------------------------------------------------------------------


def test_strike__takes_down_what_shows_it_and_its_addresses_never_were(client):
    story = named_story()
    struck()
    pages = Page.objects.filter(translation_key=story.translation_key)
    assert not pages.filter(live=True).exists()
    assert not SignOff.objects.standing().of(story).exists()
    assert release.release_content(story.placement) == []
    assert client.get("/en/stories/amina-otieno-speaks/").status_code == 404
    assert not PublicAddress.objects.filter(path__contains="amina").exists()


def test_strike__takes_down_what_names_her_in_its_text_alone():
    story = named_story(title="A woman", slug="a-woman", byline="")
    assert struck().taken_down == 1
    assert not fresh(story).live
    assert "<b>…</b> spoke." in str(fresh(story).body)


def test_strike__in_history_alone_leaves_the_public_version_up_and_signed():
    story = quiet(named_story())
    french = story.get_translation(locale("fr"))
    translate(story, "fr")
    french = sign_off(submit_translation(french), by=somebody("fr-reviewer"))
    before = content_hash(fresh(story))
    result = struck()
    assert result.taken_down == 0
    assert fresh(story).live and fresh(french).live
    assert content_hash(fresh(story)) == before
    assert release.missing_signatures(fresh(story)) == []
    assert release.missing_signatures(fresh(french)) == []


def test_strike__leaves_the_sign_offs_of_other_content(django_capture_on_commit_callbacks):
    other = released_story("fr", title="Another story")
    named_story()
    before = list(SignOff.objects.standing().of(other).values_list("pk", "content_hash"))
    struck()
    assert list(SignOff.objects.standing().of(other).values_list("pk", "content_hash")) == before
    assert release.missing_signatures(fresh(other)) == []
    assert release.missing_signatures(fresh(other.get_translation(locale("fr")))) == []


def test_strike__sends_back_what_waits_for_a_sign_off():
    waiting = submit_for_sign_off(write_story(byline=NAME), by=somebody("kenya-editor"))
    other = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    struck()
    assert fresh(waiting).current_workflow_state is None
    assert fresh(other).current_workflow_state is not None


def test_strike__of_signed_and_waiting_content_voids_its_sign_offs():
    waits = lambda page: ["its day"]  # noqa: E731 - a condition of one line
    release.release_conditions.register(waits)
    try:
        story = submit_for_sign_off(write_story(byline=NAME), by=somebody("kenya-editor"))
        story = sign_off(story, by=somebody("kenya-approver"))
        story = sign_off(story, by=somebody("kenya-safety"))
        assert release.signed_revision(story) is not None
        struck()
    finally:
        release.release_conditions.remove(waits)
    assert release.signed_revision(fresh(story)) is None
    assert release.release_content(story.placement) == []


def test_struck_draft__can_be_signed_and_released_again():
    story = named_story()
    struck()
    assert release_page(fresh(story), by=somebody("kenya-editor")).title == "… speaks"


def test_strike__shared_strings_of_other_content_stay():
    """wagtail-localize keeps one row for the same words of many contents."""
    story, other = named_story(), released_story("fr", byline=NAME, title="Other")
    struck(by="kenya-safety", placement=story.placement)
    mine = TranslationSource.objects.get(object_id=story.translation_key)
    theirs = TranslationSource.objects.get(object_id=other.translation_key)
    assert NAME not in " ".join(mine.stringsegment_set.values_list("string__data", flat=True))
    assert theirs.stringsegment_set.filter(string__data=NAME).exists()
    assert fresh(other).live


def test_strike__a_slug_that_is_taken_gets_another():
    write_story(title="X", slug="speaks")
    story = write_story(title="Y", slug="amina-otieno-speaks")
    struck()
    assert fresh(story).slug == f"speaks-{story.pk}"
    assert fresh(story).url_path.endswith(f"/speaks-{story.pk}/")
