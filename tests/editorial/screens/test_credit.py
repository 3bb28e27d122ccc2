"""The screen on which a translator is named, what it says, and what a signer sees of it."""

from editorial.translation import translation_of
from tests.actions import (
    credited_story,
    fresh,
    locale,
    name_translator,
    released_story,
    somebody,
    submit_translation,
    translate,
)
from tests.editorial.screens.roles import all_but

NAME = "Hirondelle"
LANGUAGE = ("fr-translator", "fr-reviewer")
REGION = ("kenya-editor", "kenya-approver", "kenya-safety", "kenya-lead")
MAY_TAKE_DOWN = (*REGION, "everywhere-safety", "coordinator")


def newest(page) -> str:
    return fresh(page).get_latest_revision_as_object().translator_credit


def test_screen__is_closed_to_all_but_the_language_and_whoever_takes_down(desk):
    page = credited_story(name=NAME)
    for handle in all_but(*LANGUAGE, *MAY_TAKE_DOWN):
        screen = desk(somebody(handle))
        assert screen.open("credit", page.pk).url == "/admin/", handle
        screen.send("credit", page.pk, credit="Somebody", answer="name")
        screen.send("credit", page.pk, answer="withdraw")
        assert newest(page) == NAME and fresh(page).credit == NAME, handle


def test_screen__does_not_exist_for_an_original(desk):
    story = released_story()
    assert desk(somebody("kenya-editor")).open("credit", story.pk).url == "/admin/"


def test_field__is_empty_and_says_that_it_is_public(desk):
    page = translate(released_story(), "fr")
    answer = desk(somebody("fr-translator")).open("credit", page.pk)
    assert answer.context["form"]["credit"].value() == ""
    text = answer.content.decode()
    assert "It will be public" in text and "A pseudonym is welcome" in text and "leave it empty" in text
    assert 'autocomplete="off"' in str(answer.context["form"]["credit"])


def test_name__is_written_by_the_language_alone(desk):
    page = translate(released_story(), "fr")
    for handle in MAY_TAKE_DOWN:
        screen = desk(somebody(handle))
        assert screen.open("credit", page.pk).context["form"] is None
        screen.send("credit", page.pk, credit=NAME, answer="name")
        assert newest(page) == "", handle
    desk(somebody("fr-translator")).send("credit", page.pk, credit=f" {NAME} ", answer="name")
    assert newest(page) == NAME


def test_field_that_is_sent_empty__names_nobody_at_once(desk):
    page = credited_story(name=NAME)
    desk(somebody("fr-translator")).send("credit", page.pk, credit=" ", answer="name")
    assert fresh(page).live and fresh(page).credit == newest(page) == ""


def test_name__that_cannot_stand_there_comes_back_with_the_reason(desk):
    page = credited_story(name=NAME)
    screen = desk(somebody("fr-translator"))
    assert screen.send("credit", page.pk, credit="x" * 81, answer="name").context["form"].errors
    answer = screen.send("credit", page.pk, credit="Amina \u202eanimA", answer="name")
    assert "invisible control characters" in answer.content.decode()
    assert answer.context["form"]["credit"].value() == "Amina \u202eanimA" and newest(page) == NAME


def test_name__is_taken_away_by_one_press(desk):
    page = credited_story(name=NAME)
    screen = desk(somebody("kenya-lead"))
    assert "Take the name away" in screen.open("credit", page.pk).content.decode()
    screen.send("credit", page.pk, answer="withdraw")
    assert fresh(page).live and fresh(page).credit == newest(page) == ""
    assert "Take the name away" not in screen.open("credit", page.pk).content.decode()


def test_signer__sees_the_name_and_that_it_is_new(desk):
    page = fresh(released_story("fr").get_translation(locale("fr")))
    page = submit_translation(name_translator(page, NAME))
    screen = desk(somebody("fr-reviewer"))
    text = screen.open("sign_off", page.pk)
    (change,) = text.context["changes"]
    assert (change.label, change.what) == ("Translator credit", "added")
    assert f'<bdi translate="no">{NAME}</bdi>' in text.content.decode()
    assert f'<bdi translate="no">{NAME}</bdi>' in screen.open("text", page.pk).content.decode()


def test_translator__sees_it_in_the_editor_and_before_submitting(desk):
    page = translate(released_story(), "fr")
    screen = desk(somebody("fr-translator"))
    for name, args in (("wagtailadmin_pages:edit", [page.pk]), ("submit", [page.pk])):
        assert "Readers are not told who translated this." in screen.open(name, *args).content.decode()
    page = name_translator(page, NAME)
    for name, args in (("wagtailadmin_pages:edit", [page.pk]), ("submit", [page.pk])):
        assert f'<bdi translate="no">{NAME}</bdi>' in screen.open(name, *args).content.decode()


def test_preview_of_the_strings__shows_the_name_of_the_draft(desk):
    page = name_translator(translate(released_story(), "fr"), NAME)
    preview = f"/admin/localize/translate/{translation_of(page).pk}/preview/"
    answer = desk(somebody("fr-translator")).client.get(preview)
    assert f'<bdi translate="no">{NAME}</bdi>' in answer.content.decode()
