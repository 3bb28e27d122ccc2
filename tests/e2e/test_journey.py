"""The main job, through the real screens, at phone width: a French story of Congo, from its draft to a
reader of Arabic, and down again."""

import re

import polib
import pytest
from playwright.sync_api import expect

from tests.e2e.consenting import record_consent
from tests.e2e.reading import answers, fits, visible
from tests.e2e.signing import sign

pytestmark = pytest.mark.e2e

TITLE = "La pirogue qui ne prêtait pas serment"
SLUG = "la-pirogue-qui-ne-prêtait-pas-serment"
ARABIC_TITLE = "الزورق الذي لم يحلف"
ARABIC_SLUG = "الزورق-الذي-لم-يحلف"
STANDFIRST = "Un passeur refuse de dire qui il a transporté."


def test_a_french_story__is_signed_translated_read_in_arabic_and_taken_down(people, demo, tmp_path):
    page_id = write_and_submit(people("congo-editor"), demo)
    author_cannot_sign(people("congo-editor"), page_id)
    other_region_does_not_see(people("macedonia-approver"), page_id)
    sign(people("congo-approver"), page_id)
    reader = people.stranger()
    assert reader.goto(f"/fr/stories/{SLUG}/").status == 404  # safety has not looked yet
    record_consent(people("congo-safety"), page_id)
    sign(people("congo-safety"), page_id)
    visible(reader, f"/fr/stories/{SLUG}/")
    expect(reader.locator("h1")).to_have_text(TITLE)
    translated_id = translate(people("ar-translator"), page_id, tmp_path)
    assert reader.goto(f"/ar/stories/{ARABIC_SLUG}/").status == 404
    sign(people("ar-reviewer"), translated_id)
    read_in_arabic(reader)
    take_down(people("congo-lead"), page_id)
    for address in (f"/fr/stories/{SLUG}/", f"/ar/stories/{ARABIC_SLUG}/"):
        answers(reader, address, 410, within=5)
    assert people.complaints == []


def write_and_submit(editor, demo):
    index = demo["pages"]["stories"]["translations"]["fr"]["id"]
    editor.goto(f"/admin/pages/add/stories/storypage/{index}/")
    editor.fill("[name=title]", TITLE)
    editor.fill("[name=standfirst]", STANDFIRST)
    editor.fill("[name=byline]", "Le passeur du soir (pseudonyme)")
    editor.locator("footer .w-dropdown__toggle").click()
    editor.click("[name=action-submit]")
    editor.wait_for_url(re.compile(r"/admin/submit/\d+/"))
    expect(editor.locator("main")).to_contain_text("congo-approver")
    expect(editor.locator("main")).to_contain_text("congo-safety")
    page_id = int(re.search(r"/(\d+)/", editor.url).group(1))
    editor.locator("main form button[type=submit]").click()
    editor.wait_for_url("**/admin/")
    return page_id


def author_cannot_sign(editor, page_id):
    editor.goto(f"/admin/sign-off/{page_id}/")
    expect(editor.locator("main")).to_contain_text(TITLE)
    assert editor.locator("main form:has(input[value=approve])").count() == 0


def other_region_does_not_see(approver, page_id):
    approver.goto("/admin/sign-off/")
    expect(approver.locator("main")).not_to_contain_text(TITLE)
    approver.goto(f"/admin/sign-off/{page_id}/")
    expect(approver.locator("body")).not_to_contain_text(TITLE)


def translate(translator, page_id, tmp_path):
    """Begins the translation, fills it without a connection in a PO file, brings it back, submits it."""
    translator.goto("/admin/translations/")
    translator.click(f"main a[href='/admin/content/{page_id}/translate/']")
    translator.locator("main form input[type=checkbox]").first.check()
    with translator.expect_navigation():
        translator.locator("main form button[type=submit]").click()
    translator.goto("/admin/translations/")
    row = translator.locator("main li", has_text=TITLE).first
    edit = row.locator("a[href*='/edit/']").get_attribute("href")
    catalogue = tmp_path / "ar.po"
    download = row.locator("a[href*='/pofile/download/']").get_attribute("href")
    catalogue.write_bytes(translator.request.get(download).body())
    fill(catalogue)
    translator.goto(edit)
    with translator.expect_navigation():
        translator.locator("input[type=file]").first.set_input_files(catalogue)
    translated_id = int(re.search(r"/(\d+)/", edit).group(1))
    translator.goto(f"/admin/submit/{translated_id}/")
    expect(translator.locator("main")).to_contain_text("ar-reviewer")
    translator.locator("main form button[type=submit]").click()
    translator.wait_for_url("**/admin/")
    return translated_id


def fill(catalogue):
    texts = {TITLE: ARABIC_TITLE, SLUG: ARABIC_SLUG, STANDFIRST: "مراكبي يرفض أن يقول من نقل."}
    entries = polib.pofile(str(catalogue))
    for entry in entries:
        entry.msgstr = texts.get(entry.msgid, "مراكبي المساء (اسم مستعار)")
    entries.save()


def read_in_arabic(reader):
    visible(reader, f"/ar/stories/{ARABIC_SLUG}/")
    expect(reader.locator("h1")).to_have_text(ARABIC_TITLE)
    assert reader.locator("html").get_attribute("dir") == "rtl"
    assert fits(reader)
    assert reader.context.cookies() == []


def take_down(lead, page_id):
    lead.goto(f"/admin/take-down/{page_id}/")
    lead.fill("main form textarea", "Le passeur nous a demandé de retirer son histoire.")
    with lead.expect_navigation():
        lead.locator("main form button[type=submit]").click()
