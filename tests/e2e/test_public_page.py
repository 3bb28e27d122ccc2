"""A member shows themselves and disappears again, at a phone, without a script, in Arabic: written, read by
two people of the region, public, and closed in one press."""

import re

import pytest
from playwright.sync_api import expect

from demonstration.loading.people import PASSWORD
from tests.e2e.pictures import picture
from tests.e2e.reading import answers, fits, visible
from tests.e2e.signing import sign

pytestmark = pytest.mark.e2e

HANDLE = "member-05"  # of Kenya, active in the demonstration
NAME, TEXT = "إبريق أزرق", "أعلّم الناس كيف يديرون اجتماعًا لا يخرج منه أحد خاسرًا."
ADDRESS = re.compile(r"/ar/directory/(?!mentorship/)[a-z0-9]{10}/")


def test_member__is_public_after_two_signatures_and_gone_after_one_press(people):
    member = people.stranger(java_script_enabled=False)
    sign_in(member)
    choose_open(member)
    write_and_send(member)
    approver, safety = people("kenya-approver"), people("kenya-safety")
    page_id = waiting(approver)
    assert HANDLE not in approver.content()
    sign(approver, page_id)
    sign(safety, page_id)
    address = public_address(member)
    reader = people.stranger(java_script_enabled=False)
    visible(reader, address)
    expect(reader.locator("h1")).to_have_text(NAME)
    assert fits(reader)
    picture(reader, "public-profile-ar")
    reader.goto("/ar/directory/")
    expect(reader.locator("#people")).to_be_visible()
    assert fits(reader)
    picture(reader, "directory-ar")
    close(member)
    answers(reader, address, 404, within=10)
    assert people.complaints == []


def sign_in(member):
    member.goto("/accounts/login/?next=/ar/directory/me/public-page/")
    member.fill("[name=login]", HANDLE)
    member.fill("[name=password]", PASSWORD)
    member.locator("main form button[type=submit]").first.click()
    assert member.locator("html").get_attribute("dir") == "rtl"


def choose_open(member):
    member.goto("/ar/directory/me/audiences/")
    member.check("[name=preset][value=open]")
    member.locator("main form:has([name=preset]) button[type=submit]").click()
    if member.locator("[name=yes_to]").count():  # it shows more than before: the sentence is said yes to
        member.locator("main form:has([name=yes_to]) button[type=submit]").first.click()


def write_and_send(member):
    member.goto("/ar/directory/me/public-page/write/")
    assert fits(member)
    member.fill("[name=name]", NAME)
    member.fill("[name=text]", f"{TEXT} kettle@example.org")
    send = member.locator("main form:has([name=text]) button[type=submit]").first
    send.click()
    expect(member.locator(".errorlist")).to_be_visible()  # the address is held up
    member.fill("[name=text]", TEXT)
    send.click()
    picture(member, "public-page-draft-ar")
    member.goto("/ar/directory/me/public-page/send/")
    expect(member.locator(".looking-glass")).to_contain_text(TEXT)
    member.check("[name=agreed]")
    member.locator("main form:has([name=agreed]) button[type=submit]").click()
    expect(member.locator(".state--waiting")).to_be_visible()
    assert fits(member)


def waiting(approver) -> int:
    approver.goto("/admin/")
    link = approver.locator("main a[href*='/admin/sign-off/']", has_text=NAME).first
    return int(re.search(r"(\d+)", link.get_attribute("href"))[1])


def public_address(member) -> str:
    member.goto("/ar/directory/me/public-page/")
    expect(member.locator(".state--public")).to_be_visible()
    picture(member, "public-page-public-ar")
    return ADDRESS.search(member.content())[0]


def close(member):
    member.locator("main form[action*='/close/'] button").click()
    expect(member.locator(".state--closed")).to_be_visible()
    assert fits(member)
