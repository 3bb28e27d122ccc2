"""A member finds somebody and asks them: on a phone, without a script, in English; then in Arabic. At a desk
the script narrows the same list in place."""

import pytest
from playwright.sync_api import expect

from demonstration.loading.people import PASSWORD
from tests.e2e.exchanging import press
from tests.e2e.pictures import picture
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

SEEKER, ARABIC_SEEKER = "member-14", "member-18"
FOUND = "Orange Crate"  # of member-17: spyware analysis, in Arabic, French and some English
DESK = {"width": 1280, "height": 900}


def member(people, handle: str, language: str, **options):
    page = people.stranger(**options)
    page.goto(f"/accounts/login/?next=/{language}/directory/me/")
    page.fill("[name=login]", handle)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**/{language}/directory/me/")
    return page


def narrow(page, words: str) -> None:
    """By the facets, which are one press away on a phone."""
    if not page.locator(".facets ul").first.is_visible():
        page.click(".facets summary")
    page.locator(".facets a", has_text=words).first.click()


def test_member__finds_somebody_without_a_script_and_asks_them(people):
    seeker = member(people, SEEKER, "en", java_script_enabled=False)
    seeker.fill("[name=q]", "spyware")
    seeker.click(".browse__search button")
    expect(seeker.locator(".person h2")).to_contain_text([FOUND])
    seeker.locator(".chips a").first.click()  # takes the word away again
    everybody = seeker.locator(".person").count()
    assert everybody > 5 and fits(seeker)
    expect(seeker.locator("main")).not_to_contain_text("Paper Boat")  # not vetted yet
    picture(seeker, "browse", height=1600)
    narrow(seeker, "Digital security")
    narrow(seeker, "العربية")
    expect(seeker.locator(".chips li")).to_have_count(3)  # two wishes, and "start again"
    assert 0 < seeker.locator(".person").count() < everybody
    picture(seeker, "browse-narrowed", height=1300)
    press(seeker, f".person a:has-text('{FOUND}')")
    assert fits(seeker)
    picture(seeker, "browse-profile", height=1500)
    ask(seeker)
    expect(seeker.locator(".state--looking")).to_be_visible()
    assert people.complaints == []


def ask(seeker) -> None:
    seeker.click(".profile__ask a")
    expect(seeker.locator("h1")).to_contain_text(FOUND)
    skill = seeker.locator("[name=skill]")
    skill.select_option(index=1) if skill.evaluate("one => one.tagName") == "SELECT" else skill.first.check()
    seeker.locator("[name=modes]").first.check()
    seeker.fill("[name=summary]", "Two telephones behave oddly. Somebody has to look at them.")
    seeker.locator("main form.form button[type=submit]").last.click()


def test_member__finds_somebody_in_arabic_and_nobody_who_hides(people):
    seeker = member(people, ARABIC_SEEKER, "ar", java_script_enabled=False)
    seeker.goto("/ar/directory/members/")
    assert seeker.locator("html").get_attribute("dir") == "rtl"
    assert fits(seeker)
    picture(seeker, "browse-ar", height=1600)
    narrow(seeker, "Français")
    names = seeker.locator(".person h2").all_inner_texts()
    assert FOUND in names and "Night Tram" in names
    seeker.fill("[name=q]", "كلمة-لا-يكتبها-أحد")
    seeker.click(".browse__search button")
    expect(seeker.locator(".person")).to_have_count(0)
    assert fits(seeker)
    picture(seeker, "browse-empty-ar", height=1100)
    seeker.click(".instead a.button")
    expect(seeker.locator("[name=summary]")).to_be_visible()
    assert people.complaints == []


def test_script__narrows_in_place_and_the_way_back_works(people):
    seeker = member(people, SEEKER, "en", viewport=DESK)
    seeker.goto("/en/directory/members/")
    everybody = seeker.locator(".person").count()
    seeker.evaluate("window.same = true")
    picture(seeker, "browse-desk", height=1200)
    narrow(seeker, "العربية")
    expect(seeker.locator(".chips li")).to_have_count(1)
    assert seeker.evaluate("window.same") and seeker.url.endswith("?language=ar")
    assert seeker.locator(".person").count() < everybody
    seeker.go_back()
    expect(seeker.locator(".chips li")).to_have_count(0)
    expect(seeker.locator(".person")).to_have_count(everybody)
    assert people.complaints == []
