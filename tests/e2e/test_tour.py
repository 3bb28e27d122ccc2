"""The tour as a visitor walks it on a phone: ten steps, by its own buttons, through the real screens."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.exchanging import ask_now
from tests.e2e.pictures import picture
from tests.e2e.reading import LANGUAGES, answers, fits, visible

pytestmark = pytest.mark.e2e

STORY = "The minutes of the well"
STORY_PATH = "/{}/stories/the-minutes-of-the-well/"
FRENCH = "Une barque pour cinq associations"
FRENCH_PATH = "/fr/stories/{}/une-barque-pour-cinq-associations/"  # below its season
MISSING = "Si votre fondation peut recevoir un seul dossier de cinq associations, écrivez-nous."


@pytest.fixture
def visitor(people):
    """One browser that follows the tour, as one person in many roles."""
    return people.stranger()


@pytest.fixture
def reader(people):
    """Another browser, signed in as nobody."""
    return people.stranger()


def test_tour__its_ten_steps_lead_through_the_whole_site(people, visitor, reader, demo):
    read_this_months_story(visitor)
    submit_and_be_refused(visitor)
    see_nothing_of_another_region(visitor)
    sign_twice(visitor, reader)
    translate(visitor, reader, FRENCH_PATH.format(demo["seasons"]["season-archive"]["slug"]))
    see_who_waits(visitor)
    take_down(visitor, reader)
    see_oneself_as_others_do(visitor)
    be_brought_together(visitor)
    assert people.complaints == []


def press(visitor, label):
    """Back to the tour, by its link where the screen has one, and on with the button of that name."""
    way_back = visitor.get_by_role("link", name=re.compile("Back to the tour|Retour à la visite guidée"))
    if way_back.count():
        way_back.click()
    else:
        visitor.goto("/tour/")
    with visitor.expect_navigation():
        visitor.get_by_role("button", name=label, exact=True).click()
    assert fits(visitor)


def send(visitor, form):
    with visitor.expect_navigation():
        form.locator("button[type=submit]").click()


def answer(visitor, which="approve"):
    return visitor.locator(f"main form:has(input[value={which}])")


def read_this_months_story(visitor):
    press(visitor, "Read it")
    assert visitor.locator("html").get_attribute("dir") == "rtl"
    expect(visitor.locator("h1")).to_have_text("الإذاعة التي كانت تُقرأ بصوت عالٍ")


def submit_and_be_refused(visitor):
    press(visitor, "Continue as kenya-editor")
    expect(visitor.locator("main")).to_contain_text("kenya-approver")
    expect(visitor.locator("main")).to_contain_text("kenya-safety")
    picture(visitor, "submit")
    visitor.get_by_role("link", name="Open the editor").click()
    expect(visitor.locator("[name=title]")).to_have_value(STORY)
    picture(visitor, "write")
    visitor.go_back()
    send(visitor, visitor.locator("main form").last)
    visitor.wait_for_url("**/admin/")
    expect(visitor.locator(".messages")).to_contain_text("is submitted")
    picture(visitor, "dashboard", height=1500)
    press(visitor, "Try to sign it as kenya-editor")
    reason = visitor.get_by_role("note").filter(has_text="You")
    expect(reason).to_be_in_viewport()
    assert answer(visitor).count() == 0


def see_nothing_of_another_region(visitor):
    press(visitor, "Continue as macedonia-approver")
    expect(visitor.locator("main h1.desk__title")).to_be_visible()
    expect(visitor.locator("main")).not_to_contain_text(STORY)


def sign_twice(visitor, reader):
    press(visitor, "Continue as kenya-approver")
    send(visitor, answer(visitor))
    visitor.wait_for_url("**/admin/")
    assert reader.goto(STORY_PATH.format("en")).status == 404
    press(visitor, "Continue as kenya-safety")
    checks = answer(visitor).locator("input[type=checkbox]")
    assert checks.count() == 4
    for box in checks.all():
        box.check()
    picture(visitor, "sign-off", height=2140)
    send(visitor, answer(visitor))
    expect(visitor.locator(".messages")).to_contain_text("public now")
    press(visitor, "Read it as anybody")
    expect(visitor.locator("h1")).to_have_text(STORY)
    for language in LANGUAGES:
        visible(reader, STORY_PATH.format(language))


def translate(visitor, reader, path):
    press(visitor, "Continue as fr-translator")
    expect(visitor.locator("main h1, h1").first).to_contain_text(FRENCH)
    nothing_else_leads_to_the_public(visitor)
    visitor.get_by_role("button", name="Texte manquant suivant").click()
    words = visitor.locator(".js-translation-editor li.incomplete textarea")
    expect(words).to_be_in_viewport()
    words.fill(MISSING)
    picture(visitor, "translate")
    visitor.locator("li.incomplete").get_by_role("button", name="Enregistrer").click()
    expect(visitor.locator("li.incomplete")).to_have_count(0)
    visitor.goto("/admin/translations/")
    picture(visitor, "translations", height=1060)
    visitor.get_by_role("link", name=FRENCH).first.click()
    visitor.get_by_role("link", name="Soumettre à validation").click()
    expect(visitor.locator("main")).to_contain_text("fr-reviewer")
    send(visitor, visitor.locator("main form").last)
    visitor.wait_for_url("**/admin/")
    assert reader.goto(path).status == 404
    press(visitor, "Continue as fr-reviewer")
    expect(visitor.locator("main .pairs")).to_contain_text(MISSING)
    send(visitor, answer(visitor))
    visible(reader, path)
    expect(reader.locator("main")).to_contain_text(MISSING)


def nothing_else_leads_to_the_public(visitor):
    """Of wagtail-localize's own ways none is left; the one button submits."""
    expect(visitor.locator(".js-translation-editor li.incomplete")).to_have_count(1)
    for toggle in visitor.locator("footer .w-dropdown__toggle:visible").all():
        toggle.click()
    publishing = re.compile("publi|synchron|alias", re.IGNORECASE)
    for role in ("button", "link", "menuitem"):
        assert visitor.get_by_role(role, name=publishing).count() == 0
    assert visitor.locator("[name=action][value=publish]").count() == 0
    assert visitor.get_by_role("link", name="Soumettre à validation").count() == 1


def see_who_waits(visitor):
    press(visitor, "Continue as coordinator")
    for region in ("Congo", "Macedonia"):
        expect(visitor.get_by_role("heading", name=region)).to_be_visible()
    expect(visitor.locator("main")).to_contain_text(re.compile(r"\d+ day|since today"))
    assert visitor.get_by_text("Read and sign").count() == 0


def take_down(visitor, reader):
    """The tour opens the screen at once; from the first page it is three taps."""
    press(visitor, "Continue as kenya-lead")
    picture(visitor, "take-down")
    visitor.get_by_role("link", name="Back to the start").click()
    visitor.get_by_role("link", name="Take something down").click()
    visitor.get_by_role("link", name=f"Take down {STORY}").click()
    send(visitor, visitor.locator("main form").last)
    expect(visitor.locator("main")).to_contain_text("It is down in every language.")
    for language in LANGUAGES:
        answers(reader, STORY_PATH.format(language), 410, within=5)
    visitor.get_by_role("link", name="History").click()
    expect(visitor.locator(".events")).to_contain_text("kenya-safety")
    picture(visitor, "history", height=1200)
    visitor.goto("/admin/team/")
    picture(visitor, "team", height=1200)


def see_oneself_as_others_do(visitor):
    press(visitor, "Continue as member-07")
    expect(visitor.locator(".looking-glass")).to_contain_text("Open Window")
    expect(visitor.locator(".looking-glass")).not_to_contain_text("open.window.example")
    visitor.get_by_role("link", name="everybody, on a public page").click()
    expect(visitor.locator(".looking-glass")).not_to_contain_text("Europe/Skopje")
    assert fits(visitor)


def be_brought_together(visitor):
    press(visitor, "Ask as member-21")
    ask_now(visitor, "Urgent appeals", "Two teachers were taken from a bus. Who should be written to first?")
    press(visitor, "Answer as member-24")
    visitor.get_by_role("link", name="Urgent appeals").click()
    expect(visitor.locator("main")).to_contain_text("Who should be written to first?")
    with visitor.expect_navigation():
        visitor.get_by_role("button", name="Yes, I would like to").click()
    press(visitor, "Say the second yes as member-21")
    visitor.get_by_role("link", name="Urgent appeals").click()
    expect(visitor.locator("main")).to_contain_text("Slow Train")
    with visitor.expect_navigation():
        visitor.get_by_role("button", name="Yes, bring us together").click()
    visitor.locator("form[action$='/write/'] textarea").fill("Thank you. Both are called the same.")
    send(visitor, visitor.locator("form[action$='/write/']"))
    expect(visitor.locator(".thread")).to_contain_text("Both are called the same")
    assert fits(visitor)
