"""A lead, from the board to the case of somebody who asked without JavaScript, in Arabic."""

import pytest
from playwright.sync_api import expect

from tests.e2e.pictures import picture
from tests.e2e.reading import fits
from tests.e2e.test_intake import ask
from tests.e2e.test_joining import invite

pytestmark = pytest.mark.e2e


def test_lead__goes_from_the_board_to_a_case(people):
    ask(people.stranger(java_script_enabled=False))
    lead = people("kenya-lead")  # without a script, Wagtail's own menu lies over its pages
    become_a_member(lead)
    look_at_board(lead)
    expect(lead.locator("main form:has([value=open]) button")).to_be_visible()
    assert people.complaints == []


def become_a_member(lead) -> None:
    """The lead's own membership, on which the request will hang; once is enough."""
    lead.goto(invite(lead))
    if lead.locator("[name=display_name]").count():
        lead.fill("[name=display_name]", "Lead Reed")
        lead.check("[name=languages][value=sw]")
        lead.click("main form:has([name=display_name]) button[type=submit]")


def look_at_board(lead) -> None:
    lead.goto("/admin/board/")
    assert fits(lead)
    expect(lead.locator("main svg[role=img]").first).to_be_visible()
    picture(lead, "board", height=2200)
    lead.click("section:has(#cases) a")
    lead.locator("section:has(#intake-waiting) li a").last.click()
    lead.locator("main form:has([value=open]) button").click()
    lead.click("section:has(#further) a.button")
