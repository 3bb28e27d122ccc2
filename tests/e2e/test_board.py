"""A lead, from the board to a case, and from the case to members who are asked; the person agrees without
JavaScript, in Arabic, by their code, and takes everything away again."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.exchanging import sign_in
from tests.e2e.pictures import picture
from tests.e2e.reading import fits
from tests.e2e.test_intake import ask, come_back

pytestmark = pytest.mark.e2e
SUMMARY, DETAIL = "شخص ملاحَق يحتاج إلى مشورة قانونية.", "يحدث ذلك كل مساء في طريق العودة."


def test_lead__goes_from_the_board_to_a_case_and_asks_members_for_somebody(people):
    person = people.stranger(java_script_enabled=False)
    code = ask(person)
    lead = people("kenya-lead")  # without a script, Wagtail's own menu lies over its pages
    become_a_member(people, lead)
    look_at_board(lead)
    propose(lead)
    agree(person, code)
    see_that_members_are_asked(lead)
    take_everything_away(person)
    lead.goto("/admin/figures/")
    assert fits(lead)
    assert people.complaints == []


def become_a_member(people, lead) -> None:
    """The lead's own membership, on which the request will hang; once is enough. Nobody joins by a link of
    their own: a member of Kenya makes it."""
    if lead.goto("/en/directory/me/").status == 200:
        return
    member = people.stranger(java_script_enabled=False)
    sign_in(member, "member-05")
    member.goto("/en/directory/invite/")
    member.click("main .members__main form button[type=submit]")
    lead.goto(member.input_value("#link"))
    lead.fill("[name=display_name]", "Lead Reed")
    lead.check("[name=languages][value=sw]")
    lead.click("main form:has([name=display_name]) button[type=submit]")
    expect(lead.locator(".codes")).to_be_visible()


def look_at_board(lead) -> None:
    lead.goto("/admin/board/")
    assert fits(lead)
    expect(lead.locator("main svg[role=img]").first).to_be_visible()
    picture(lead, "board", height=2200)
    lead.click("section:has(#cases) a")
    lead.locator("section:has(#intake-waiting) li a").last.click()
    lead.locator("main form:has([value=open]) button").click()
    lead.click("section:has(#further) a.button")


def propose(lead) -> None:
    lead.locator("main form:has([value=open]) button").click()
    form = lead.locator("form:has([name=summary])")
    form.locator("[name=skill]").select_option(index=4)
    countries = form.locator("[name=jurisdiction]")
    countries.select_option(index=3)
    form.locator("[name=summary]").fill("+254 700 123 456")
    form.locator("[name=detail]").fill(DETAIL)
    form.locator("button[type=submit]").last.click()
    expect(lead.locator("main")).to_contain_text("telephone number")
    expect(form.locator("[name=detail]")).to_have_value(DETAIL)  # held up, and nothing is lost
    form.locator("[name=summary]").fill(SUMMARY)
    assert fits(lead)
    picture(lead, "case-proposal", height=2200)
    form.locator("button[type=submit]").last.click()
    lead.wait_for_url(re.compile(r"/members/$"))
    expect(lead.locator("main")).not_to_contain_text(SUMMARY)


def agree(person, code: str) -> None:
    come_back(person, code)
    assert person.locator("html").get_attribute("dir") == "rtl"
    expect(person.locator("main")).to_contain_text(SUMMARY)
    expect(person.locator("main")).to_contain_text(DETAIL)
    assert fits(person)
    picture(person, "case-consent-ar", height=1900)
    person.click("main button[name=said][value=yes]")
    expect(person.locator("main .state").last).to_be_visible()
    expect(person.locator("main button[name=said]")).to_have_count(0)


def see_that_members_are_asked(lead) -> None:
    lead.locator("main form:has([value=open]) button").click()
    expect(lead.locator("#looking")).to_be_visible()
    expect(lead.locator("main")).to_contain_text(SUMMARY)
    assert fits(lead)


def take_everything_away(person) -> None:
    person.click(".intake__end summary")
    person.check("[name=sure]")
    person.locator("form:has([value=delete]) button").click()
    expect(person.locator("main")).not_to_contain_text(SUMMARY)
