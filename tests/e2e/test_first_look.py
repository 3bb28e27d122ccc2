"""What somebody meets who has just typed `make run`."""

from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.e2e


def test_tour__opens_at_the_printed_address_and_asks_nobody_else(page, site):
    hosts, complaints = set(), []
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    answer = page.goto("/tour/")
    assert answer.status == 200
    assert page.locator("h1").count() == 1
    assert hosts == {urlsplit(site).netloc}
    assert complaints == []


def test_tour__fits_a_phone(page):
    page.goto("/tour/")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
