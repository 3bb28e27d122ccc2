"""Queue, translations, history, and the frame around them."""

from wagtail.admin.menu import admin_menu
from wagtail.admin.ui.menus.pages import get_page_header_buttons

from tests.actions import (
    edit,
    fresh,
    release_page,
    released_story,
    request_changes,
    sign_off,
    somebody,
    start_translation,
    structure,
    submit_for_sign_off,
    submit_translation,
    translate,
    write_story,
)
from tests.editorial.screens.roles import all_but
from tests.factories import Person, locale


def submitted(**fields):
    return submit_for_sign_off(write_story(**fields), by=somebody("kenya-editor"))


# Queue ---------------------------------------------------------------------------------------------


def test_queue__of_others_regions_is_empty(desk):
    submitted(title="A title that gives a village away")
    page = desk(somebody("macedonia-approver")).open("queue").content.decode()
    assert "Nothing waits for you." in page
    assert "A title that gives a village away" not in page


def test_queue__says_why_somebody_else_has_to_sign(desk):
    author = somebody("kenya-editor", "kenya-approver")
    submit_for_sign_off(write_story(by=author), by=author)
    page = desk(author).open("queue").content.decode()
    assert "Somebody else has to sign these" in page
    assert "You contributed to this text." in page


def test_queue__shows_coordinators_every_region(desk):
    submitted(title="The taps")
    page = desk(somebody("coordinator")).open("queue").content.decode()
    assert "<h2>Kenya</h2>" in page
    assert "The taps" in page


def test_queue__is_closed_to_members_of_the_directory(desk, db):
    answer = desk(Person()).open("queue")
    assert answer.status_code == 302


# Translations --------------------------------------------------------------------------------------


def test_translations__show_what_is_under_way_stale_and_missing_in_a_language(desk):
    structure("fr")
    half = translate(released_story(title="Half a bridge"), "fr", leave=1)
    stale = released_story("fr", title="Twelve bridges")
    release_page(edit(stale, by=somebody("kenya-editor"), title="Thirteen bridges"))
    released_story(title="Not yet in French")
    page = desk(somebody("fr-translator")).open("translations").content.decode()
    work, rest = page.split('id="stale"')
    old, missing = rest.split('id="missing"')
    assert f"/admin/pages/{half.pk}/edit/" in work
    assert "pofile/download/" in work
    assert "[fr] Twelve bridges" in old
    assert "Not yet in French" in missing
    assert "Half a bridge" not in missing


def test_translations__open_with_the_own_language_and_show_any_other(desk):
    structure("fr")
    screen = desk(somebody("fr-translator"))
    assert screen.open("translations").context["language"] == locale("fr")
    assert screen.open("translations", language="en").context["language"] == locale("en")
    assert screen.open("translations", language="xx").context["language"] == locale("fr")


def test_translations__offer_a_complete_one_for_submitting(desk):
    french = translate(released_story(), "fr")
    page = desk(somebody("fr-translator")).open("translations").content.decode()
    assert f"/admin/submit/{french.pk}/" in page


# History -------------------------------------------------------------------------------------------


def test_history__is_closed_to_other_regions_and_languages(desk):
    story = write_story()
    open_to = (
        "kenya-editor",
        "kenya-approver",
        "kenya-safety",
        "kenya-lead",
        "everywhere-safety",
        "coordinator",
    )
    for handle in all_but(*open_to):
        assert desk(somebody(handle)).open("history", story.pk).url == "/admin/", handle
    for handle in open_to:
        assert desk(somebody(handle)).open("history", story.pk).status_code == 200, handle


def test_history__tells_all_languages_in_plain_words(desk):
    editor = somebody("kenya-editor")
    story = request_changes(submitted(), by=somebody("kenya-approver"), comment="Name no village.")
    story = sign_off(submit_for_sign_off(story, by=editor), by=somebody("kenya-approver"), comment="Better.")
    story = sign_off(story, by=somebody("kenya-safety"))
    start_translation(story, "fr")
    sign_off(submit_translation(translate(story, "fr")), by=somebody("fr-reviewer"))
    desk(editor).send("take_down", story.pk, why="mistake", words="A wrong date.")
    page = desk(editor).open("history", story.pk).content.decode()
    for words in (
        "kenya-editor submitted it for sign-off",
        "kenya-approver sent it back",
        "Name no village.",
        "kenya-editor submitted it again",
        "kenya-approver gave the regional sign-off",
        "kenya-safety gave the safety and consent check",
        "It became public",
        "fr-reviewer gave the language sign-off",
        "(French)",
        "kenya-editor took it down in every language",
        "There is a mistake in it: A wrong date.",
        "The regional sign-off of kenya-approver ended",
    ):
        assert words in page, words
    assert page.count("took it down in every language") == 1


def test_history__names_nobody_who_left(desk):
    story = submitted()
    somebody("kenya-lead")
    sign_off(story, by=somebody("kenya-approver"))
    somebody("kenya-approver").delete()
    page = desk(somebody("kenya-lead")).open("history", story.pk).content.decode()
    assert "somebody who left gave the regional sign-off" in page


# Frame ---------------------------------------------------------------------------------------------


def menu_of(screen) -> set[str]:
    request = screen.open("queue").wsgi_request
    return {item.name for item in admin_menu.menu_items_for_request(request)}


def test_menu__holds_what_a_person_needs_and_nothing_of_the_machine_room(desk):
    names = menu_of(desk(somebody("kenya-editor")))
    assert {"explorer", "sign-off", "translations", "take-down"} <= names
    assert not names & {"settings", "reports", "help"}
    assert "take-down" not in menu_of(desk(somebody("fr-translator")))


def test_menu__of_the_site_keeper_has_the_machine_room(desk):
    assert {"settings", "reports"} <= menu_of(desk(Person(is_superuser=True)))


def test_explorer__speaks_of_states_in_our_words(desk):
    story = released_story()
    submit_for_sign_off(edit(story, by=somebody("kenya-editor"), title="B"), by=somebody("kenya-editor"))
    request_changes(submitted(), by=somebody("kenya-approver"))
    submitted()
    write_story()
    gone = released_story()
    desk(somebody("kenya-editor")).send("take_down", gone.pk, why="mistake")
    page = desk(somebody("kenya-editor")).open("wagtailadmin_explore", story.get_parent().pk).content.decode()
    for state in ("public, changes under sign-off", "sent back", "under sign-off", "draft", "taken down"):
        assert state in page, state


def test_status__knows_every_state(db):
    story = released_story()
    assert story.status_string == "public"
    assert edit(story, by=somebody("kenya-editor"), title="B").status_string == "public, with a newer draft"
    story = submit_for_sign_off(fresh(story), by=somebody("kenya-editor"))
    assert request_changes(story, by=somebody("kenya-approver")).status_string == "public, changes sent back"


def test_buttons__of_a_page_are_those_the_person_may_use(desk):
    story = submitted()
    approver = desk(somebody("kenya-approver")).open("sign_off", story.pk).wsgi_request.user
    labels = labels_of(story, approver)
    assert "Sign-off" in labels
    assert "Take down" in labels
    assert not labels & {"Submit for sign-off", "Emergency release", "Give to another region", "Translate"}
    assert {"Emergency release", "Give to another region"} <= labels_of(story, somebody("coordinator"))
    stand_ins = {"Stand-in: regional sign-off", "Stand-in: safety and consent check"}
    assert stand_ins <= labels_of(story, somebody("kenya-lead"))
    assert {"Submit for sign-off", "Translate"} <= labels_of(write_story(), somebody("kenya-editor"))


def labels_of(page, user) -> set[str]:
    buttons = get_page_header_buttons(page=page, user=user, next_url=None, view_name="edit")
    labels = {str(button.label) for button in buttons}
    assert not labels & {"Translate this page", "Sync translated pages"}  # wagtail-localize's
    return labels
