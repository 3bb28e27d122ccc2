"""Help without an account, on a telephone, in Arabic, without JavaScript and without a cookie: from the form
to an answer and to nothing left."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pictures import picture
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

HELP, RETURN = "/ar/directory/help/", "/ar/directory/help/return/"
ASKED, ANSWERED, THANKS = "يتبعني شخص كل مساء. ماذا أفعل؟", "غيّر طريقك كل يوم. محامية مستعدة.", "شكرًا لكم"
TO_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def test_somebody_without_an_account__asks_is_answered_and_deletes_it(people):
    person = people.stranger(java_script_enabled=False)
    code = ask(person)
    answer(people("kenya-lead"))
    come_back(person, code)
    write_and_delete(person)
    come_back(person, code)
    expect(person.locator("[role=alert]")).to_be_visible()  # the code opens nothing
    assert person.context.cookies() == []
    assert people.complaints == []


def ask(person) -> str:
    person.goto(HELP)
    assert person.locator("html").get_attribute("dir") == "rtl"
    assert fits(person)
    picture(person, "intake-ask-ar", height=2400)
    person.fill("[name=text]", "🆘")
    person.click("form.form button[type=submit]")
    expect(person.locator(".errorlist")).to_be_visible()
    expect(person.locator("[name=text]")).to_have_value("🆘")
    person.fill("[name=text]", ASKED)
    person.check("[name=urgency] >> nth=0")
    choose_kenya(person)
    person.click("form.form button[type=submit]")
    shown = person.locator(".intake__code").inner_text()
    assert re.fullmatch(r"(\d{4} ){3}\d{4}", shown.strip())
    assert person.url.endswith(HELP)
    assert fits(person)
    picture(person, "intake-receipt-ar", height=1100)
    return shown.strip()


def choose_kenya(person) -> None:
    """By the region's public name in the reader's language."""
    name = person.locator("[name=region] option", has_text=re.compile("كينيا|Kenya")).inner_text()
    person.select_option("[name=region]", label=name)


def answer(lead) -> None:
    lead.goto("/admin/intake/")
    assert fits(lead)
    expect(lead.locator("main")).not_to_contain_text(ASKED)
    lead.locator("section:has(#intake-waiting) li a").last.click()
    lead.locator("main form:has([value=open]) button").click()
    expect(lead.locator("main")).to_contain_text(ASKED)
    assert fits(lead)
    picture(lead, "intake-case", height=1900)
    lead.fill("[name=text]", ANSWERED)
    lead.locator("main form:has([value=answer]) button").click()
    lead.wait_for_url(re.compile(r"/admin/intake/\d+/$"))
    expect(lead.locator("main")).not_to_contain_text(ASKED)


def come_back(person, code: str) -> None:
    person.goto(RETURN)
    person.fill("[name=code]", code.translate(TO_ARABIC_INDIC))
    person.click("form.form button[type=submit]")


def write_and_delete(person) -> None:
    talk = person.locator(".talk__one")
    expect(talk).to_have_count(2)
    expect(talk.last).to_contain_text(ANSWERED)
    assert fits(person)
    picture(person, "intake-conversation-ar", height=1500)
    person.fill("[name=text]", THANKS)
    person.locator("form:has([value=write]) button").click()
    expect(talk.last).to_contain_text(THANKS)
    person.click(".intake__end summary")
    person.check("[name=sure]")
    person.locator("form:has([value=delete]) button").click()
    expect(person.locator("h1")).to_be_visible()
    expect(talk).to_have_count(0)
