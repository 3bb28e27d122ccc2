"""A reader without a script looks for something, in both directions of writing."""

import pytest
from playwright.sync_api import expect

from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize(
    ("language", "typed", "found"),
    [("en", "RADIO", "radio"), ("ar", "الحرّيه", "حرية"), ("fr", "memoire", "mémoire")],
)
def test_a_reader__finds_a_page_by_the_beginning_of_a_word_and_opens_it(people, site, language, typed, found):
    asked = []
    reader = people.stranger(java_script_enabled=False)
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"/{language}/")
    reader.locator(f"footer a[href='/{language}/search/']").click()
    reader.get_by_role("searchbox").fill(typed)
    reader.get_by_role("searchbox").press("Enter")
    expect(reader.locator("mark").first).to_contain_text(found, ignore_case=True)
    assert fits(reader)
    results = reader.locator(".result__title a")
    title = results.first.inner_text()
    results.first.click()
    expect(reader.locator("h1")).to_have_text(title)
    assert all(address.startswith(site) for address in asked)
    assert not reader.context.cookies()


def test_a_reader__narrows_and_changes_the_language_without_typing_again(people):
    reader = people.stranger()
    reader.goto("/en/search/?q=2018")
    narrowed = reader.locator(".search__kinds a").nth(1)
    narrowed.click()
    expect(reader.locator(".search__kinds [aria-current]")).not_to_contain_text("Everything")
    expect(reader.get_by_role("searchbox")).to_have_value("2018")
    reader.goto("/en/search/?q=2018")
    reader.locator(".languages summary").click()
    reader.locator(".languages a[hreflang='ar']").click()
    expect(reader.locator("html")).to_have_attribute("dir", "rtl")
    expect(reader.get_by_role("searchbox")).to_have_value("2018")
