"""What somebody meets who has just typed `make run`."""

from urllib.parse import urlsplit

import pytest

from tests.e2e.pictures import seen, side_by_side
from tests.e2e.reading import fits

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
    assert fits(page)


def test_first_look__at_a_desk_and_on_phones(people):
    desk = people.stranger(viewport={"width": 1180, "height": 960})
    assert desk.goto("/en/").status == 200
    phone = people.stranger()
    phone.goto("/tour/")
    phone.get_by_role("button", name="Read it", exact=True).click()
    phone.wait_for_url("**/ar/stories/**")
    signer = people.stranger()
    signer.goto("/tour/")
    signer.get_by_role("button", name="Continue as coordinator").click()
    signer.wait_for_url("**/admin/sign-off/")
    assert fits(desk) and fits(phone) and fits(signer)
    side_by_side([seen(desk), seen(phone), seen(signer)], "first-look")
