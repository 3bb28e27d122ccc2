"""Signing, without a script: in English and in Arabic. From the form to the mail, the number, and back; the
Charter by an organisation; a letter on one sheet."""

import re
import subprocess
import sys
import uuid

import pikepdf
import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e


def told(served, line: str) -> list[str]:
    """What a line of Python says of the served demonstration."""
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-v", "0", "-c", line]
    done = subprocess.run(command, cwd=settings.BASE_DIR, env=served, check=True, capture_output=True)
    return done.stdout.decode().split()


def link_of_the_mail(served, language: str) -> str:
    """The mail went to the console of the server: its link is made anew, as every mail's is."""
    line = (
        "from campaigns.models import Signature; from campaigns.signatures.mailbox import token_for; "
        f"row = Signature.objects.filter(language='{language}', mailed_on__isnull=False).latest('pk'); "
        "print(token_for(row.public_id))"
    )
    return f"/{language}/signed/{told(served, line)[0]}/"


def people_told(reader) -> int:
    return int(re.sub(r"\D", "", reader.locator(".tally__people strong").inner_text()))


@pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
def test_somebody__signs_confirms_is_counted_and_takes_it_back(people, demo, served, language, direction):
    page = demo["pages"]["act-petition"]["translations"][language]["url"]
    reader = people.stranger(java_script_enabled=False)
    reader.goto(page)
    assert reader.locator("html").get_attribute("dir") == direction
    assert fits(reader)
    before = people_told(reader)
    reader.locator(".tally__acts a").first.click()
    sign(reader, f"{uuid.uuid4().hex}@example.org")
    link = link_of_the_mail(served, language)
    for _look in range(3):
        reader.goto(link)
    reader.locator("button[value=confirm]").click()
    expect(reader.locator("h1")).to_be_visible()
    assert count_after(reader, page, before + 1) == before + 1
    reader.goto(link)
    reader.locator("button[value=remove]").click()
    assert reader.goto(link).status == 404
    assert count_after(reader, page, before) == before
    assert reader.context.cookies() == []


def sign(reader, address: str) -> None:
    reader.fill("[name=address]", address)
    with reader.expect_navigation():
        reader.locator("main form button[type=submit]").first.click()
    expect(reader).to_have_url(re.compile("/sent/$"))


def count_after(reader, page: str, wanted: int) -> int:
    """The number is kept as long as readers' pages may be."""
    for _second in range(15):
        reader.goto(page)
        if (found := people_told(reader)) == wanted:
            return found
        reader.wait_for_timeout(1000)
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_organisation__signs_the_charter_and_is_shown_once_the_network_let_it(
    people, demo, served, language
):
    name = {"en": "The Stork Society", "ar": "جمعية اللقلق"}[language]
    page = demo["pages"]["charter"]["translations"][language]["url"]
    reader = people.stranger(java_script_enabled=False)
    reader.goto(page)
    reader.locator(".tally__acts a").nth(1).click()
    reader.fill("[name=name]", name)
    sign(reader, f"{uuid.uuid4().hex}@example.org")
    reader.goto(link_of_the_mail(served, language))
    reader.locator("button[value=confirm]").click()
    reader.goto(page)
    expect(reader.locator("main")).not_to_contain_text(name)
    vet(people("network-approver"), name)
    for _second in range(15):
        reader.goto(page)
        if reader.locator(".tally__names", has_text=name).count():
            break
        reader.wait_for_timeout(1000)
    expect(reader.locator("main")).to_contain_text(name)
    assert reader.context.cookies() == []
    assert people.complaints == []


def vet(approver, name: str) -> None:
    approver.goto("/admin/signatures/")
    approver.locator("main .rows__row", has_text="Charter").locator("a").first.click()
    row = approver.locator("section:has(#to-look-at) .rows__row", has_text=name)
    with approver.expect_navigation():
        row.locator("button[value=show]").click()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_letter__is_printed_on_one_sheet_and_taken_along_as_one(people, demo, language, tmp_path):
    address = demo["pages"]["act-letter"]["translations"][language]["url"]
    reader = people.stranger(java_script_enabled=False, accept_downloads=True)
    reader.goto(address)
    printed = tmp_path / "printed.pdf"
    printed.write_bytes(reader.pdf(prefer_css_page_size=True))
    with reader.expect_download() as caught:
        reader.locator("a[href='letter.pdf']").click()
    for sheet in (printed, caught.value.path()):
        with pikepdf.open(sheet) as pdf:
            (page,) = pdf.pages
            assert [round(float(side)) for side in page.mediabox[2:]] == [595, 842]
    assert reader.context.cookies() == []
