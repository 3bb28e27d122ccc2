"""What a reader sees, and how soon."""

import time

LANGUAGES = ("en", "fr", "sw", "mk", "zh-hant", "ar")


def answers(reader, address, status, *, within):
    """The reader's own browser may keep an earlier answer for the few seconds that every cache may; `within`
    (seconds) is the longest that a reader may see a page after its takedown, or miss it after its release."""
    deadline = time.monotonic() + within
    while (seen := reader.goto(address).status) != status and time.monotonic() < deadline:
        reader.wait_for_timeout(500)
    assert seen == status, f"{address} answers {seen}"


def visible(reader, address):
    answers(reader, address, 200, within=10)


def fits(page) -> bool:
    """Nothing has to be pushed sideways to be read. Between two pages there is no document: a press may still
    be on its way."""
    page.locator("body").wait_for()
    page.wait_for_load_state()
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
