"""The first page after signing in."""

from tests.actions import (
    edit,
    release_page,
    released_story,
    request_changes,
    sign_off,
    somebody,
    submit_for_sign_off,
    translate,
    write_story,
)
from tests.editorial.screens.roles import all_but, another

HOME = "wagtailadmin_home"
SECRET = "A title that gives a village away"


def submitted(**fields):
    return submit_for_sign_off(write_story(**fields), by=somebody("kenya-editor"))


def test_dashboard__tells_other_people_nothing_of_a_regions_drafts(desk):
    write_story(title=SECRET)
    submitted(title=SECRET)
    for handle in all_but("everywhere-safety", "coordinator"):
        if "kenya" not in handle:
            for screen in (HOME, "queue", "translations", "take_down_list"):
                page = desk(somebody(handle)).open(screen).content.decode()
                assert SECRET not in page, (handle, screen)


def test_dashboard__shows_the_approver_what_waits(desk):
    story = submitted(title="The taps")
    page = desk(somebody("kenya-approver")).open(HOME).content.decode()
    assert "The taps" in page
    assert f"/admin/sign-off/{story.pk}/" in page
    assert "(1)" in page


def test_dashboard__shows_nothing_to_sign_to_the_author(desk):
    author = somebody("kenya-editor", "kenya-approver")
    submit_for_sign_off(write_story(by=author), by=author)
    assert "Nothing waits for you." in desk(author).open(HOME).content.decode()


def test_dashboard__shows_the_safety_check_only_after_the_region_signed(desk):
    story = submitted(title="The taps")
    safety = desk(somebody("kenya-safety"))
    assert "The taps" not in safety.open(HOME).content.decode()
    sign_off(story, by=somebody("kenya-approver"))
    assert "The taps" in desk(somebody("kenya-safety")).open(HOME).content.decode()


def test_dashboard__shows_the_author_what_came_back_and_why(desk):
    request_changes(submitted(), by=somebody("kenya-approver"), comment="Please name no village.")
    page = desk(somebody("kenya-editor")).open(HOME).content.decode()
    assert "Please name no village." in page
    assert "kenya-approver" in page
    assert "Please name no village." not in desk(another("kenya-editor")).open(HOME).content.decode()


def test_dashboard__shows_stale_translations_to_the_region_and_the_language(desk):
    story = released_story("fr", title="Twelve bridges")
    release_page(edit(story, by=somebody("kenya-editor"), title="Thirteen bridges"))
    for handle in ("kenya-editor", "fr-translator", "fr-reviewer"):
        assert "Out of date" in desk(somebody(handle)).open(HOME).content.decode(), handle
    for handle in ("macedonia-editor", "ar-translator"):
        assert "Out of date" not in desk(somebody(handle)).open(HOME).content.decode(), handle


def test_dashboard__shows_how_far_a_translation_is(desk):
    translate(released_story(title="Twelve bridges"), "fr", leave=1)
    page = desk(somebody("fr-translator")).open(HOME).content.decode()
    assert "<progress" in page
    assert "2 of 3 texts" in page
    assert "<progress" not in desk(somebody("ar-translator")).open(HOME).content.decode()


def test_dashboard__shows_my_drafts_and_not_those_of_others(desk):
    write_story(title="Half a story")
    assert "Half a story" in desk(somebody("kenya-editor")).open(HOME).content.decode()
    assert "Half a story" not in desk(another("kenya-editor")).open(HOME).content.decode()


def test_dashboard__has_the_takedown_near_for_everybody_who_may(desk):
    story = released_story()
    button = f"/admin/take-down/{story.pk}/"
    for handle in ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead", "coordinator"):
        assert button in desk(somebody(handle)).open(HOME).content.decode(), handle
    for handle in ("macedonia-lead", "fr-translator", "fr-reviewer"):
        assert button not in desk(somebody(handle)).open(HOME).content.decode(), handle


def test_dashboard__fetches_nothing_from_elsewhere_and_shows_no_panel_of_wagtails(desk):
    root = somebody("coordinator")
    root.is_superuser = True
    root.save()
    page = desk(root).open(HOME).content.decode()
    for stranger in ("gravatar", "releases.wagtail", "data-upgrade", "guide.wagtail"):
        assert stranger not in page
    assert "Your most recent edits" not in page
