"""A month of the season through the real screens: offered, written for, handed over, out, corrected."""

import re
import subprocess
import sys
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from tests.e2e.consenting import record_consent
from tests.e2e.pictures import picture
from tests.e2e.reading import answers, fits, visible
from tests.e2e.signing import sign

pytestmark = pytest.mark.e2e

DESK = {"width": 1280, "height": 900}
TITLE = "The clinic with no sign"
ADDRESS = "the-clinic-with-no-sign"


@pytest.fixture
def running(demo) -> dict:
    return demo["seasons"]["season-running"]


def named(slots: dict, **facts) -> dict:
    """The first month of the demonstration with these facts."""
    return next(slot for slot in slots.values() if facts.items() <= slot.items())


def open_month(planner, slot):
    planner.goto(f"/admin/season/month/{slot['id']}/")


def act(planner, name):
    """One of the month's acts, opened; returns its form."""
    form = planner.locator(f"form:has(input[name=act][value={name}])")
    if not form.locator("button[type=submit]").is_visible():
        planner.locator(f"details:has(input[name=act][value={name}]) > summary").click()
    return form


def do(planner, name):
    with planner.expect_navigation():
        act(planner, name).locator("button[type=submit]").click()


def test_a_story__from_its_month_to_its_readers(people, demo, running, served):
    slot = named(running["slots"], state="assigned", region="kenya")
    page_id = write_for(people("kenya-editor"), demo, slot)
    sign(people("kenya-approver"), page_id)
    record_consent(people("kenya-safety"), page_id)
    sign(people("kenya-safety"), page_id)
    people("kenya-lead").goto("/admin/season/")
    picture(people("kenya-lead"), "season-board", height=1300)
    hand_over(people("kenya-lead"), slot)
    accept(people("coordinator"), slot)
    for step in ("ready", "announce"):
        open_month(people("coordinator"), slot)
        do(people("coordinator"), step)
    picture(people("coordinator"), "season-month", height=900)
    reader = people.stranger()
    month = f"{int(next(key for key, row in running['slots'].items() if row == slot)):02}"
    short = f"/s/{running['slug']}/{month}/"
    address = f"/en/stories/{running['slug']}/{ADDRESS}/"
    release_due(served)
    assert reader.goto(address).status == 404  # signed by everybody, before its day
    assert reader.goto(short).status == 404
    assert TITLE not in reader.request.get("/en/feeds/stories.atom").text()
    bring_forward(people("coordinator"), slot)
    release_due(served)
    visible(reader, address)
    later_date_is_refused(people("coordinator"), slot)
    reads_by_short_link(people, short, running)
    correct(people, page_id, address)
    assert people.complaints == []


def write_for(editor, demo, slot) -> int:
    """The month is chosen on the story's own form."""
    index = demo["pages"]["stories"]["translations"]["en"]["id"]
    editor.goto(f"/admin/pages/add/stories/storypage/{index}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=standfirst]", "A nurse keeps a door open that has no number.")
    editor.select_option("[name=month]", str(slot["id"]))
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    expect(editor.locator(".messages")).to_contain_text("The story stands in")
    page_id = int(re.search(r"/(\d+)/", editor.url).group(1))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    return page_id


def hand_over(lead, slot):
    open_month(lead, slot)
    assert fits(lead)
    form = act(lead, "hand_over")
    form.locator("[name$=to_region]").select_option(label="Network")
    for box in form.locator("[name$=checklist]").all():
        box.check()
    do(lead, "hand_over")
    expect(lead.locator("main")).to_contain_text("to accept it")


def accept(lead, slot):
    open_month(lead, slot)
    do(lead, "accept")
    expect(lead.locator(".desk__facts")).to_contain_text("handed over")


def site_clock(moment):
    return moment.astimezone(ZoneInfo(settings.SITE_TIME_ZONE))


def set_embargo(planner, slot, moment):
    local = site_clock(moment)
    open_month(planner, slot)
    form = act(planner, "embargo")
    form.locator("[name$=day]").fill(local.strftime("%Y-%m-%d"))
    form.locator("[name$=time]").fill(local.strftime("%H:%M"))
    do(planner, "embargo")


def bring_forward(planner, slot):
    set_embargo(planner, slot, timezone.now() - timedelta(minutes=2))


def later_date_is_refused(planner, slot):
    """What is public is not promised away again: the act is not offered any more."""
    open_month(planner, slot)
    expect(planner.locator(".desk__facts")).to_contain_text("released")
    assert planner.locator("form:has(input[value=embargo])").count() == 0


def release_due(served):
    command = [sys.executable, "manage.py", "release_due"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=served, check=True, capture_output=True)


def reads_by_short_link(people, short, running):
    """Somebody whose browser asks for Arabic, without JavaScript, on a phone: the story waits for a
    translator, and the season says so in Arabic."""
    reader = people.stranger(locale="ar", java_script_enabled=False)
    answers(reader, short, 200, within=10)
    expect(reader.locator("h1")).to_have_text(TITLE)
    assert reader.goto(f"/ar/stories/{running['slug']}/").status == 200
    assert reader.locator("html").get_attribute("dir") == "rtl"
    expect(reader.locator("main")).to_contain_text(TITLE)
    assert fits(reader)
    assert reader.context.cookies() == []
    picture(reader, "season-public-ar", height=1200)


def correct(people, page_id, address):
    editor = people("kenya-editor")
    editor.set_viewport_size(DESK)
    editor.goto(f"/admin/pages/{page_id}/edit/")
    editor.get_by_role("button", name="Show After it came out").or_(
        editor.locator("#panel-child-content-after_it_came_out-heading").locator("..").locator("button").first
    ).first.click()
    add = editor.locator("section[id*=after_it] [data-streamfield-stream-container]").first.locator("..")
    add.get_by_role("button", name="Insert a block").first.click()
    today = site_clock(timezone.now()).strftime("%Y-%m-%d")
    # Set without focus: the field's calendar opens when it likes, and would lie over the buttons.
    day = editor.locator("[name='corrections-0-value-date']")
    day.evaluate("(field, day) => { field.value = day; }", today)
    editor.fill("[name='corrections-0-value-text']", "The door has a number: nobody had painted it.")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    sign(people("kenya-approver"), page_id)
    sign(people("kenya-safety"), page_id)
    reader = people.stranger(java_script_enabled=False)
    visible(reader, address)
    expect(reader.locator("#corrections")).to_contain_text("nobody had painted it")
    assert "nobody had painted it" in reader.request.get("/en/feeds/updates.atom").text()


def test_the_board__is_walked_by_keyboard_on_a_phone_and_dragged_at_a_desk(people, running):
    lead = people("hongkong-lead")
    pitched = named(running["slots"], state="pitched", region="hongkong")
    gap = named(running["slots"], state="empty")
    lead.goto("/admin/season/")
    assert fits(lead)
    offer_by_keyboard(lead, gap)
    lead.set_viewport_size(DESK)
    lead.goto("/admin/season/")
    month = lead.locator(f"[data-slot='{pitched['id']}']")
    month.drag_to(lead.locator(f"[data-slot='{gap['id']}']"))
    lead.wait_for_url(re.compile(r"exchange="))
    with lead.expect_navigation():
        lead.locator("form:has(input[name=act][value=exchange]) button[type=submit]").click()
    lead.goto("/admin/season/")
    expect(lead.locator(f"[data-slot='{gap['id']}']")).to_contain_text("A choir")
    assert people.complaints == []


def offer_by_keyboard(lead, slot):
    lead.locator(f"[data-slot='{slot['id']}'] h2 a").focus()
    lead.keyboard.press("Enter")
    lead.wait_for_url(f"**/admin/season/month/{slot['id']}/")
    summary = lead.locator("details:has(input[name=act][value=pitch]) > summary")
    if not lead.locator("form:has(input[value=pitch]) button").is_visible():
        summary.focus()
        lead.keyboard.press("Enter")
    words = lead.locator("form:has(input[value=pitch]) textarea")
    words.focus()
    lead.keyboard.type("A newspaper read aloud on a ferry.")
    lead.keyboard.press("Tab")
    lead.keyboard.press("Enter")
    expect(lead.locator(".desk__facts")).to_contain_text("Hong Kong")


def test_the_season__in_arabic_says_what_is_out_and_no_word_of_what_is_to_come(people, demo, running):
    reader = people.stranger(locale="ar")
    assert reader.goto(f"/ar/stories/{running['slug']}/").status == 200
    assert fits(reader)
    text = reader.locator("main").inner_text()
    for slot in running["slots"].values():
        story = slot["story"] and demo["pages"][slot["story"]]
        if story and story["state"] not in ("released", "taken-down"):
            for language in story["translations"].values():
                assert language["url"] not in reader.content()
    assert len(reader.locator("main ol li, main .months > *").all()) >= 12
    assert text
