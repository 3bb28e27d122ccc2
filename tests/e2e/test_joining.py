"""The way into the directory at a phone, in Arabic and without a script: a link, an account, two people's
words."""

import pytest
from playwright.sync_api import expect

from demonstration.loading.people import PASSWORD
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

HANDLE, NAME = "desert-lark", "قبّرة الصحراء"
VOUCHER = "member-01"  # of Congo, active in the demonstration


def test_newcomer__joins_in_arabic_without_a_script_and_two_people_make_them_a_member(people):
    lead = people("kenya-lead")
    link = invite(lead)
    newcomer = people.stranger(java_script_enabled=False)
    join(newcomer, link.replace("/en/", "/ar/"))
    ask_to_vouch(newcomer)
    vet(lead)
    expect(lead.locator("main")).to_contain_text("still needed")
    vouch(people)
    newcomer.goto("/ar/directory/me/")
    expect(newcomer.locator(".state--active")).to_be_visible()
    assert newcomer.goto("/ar/directory/waiting/").status == 403  # nothing is left to wait for
    assert people.stranger().goto(link).status == 404
    assert people.complaints == []


def invite(lead) -> str:
    lead.goto("/admin/members/")
    lead.locator("main form[action*='/invite/'] button").click()
    return lead.input_value("#link")


def join(newcomer, link, *, handle=HANDLE, name=NAME):
    newcomer.goto(link)
    assert newcomer.locator("html").get_attribute("dir") == "rtl"
    assert fits(newcomer)
    newcomer.fill("[name=handle]", handle)
    newcomer.fill("[name=password]", "four random words here")
    newcomer.fill("[name=display_name]", name)
    newcomer.check("[name=languages][value=sw]")
    newcomer.check("[name=languages][value=ar]")
    newcomer.click("main form button[type=submit]")
    assert newcomer.locator(".codes code").count() == 8
    assert fits(newcomer)
    newcomer.click("main a.button")
    expect(newcomer.locator(".state--provisional")).to_be_visible()
    assert newcomer.goto("/ar/directory/invite/").status == 403


def ask_to_vouch(newcomer):
    newcomer.goto("/ar/directory/waiting/")
    newcomer.fill("[name=handle]", VOUCHER)
    newcomer.click("main form:has([name=handle]) button[type=submit]")  # not the one that hides them
    assert fits(newcomer)


def vet(lead, handle=HANDLE):
    lead.goto("/admin/members/")
    lead.click(f"main a:has-text('{handle}')")
    lead.click("main form[action*='/vet/'] button")


def vouch(people, *, name=NAME, handle=HANDLE):
    """The member finds the question in the inbox, sees a name and a region, and says yes."""
    member = people.stranger(java_script_enabled=False)
    member.goto("/accounts/login/?next=/en/directory/inbox/")
    member.fill("[name=login]", VOUCHER)
    member.fill("[name=password]", PASSWORD)
    member.locator("main form button[type=submit]").first.click()
    member.locator("main .notices button", has_text="vouch").first.click()
    expect(member.locator(".who")).to_contain_text(name)
    expect(member.locator("main")).not_to_contain_text(handle)
    member.click("main button[value=yes]")
