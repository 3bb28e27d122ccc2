"""Consent at phone width: a story lacks it, gets it, comes out, loses it and is gone; and the same records in
Arabic."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.consenting import record_consent
from tests.e2e.people import speak
from tests.e2e.pictures import picture
from tests.e2e.reading import answers, fits, visible
from tests.e2e.signing import sign

pytestmark = pytest.mark.e2e

TITLE, SLUG = "The ferry that waited", "the-ferry-that-waited"
PERSON = "Evening Tern (pseudonym)"


def test_a_consent__is_recorded_withdrawn_and_the_story_gone(people, demo):
    page_id = write_and_submit(people("kenya-editor"), demo)
    sign(people("kenya-approver"), page_id)
    safety = people("kenya-safety")
    it_is_missing(safety, page_id)
    record_consent(safety, page_id, person=PERSON)
    it_is_complete_and_sealed(safety, page_id)
    sign(safety, page_id)
    reader = people.stranger()
    visible(reader, f"/en/stories/{SLUG}/")
    withdraw(safety, page_id)
    expect(reader.locator("h1")).to_have_text(TITLE)
    take_down_from_the_first_page(safety)
    answers(reader, f"/en/stories/{SLUG}/", 404, within=10)
    assert people.complaints == []


def write_and_submit(editor, demo):
    index = demo["pages"]["stories"]["translations"]["en"]["id"]
    editor.goto(f"/admin/pages/add/stories/storypage/{index}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=standfirst]", "A ferry waited an hour for somebody who never said why.")
    editor.fill("[name=byline]", PERSON)
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    expect(editor.locator("main")).to_contain_text("consent to the public byline")
    page_id = int(re.search(r"/(\d+)/", editor.url).group(1))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    return page_id


def it_is_missing(safety, page_id):
    safety.goto("/admin/consent/")
    expect(safety.locator("main li", has_text=TITLE)).to_contain_text("missing:")
    assert fits(safety)
    safety.goto(f"/admin/sign-off/{page_id}/")
    safety.click(f"main a[href='/admin/consent/{page_id}/']")
    expect(safety.locator("main")).to_contain_text("consent to the words, consent to the public byline")
    safety.goto(f"/admin/consent/{page_id}/add/")
    assert fits(safety)
    picture(safety, "consent-add", height=1500)
    safety.locator("main form button[type=submit]").click()  # empty: nothing is saved
    expect(safety.locator("main")).to_contain_text("Tick at least one box.")


def it_is_complete_and_sealed(safety, page_id):
    expect(safety.locator("main")).to_contain_text("consent complete")
    safety.click("main a:has-text('Person 1')")
    expect(safety.locator("main")).not_to_contain_text(PERSON)
    safety.locator("main form:has([value=open]) button").click()
    expect(safety.locator("[name=person]")).to_have_value(PERSON)
    assert fits(safety)


def withdraw(safety, page_id):
    safety.goto(f"/admin/consent/{page_id}/")
    safety.click("main a:has-text('Person 1')")
    safety.click("main a:has-text('It was withdrawn')")
    assert fits(safety)
    safety.locator("main form button:not([name=now])").click()
    safety.wait_for_url(f"**/admin/consent/{page_id}/")


def take_down_from_the_first_page(safety):
    safety.goto("/admin/")
    row = safety.locator("main li", has_text=TITLE).filter(has_text="A consent was withdrawn")
    assert fits(safety)
    row.locator("a").click()
    expect(safety.locator("main")).to_contain_text("Without an answer the story goes down")
    picture(safety, "consent-task", height=1100)
    safety.locator("main form:has([value=take_down]) button").click()
    safety.wait_for_url("**/done/")


def test_the_records__are_read_in_arabic_from_right_to_left(people, demo):
    safety = people("macedonia-safety")
    speak(safety, "ar")
    try:
        safety.goto(f"/admin/consent/{demo['pages']['macedonia-lake']['id']}/")
        assert safety.locator("html").get_attribute("dir") == "rtl"
        expect(safety.locator("main")).to_contain_text("الشخص 1")
        assert fits(safety)
        safety.goto(f"/admin/consent/{demo['pages']['macedonia-court']['id']}/add/")
        expect(safety.locator("main")).to_contain_text("هذا الموقع")
        assert fits(safety)
        picture(safety, "consent-add-ar", height=1500)
    finally:
        speak(safety, "en")
