"""A face is taken out of a picture, by finger and by keyboard, on a phone; the old picture is gone."""

import re
from io import BytesIO

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import expect

from tests.e2e.people import speak
from tests.e2e.pictures import picture
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e


@pytest.fixture
def safety(people):
    return people("network-safety")


def test_blur__by_pointer_takes_the_old_picture_away(people, safety):
    number = open_unchecked(safety)
    before, addresses = shown(safety), addresses_on(safety)
    safety.get_by_role("link", name="Blur parts of a picture").click()
    place = safety.locator("[data-picture]")
    place.scroll_into_view_if_needed()
    edge = place.bounding_box()
    safety.mouse.move(edge["x"] + edge["width"] * 0.2, edge["y"] + edge["height"] * 0.2)
    safety.mouse.down()
    safety.mouse.move(edge["x"] + edge["width"] * 0.8, edge["y"] + edge["height"] * 0.8, steps=5)
    safety.mouse.up()
    said = re.compile(r"^Part 1: (19|20|21) percent from the left")
    expect(safety.locator(".marking__box")).to_have_attribute("aria-label", said)
    picture(safety, "blur-marks", height=760)
    keep(safety, number)
    after = shown(safety)
    middle = [round(side * part) for part in (0.35, 0.65) for side in before.size]
    change = ImageChops.difference(before.crop(middle), after.crop(middle)).convert("L")
    assert change.getbbox()
    assert len(after.crop(middle).resize((5, 5)).getcolors()) <= 25
    for who in (safety, people("network-editor"), people.stranger()):
        assert [who.request.get(one).status for one in addresses] == [404] * len(addresses)
    assert people.complaints == []


def test_blur__by_keyboard(people, safety):
    number = open_unchecked(safety)
    safety.get_by_role("link", name="Blur parts of a picture").click()
    safety.get_by_role("button", name="Add a box").press("Enter")
    box = safety.locator(".marking__box")
    expect(box).to_be_focused()
    for key in ("ArrowLeft", "ArrowUp", "Shift+ArrowRight", "Shift+ArrowDown"):
        safety.keyboard.press(key)
    name = "Part 1: 39 percent from the left, 39 from the top, 21 wide, 21 high"
    expect(box).to_have_attribute("aria-label", name)
    expect(safety.locator("[data-says]")).to_have_text(name)
    safety.keyboard.press("Delete")
    expect(box).to_have_count(0)
    safety.keyboard.press("Enter")  # the way back leads to the button
    expect(box).to_be_focused()
    assert safety.evaluate("document.documentElement.scrollWidth <= innerWidth")
    safety.get_by_role("button", name="Show how it will look").press("Enter")
    safety.get_by_role("button", name="Mark again").press("Enter")
    expect(box).to_have_count(1)
    keep(safety, number)
    marks_from_right_to_left(safety)
    assert people.complaints == []


def marks_from_right_to_left(safety):
    """The picture is no text: left stays left in it, whatever the direction of the page."""
    speak(safety, "ar")
    try:
        safety.goto("/admin/pictures/")
        safety.locator("main a[href^='/admin/pictures/']").first.click()
        assert safety.locator("html").get_attribute("dir") == "rtl"
        assert fits(safety)
        safety.locator("main a[href$='/blur/']").click()
        place = safety.locator("[data-picture]")
        place.scroll_into_view_if_needed()
        edge = place.bounding_box()
        safety.mouse.move(edge["x"] + edge["width"] * 0.1, edge["y"] + edge["height"] * 0.3)
        safety.mouse.down()
        safety.mouse.move(edge["x"] + edge["width"] * 0.4, edge["y"] + edge["height"] * 0.6, steps=5)
        safety.mouse.up()
        drawn = safety.locator(".marking__box").bounding_box()
        assert abs(drawn["x"] - edge["x"] - edge["width"] * 0.1) < 4
        assert 9 <= float(safety.locator("[data-row] [name$=left]").first.input_value()) <= 11
        assert fits(safety)
    finally:
        speak(safety, "en")


def open_unchecked(safety) -> int:
    safety.goto("/admin/pictures/")
    safety.get_by_role("link", name=re.compile("^Look at it")).first.click()
    safety.wait_for_url(re.compile(r"/admin/pictures/\d+/"))
    return int(re.search(r"/(\d+)/", safety.url).group(1))


def keep(safety, number) -> None:
    safety.get_by_role("button", name="Show how it will look").click()
    expect(safety.get_by_role("heading", name="This is how it will look")).to_be_visible()
    picture(safety, "blur-result", height=760)
    safety.get_by_role("button", name="Blur it now").click()
    safety.wait_for_url(f"**/admin/pictures/{number}/")
    expect(safety.locator(".messages")).to_contain_text("The picture as it was is gone")


def addresses_on(page) -> list[str]:
    return [one.get_attribute("src") for one in page.locator("main img[src^='/files/']").all()]


def shown(page) -> Image.Image:
    address = page.locator(".picture__large").get_attribute("src")
    return Image.open(BytesIO(page.request.get(address).body())).convert("RGB")
