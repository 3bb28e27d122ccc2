"""Campaigns: read, narrowed and followed without a script, from the left and from the right; and written,
signed by two of the region and by safety, and public."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.reading import answers, fits, visible
from tests.e2e.signing import sign

pytestmark = pytest.mark.e2e

TITLE = "Benches for the waiting room"


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_reader__narrows_the_list_and_reads_on(people, demo, language, direction, width):
    reader = people.stranger(java_script_enabled=False, viewport={"width": width, "height": 800})
    reader.goto(f"/{language}/campaigns/")
    assert reader.locator("html").get_attribute("dir") == direction
    assert fits_without_script(reader, people, f"/{language}/campaigns/", width)
    all_of_them = reader.locator(".campaigns .campaign").count()
    reader.locator(".facet a[href*='status=running']").click()
    assert 0 < reader.locator(".browse .campaign").count() < all_of_them
    squares = demo["pages"]["kenya-squares"]["translations"][language]["url"]
    reader.locator(f".browse .campaign a[href='{squares}']").click()
    expect(reader.locator("h1")).to_be_visible()
    assert reader.locator(".demand").count() == 3
    assert reader.locator("#timeline").count() == 1
    update = demo["pages"]["kenya-squares-loudspeaker"]["translations"][language]["url"]
    reader.locator(f".event a[href='{update}']").click()
    expect(reader.locator(f".kicker a[href='{squares}']")).to_be_visible()
    assert reader.context.cookies() == []
    coalition = demo["pages"]["open-squares"]["translations"][language]["url"]
    reader.goto(coalition)
    assert reader.locator(".campaign").count() == 3
    for address in (squares, update, coalition):
        assert fits_without_script(reader, people, address, width)


def fits_without_script(reader, people, address, width) -> bool:
    """The same page, measured in a browser that can be asked."""
    measured = people.stranger(viewport={"width": width, "height": 800})
    measured.goto(address)
    return fits(measured)


def test_a_campaign__is_public_once_two_of_the_region_and_safety_have_signed(people, demo):
    page_id = write_and_submit(people("kenya-editor"), demo)
    reader, address = people.stranger(), "/en/campaigns/benches/"
    for handle in ("kenya-approver", "kenya-approver-2"):
        assert reader.goto(address).status == 404
        sign(people(handle), page_id)
    assert reader.goto(address).status == 404  # safety has not looked yet
    sign(people("kenya-safety"), page_id)
    visible(reader, address)
    expect(reader.locator("h1")).to_have_text(TITLE)
    expect(reader.locator("main")).to_contain_text("Legal help")
    keep_a_partner(people("kenya-editor"), page_id)
    reader.goto(address)
    expect(reader.locator("body")).not_to_contain_text("Heron")
    approver = people("kenya-approver")
    approver.goto(f"/admin/campaigns/{page_id}/partners/")
    expect(approver.locator("body")).not_to_contain_text("Heron")
    take_down(people("kenya-lead"), page_id)
    answers(reader, address, 410, within=5)
    assert people.complaints == []


def write_and_submit(editor, demo) -> int:
    index = demo["pages"]["campaigns"]["translations"]["en"]["id"]
    editor.goto(f"/admin/pages/add/campaigns/campaignpage/{index}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=standfirst]", "People wait for hours and stand. They ask for a seat.")
    editor.locator("[name=asks][value=legal]").check()
    editor.locator("[name=status]").select_option("running")
    editor.locator("[href='#tab-promote']").click()
    editor.fill("[name=slug]", "benches")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    expect(editor.locator("main")).to_contain_text("kenya-approver-2")
    page_id = int(re.search(r"/(\d+)/", editor.url).group(1))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    return page_id


def keep_a_partner(editor, page_id):
    editor.goto("/admin/campaigns/")
    editor.locator(f"main a[href='/admin/campaigns/{page_id}/partners/']").click()
    editor.fill("[name=name]", "Heron")
    with editor.expect_navigation():
        editor.locator("main form:has([name=name]) button[type=submit]").click()
    expect(editor.locator("main")).to_contain_text("Heron")


def take_down(lead, page_id):
    lead.goto(f"/admin/take-down/{page_id}/")
    with lead.expect_navigation():
        lead.locator("main form button[type=submit]").click()
