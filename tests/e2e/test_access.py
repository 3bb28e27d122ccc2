"""Every template a reader or a member sees, in four pairs of eyes that differ in language, width and light:
no finding of the rules of access, nothing wider than the window, also where a page is enlarged four times."""

from contextlib import contextmanager

import pytest

from tests.audit.looking import Eyes, in_words, violations
from tests.e2e.exchanging import sign_in
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

EYES = [
    Eyes("en", 360, "light"),
    Eyes("ar", 360, "dark"),
    Eyes("en", 1280, "dark"),
    Eyes("ar", 1280, "light"),
]
NARROW = {"width": 320, "height": 256}  # WCAG 2.2, 1.4.10: 1280 by 1024 enlarged four times
BESIDE_THE_TREE = {
    "search": "/{language}/search/",
    "search, found": "/{language}/search/?q=radio",
    "not found": "/{language}/nothing-here/",
    "help without an account": "/{language}/directory/help/",
    "conversation": "/{language}/directory/help/return/",
    "coming back": "/{language}/directory/recover/",
    "sign-in": "/accounts/login/",
    "new password": "/accounts/password/reset/",
    "light version": "/{language}/stories/?lite=1",
}
OF_A_MEMBER = {
    "overview": "me/",
    "profile": "me/profile/",
    "audiences": "me/audiences/",
    "own data": "me/data/",
    "public page": "me/public-page/",
    "members": "members/",
    "requests": "requests/",
    "new request": "requests/new/",
    "offers": "offers/",
    "new offer": "offers/new/",
    "introductions": "introductions/",
    "mentorship": "mentorship/",
    "inbox": "inbox/",
}


@contextmanager
def looking(browser, site, eyes, **more):
    """A page in these eyes."""
    context = browser.new_context(base_url=site, **eyes.options, **more)
    yield context.new_page()
    context.close()


def faults(page, name: str, eyes: Eyes) -> list[str]:
    """What is wrong with the open page, in words."""
    found = [in_words(name, eyes, one, one["nodes"]) for one in violations(page)]
    size = page.viewport_size
    if not fits(page):
        found.append(f"{name} [{eyes}] is wider than the window")
    page.set_viewport_size(NARROW)
    if not fits(page):
        found.append(f"{name} [{eyes}] is wider than the window when it is enlarged four times")
    page.set_viewport_size(size)
    return found


def one_of_each(demo, language: str) -> dict[str, str]:
    """The address of one page of every type, in this language where there is one."""
    found = {}
    for entry in demo["pages"].values():
        version = entry["translations"].get(language, {})
        if version.get("live"):
            found.setdefault(entry["type"], version["url"])
    missing = {entry["type"] for entry in demo["pages"].values()} - found.keys()
    assert not missing, f"nothing public in {language}: {missing}"
    return found


def walk(page, addresses: dict[str, str], eyes: Eyes) -> list[str]:
    found = []
    for name, address in addresses.items():
        answer = page.goto(address.format(language=eyes.language))
        assert answer.status in (200, 404), f"{address} answers {answer.status}"
        assert page.locator("h1").count() == 1, f"{address} has no heading"
        found += faults(page, name, eyes)
    return found


@pytest.mark.parametrize("eyes", EYES, ids=str)
def test_every_public_template__is_open_to_every_reader(browser, site, demo, eyes):
    with looking(browser, site, eyes) as page:
        pages = one_of_each(demo, eyes.language)
        found = walk(page, pages | BESIDE_THE_TREE, eyes)
        page.goto(pages["directory.directorypage"])
        found += walk(
            page, {"public profile": page.locator(".cards .card__title a").first.get_attribute("href")}, eyes
        )
        found += walk_through_signing(page, demo, eyes)
    assert found == [], "\n".join(found)


def walk_through_signing(page, demo, eyes) -> list[str]:
    """The step of signing, and the same with errors: they lead to their fields."""
    page.goto(demo["pages"]["act-petition"]["translations"][eyes.language]["url"])
    step = page.locator("main a[href*='/sign/']").first.get_attribute("href")
    found = walk(page, {"signing": step}, eyes)
    page.locator("main form button[type=submit]").first.click()
    wrong = page.locator("[role=alert] a[href^='#']")
    assert wrong.count()
    wrong.first.click()
    assert page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    return found + faults(page, "signing, with errors", eyes)


@pytest.mark.parametrize("eyes", EYES[1:3], ids=str)
def test_the_member_area__is_open_to_every_member(browser, site, demo, eyes):
    with looking(browser, site, eyes) as page:
        sign_in(page, "member-07", eyes.language)
        own = {name: f"/{eyes.language}/directory/{path}" for name, path in OF_A_MEMBER.items()}
        clinic = f"/{eyes.language}/clinic/"
        own |= {"clinic": clinic, "brief": f"{clinic}new/"}
        own["session"] = f"{clinic}{demo['clinics']['clinic-advice']['public_id']}/"
        found = walk(page, own, eyes)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_menu__opens_and_closes_by_keyboard_without_a_script(browser, site, language):
    with looking(browser, site, Eyes(language, 360, "light"), java_script_enabled=False) as page:
        page.goto(f"/{language}/")
        menu = page.locator("#menu")
        assert not menu.is_visible()
        page.locator(".menu-button").focus()
        page.keyboard.press("Enter")
        assert menu.locator("a").first.is_visible()
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        page.set_viewport_size({"width": 1280, "height": 900})
        assert menu.locator("a").first.is_visible()


def test_the_quick_exit__lies_over_nothing_that_cannot_be_scrolled_away(browser, site):
    with looking(browser, site, EYES[0], java_script_enabled=False) as page:
        page.goto("/en/directory/help/")
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        exit_box = page.locator(".exit :is(a, button)").bounding_box()
        last = page.locator("footer a, footer p").last.bounding_box()
        assert last["y"] + last["height"] <= exit_box["y"]
