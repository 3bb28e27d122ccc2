"""A draft is given to somebody outside: made from the page's menu, opened five times by a stranger, gone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pictures import picture
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

LABEL, TITLE = "kenya-well", "The minutes of the well"  # a draft


@pytest.fixture
def story(demo) -> dict:
    return demo["pages"][LABEL]


def make(editor, page_id, purpose) -> str:
    """From the menu of the page's editor; returns the path that the screen shows, once."""
    editor.goto(f"/admin/pages/{page_id}/edit/")
    editor.locator("header .w-dropdown__toggle--icon:visible").first.click()
    editor.click(f"a[href='/admin/content/{page_id}/preview-links/']:visible")
    editor.fill("[name=purpose]", purpose)
    editor.locator("main form:has([name=purpose]) button[type=submit]").click()
    address = editor.locator("#address").input_value()
    assert fits(editor)
    return re.sub(r"^https?://[^/]+", "", address)


def open_it(reader) -> int:
    """Presses the button of the door; returns what answered."""
    with reader.expect_response(lambda response: response.request.method == "POST") as answer:
        reader.locator("main form button[type=submit]").click()
    return answer.value.status


def test_a_preview_link__is_read_by_a_stranger_and_ends(people, story):
    editor = people("kenya-editor")
    address = make(editor, story["id"], "The well keeper checks her words")
    picture(editor, "preview-link", height=1300)
    reader = people.stranger(java_script_enabled=False, locale="ar")
    read_in_arabic(reader, address, story)
    for _again in range(4):
        reader.goto(address)
        assert open_it(reader) == 200
    reader.goto(address)
    assert open_it(reader) == 404
    assert reader.context.cookies() == []
    revoked_by_hand(editor, reader, story)
    taken_down(editor, reader, story)
    assert people.complaints == []


def read_in_arabic(reader, address, story):
    reader.goto(re.sub(r"^/\w+/", "/ar/", address))
    assert reader.locator("html").get_attribute("dir") == "rtl"
    expect(reader.locator("main")).to_contain_text("نص لم يُنشر بعد")
    assert fits(reader)
    picture(reader, "preview-door-ar")
    assert open_it(reader) == 200
    expect(reader.locator("h1")).to_have_text(TITLE)
    expect(reader.locator("aside.notice")).to_contain_text("Preview, not public.")
    reader.wait_for_load_state("networkidle")
    assert reader.locator("figure.hero img").evaluate("image => image.naturalWidth") > 0
    assert fits(reader)
    picture(reader, "preview-opened")


def revoked_by_hand(editor, reader, story):
    address = make(editor, story["id"], "A partner reads along")
    row = editor.locator("main li", has_text="A partner reads along")
    with editor.expect_navigation():
        row.locator("button").click()
    expect(row).to_contain_text("revoked: by hand")
    reader.goto(address)
    assert open_it(reader) == 404


def taken_down(editor, reader, story):
    address = make(editor, story["id"], "A second partner")
    editor.goto(f"/admin/take-down/{story['id']}/")
    editor.locator("main form button.serious").click()
    editor.wait_for_url("**/done/")
    reader.goto(address)
    assert open_it(reader) == 404
    assert "preview" not in reader.title().lower()
