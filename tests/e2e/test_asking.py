"""An ask of a campaign becomes a request of an editor who is a member, and both close."""

import pytest
from playwright.sync_api import expect

from tests.e2e.exchanging import choose_skill
from tests.e2e.test_signing import told

pytestmark = pytest.mark.e2e


def test_an_ask__becomes_a_request_of_an_editor_and_both_close(people, demo, served):
    """The editor's screens with a script, as Wagtail's are; the member's pages are the same without one."""
    make_a_member(served, "kenya-editor")
    editor, page_id = people("kenya-editor"), demo["pages"]["act-ask"]["id"]
    public = demo["pages"]["act-ask"]["translations"]["en"]["url"]
    editor.goto(f"/admin/campaigns/{page_id}/ask/")
    if editor.locator("main form.card button").count():
        editor.locator("main form.card button").click()
    editor.locator("main a[href*='?for=need:']").click()
    fill_in(editor)
    expect(editor.locator(".state--looking")).to_be_visible()
    asked = editor.url
    reader = people.stranger(java_script_enabled=False)
    reader.goto(public)
    expect(reader.locator("main")).to_contain_text("Members of the directory are being asked")
    editor.goto(f"/admin/campaigns/{page_id}/ask/")
    with editor.expect_navigation():
        editor.locator("main button[value=close]").click()
    editor.goto(asked)
    expect(editor.locator(".state--withdrawn")).to_be_visible()
    for _second in range(15):
        reader.goto(public)
        if "It is closed" in reader.locator("main").inner_text():
            break
        reader.wait_for_timeout(1000)
    expect(reader.locator("main")).to_contain_text("It is closed")


def fill_in(editor) -> None:
    editor.fill("[name=summary]", "Somebody has to read a few pages and say what they mean.")
    editor.check("[name=modes][value='1']")
    choose_skill(editor, "translation")
    with editor.expect_navigation():
        editor.locator("main form.form button[type=submit]").last.click()


def make_a_member(served, handle: str) -> None:
    """Vetted before the journey begins; the tour of joining is another journey's."""
    told(
        served,
        "from django.contrib.auth import get_user_model; from django.utils import timezone; "
        "from directory.models import Member, MemberLanguage; from regions.models import Region; "
        f"user = get_user_model().objects.get(handle='{handle}'); "
        "facts = dict(region=Region.objects.get(code='kenya'), display_name='Editor', state='active', "
        "vetted_at=timezone.now()); "
        "member, made = Member.objects.get_or_create(user=user, defaults=facts); "
        "made and MemberLanguage.objects.create(member=member, code='en', level=3)",
    )
