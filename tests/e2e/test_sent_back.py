"""What is wrong goes back to its author, in words, in three taps."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pictures import picture

pytestmark = pytest.mark.e2e

TITLE = "A school with two doors"
WORDS = "Please leave the name of the street out: only two houses stand there."


def test_request_changes__reaches_the_author_with_its_words(people, demo):
    page_id = submit(people("network-editor"), demo)
    send_back(people("network-approver"), page_id)
    read_and_submit_again(people("network-editor"), page_id)
    waits_again(people("network-approver"), page_id)
    assert people.complaints == []


def submit(editor, demo) -> int:
    index = demo["pages"]["stories"]["translations"]["en"]["id"]
    editor.goto(f"/admin/pages/add/stories/storypage/{index}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=standfirst]", "One door is for the inspectors.")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    page_id = int(re.search(r"/(\d+)/", editor.url).group(1))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    return page_id


def send_back(approver, page_id):
    """Three taps from the first page, and the words between."""
    approver.goto("/admin/")
    approver.locator("main a.button", has_text=TITLE).click()
    approver.get_by_text("Something has to change first").click()
    approver.locator("main form:has(input[value=reject]) textarea").fill(WORDS)
    approver.get_by_role("button", name="Request changes").click()
    approver.wait_for_url("**/admin/")
    expect(approver.locator(".messages")).to_contain_text("went back to its author")
    assert approver.locator(f"main a[href='/admin/sign-off/{page_id}/']").count() == 0


def read_and_submit_again(editor, page_id):
    editor.goto("/admin/")
    expect(editor.locator("main")).to_contain_text(WORDS)
    picture(editor, "sent-back-dashboard", height=900)
    editor.get_by_role("link", name=TITLE, exact=True).first.click()
    editor.fill("[name=standfirst]", "One door is for visitors.")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(f"**/admin/submit/{page_id}/")
    expect(editor.locator("main")).to_contain_text(WORDS)
    picture(editor, "sent-back")
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")


def waits_again(approver, page_id):
    approver.goto("/admin/")
    expect(approver.locator(f"main a.button[href='/admin/sign-off/{page_id}/']")).to_be_visible()
