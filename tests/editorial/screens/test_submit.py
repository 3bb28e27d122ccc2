"""Submitting, from the editor and from its own screen."""

from tests.actions import (
    fresh,
    release_page,
    released_story,
    request_changes,
    somebody,
    start_translation,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.screens.roles import all_but, another


def test_submit__denied_to_everybody_but_the_regions_editors(desk):
    story = write_story()
    for handle in all_but("kenya-editor"):
        assert desk(somebody(handle)).open("submit", story.pk).url == "/admin/", handle
        desk(somebody(handle)).send("submit", story.pk)
        assert not fresh(story).workflow_in_progress, handle


def test_submit__of_a_translation_denied_to_everybody_but_the_language(desk):
    french = translate(released_story(), "fr")
    for handle in all_but("fr-translator", "fr-reviewer"):
        desk(somebody(handle)).send("submit", french.pk)
        assert not fresh(french).workflow_in_progress, handle


def test_submit__shows_who_can_sign_each_step(desk):
    author = somebody("kenya-editor", "kenya-approver")
    story = write_story(by=author)
    somebody("kenya-approver"), somebody("kenya-safety"), somebody("macedonia-safety")
    page = desk(author).open("submit", story.pk).content.decode()
    steps = page[page.index("Who can sign it") : page.index("As readers will see it")]
    assert "kenya-approver" in steps
    assert "kenya-safety" in steps
    assert "macedonia" not in steps
    assert author.handle not in steps


def test_submit__tells_an_editor_whom_to_ask_where_nobody_can_sign(desk):
    page = desk(somebody("kenya-editor")).open("submit", write_story().pk).content.decode()
    assert "A lead of your region can name a stand-in" in page


def test_submit__leads_a_lead_to_naming_a_stand_in(desk):
    lead = somebody("kenya-editor", "kenya-lead")
    story = write_story(by=lead, consent=False)
    page = desk(lead).open("submit", story.pk).content.decode()
    assert f"/admin/content/{story.pk}/stand-in/safety/" in page


def test_submit__starts_the_sign_off(desk):
    story = write_story()
    desk(somebody("kenya-editor")).send("submit", story.pk)
    assert fresh(story).workflow_in_progress


def test_submit__of_an_incomplete_draft_names_what_is_missing(desk, whole_form):
    story = write_story()
    screen = desk(somebody("kenya-editor"))
    screen.send("wagtailadmin_pages:edit", story.pk, **whole_form(screen, story) | {"standfirst": ""})
    assert "Not complete yet" in screen.open("submit", story.pk).content.decode()
    page = screen.send("submit", story.pk).content.decode()
    assert "Fill these in first: Standfirst." in page
    assert not fresh(story).workflow_in_progress


def test_submit__twice_is_told(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    page = desk(somebody("kenya-editor")).send("submit", story.pk).content.decode()
    assert "under sign-off already" in page


def test_submit__again_after_requested_changes_shows_the_comment(desk):
    story = submit_for_sign_off(write_story(), by=somebody("kenya-editor"))
    story = request_changes(story, by=somebody("kenya-approver"), comment="Name no village.")
    screen = desk(somebody("kenya-editor"))
    assert "Name no village." in screen.open("submit", story.pk).content.decode()
    screen.send("submit", story.pk)
    assert fresh(story).current_workflow_state.status == "in_progress"


def test_submit__of_a_half_translation_says_how_much_is_missing(desk):
    french = translate(released_story(), "fr", leave=2)
    screen = desk(somebody("fr-translator"))
    page = screen.open("submit", french.pk).content.decode()
    assert "2 texts are not translated yet." in page
    screen.send("submit", french.pk)
    assert not fresh(french).workflow_in_progress


def test_submit__of_a_translation_leaves_the_public_one_as_it_is(desk):
    story = released_story("fr")
    french = story.get_translations().get(locale__language_code="fr").specific
    before = (french.title, french.live_revision_id)
    desk(another("fr-translator")).send("submit", french.pk)
    french = fresh(french)
    assert french.workflow_in_progress
    assert (french.title, french.live_revision_id) == before


def test_editor__offers_saving_and_submitting_and_nothing_else(desk):
    story = release_page(write_story())
    page = desk(somebody("kenya-editor")).open("wagtailadmin_pages:edit", story.pk).content.decode()
    assert "action-submit" in page
    assert "Submit for sign-off" in page
    for gone in ("action-publish", "action-unpublish", "action-cancel-workflow", "action-restart-workflow"):
        assert gone not in page


def test_editor__submitting_saves_and_shows_who_can_sign_before_anything_starts(desk, whole_form):
    story = write_story()
    screen = desk(somebody("kenya-editor"))
    fields = whole_form(screen, story) | {"standfirst": "Other words.", "action-submit": "1"}
    answer = screen.send("wagtailadmin_pages:edit", story.pk, **fields)
    assert answer.url == f"/admin/submit/{story.pk}/"
    assert not fresh(story).workflow_in_progress
    assert fresh(story).get_latest_revision_as_object().standfirst == "Other words."


def test_editor__submitting_with_a_gap_stays_in_the_editor_with_the_words(desk, whole_form):
    story = write_story()
    screen = desk(somebody("kenya-editor"))
    fields = whole_form(screen, story) | {"standfirst": "", "byline": "A friend", "action-submit": "1"}
    answer = screen.send("wagtailadmin_pages:edit", story.pk, **fields)
    assert answer.status_code == 200
    assert "A friend" in answer.content.decode()


def test_unpublish_link__leads_to_the_takedown(desk):
    story = released_story()
    answer = desk(somebody("kenya-editor")).open("wagtailadmin_pages:unpublish", story.pk)
    assert answer.url == f"/admin/take-down/{story.pk}/"


def test_translation_editor__has_the_one_button_and_no_publishing(desk):
    french = start_translation(released_story(), "fr")
    page = desk(somebody("fr-translator")).open("wagtailadmin_pages:edit", french.pk).content.decode()
    assert f"/admin/submit/{french.pk}/" in page
    for way in ("canPublish", "canUnpublish", "canLock", "canDelete"):
        assert f"&quot;{way}&quot;: false" in page
    assert "&quot;convertToAliasUrl&quot;: null" in page


def test_translation_editor__under_sign_off_offers_no_submitting(desk):
    french = submit_translation(translate(released_story(), "fr"))
    page = desk(somebody("fr-translator")).open("wagtailadmin_pages:edit", french.pk).content.decode()
    assert f"/admin/submit/{french.pk}/" not in page
