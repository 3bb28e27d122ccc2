"""Readers of the library, the Charter and the toolbox, without JavaScript and without a cookie: in English at
a desk, in Arabic on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.pictures import picture
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e
DESK = {"width": 1280, "height": 900}


@pytest.fixture(params=["en", "ar"])
def language(request):
    return request.param


@pytest.fixture
def reader(people, language):
    screen = {} if language == "ar" else {"viewport": DESK}
    yield people.stranger(locale=language, java_script_enabled=False, accept_downloads=True, **screen)
    assert people.complaints == []


def opened(reader, address):
    assert reader.goto(address).status == 200
    assert fits(reader)


def test_a_reader__goes_from_the_charter_to_an_article_to_a_campaign_that_claims_it(reader, language):
    opened(reader, f"/{language}/charter/")
    expect(reader.locator(".article")).to_have_count(10)
    picture(reader, f"charter-{language}", height=1400)
    reader.locator(".article:has(.article__claimed) h2 a").first.click()
    expect(reader).to_have_url(re.compile(f"/{language}/charter/[a-z]+/$"))
    assert fits(reader)
    expect(reader.locator(".others [aria-current]")).to_have_count(1)
    title = reader.locator("h1").inner_text()
    picture(reader, f"charter-article-{language}", height=1400)
    reader.locator("#claimed ~ ul .campaign h3 a").first.click()
    expect(reader).to_have_url(re.compile(f"/{language}/campaigns/[^/]+/$"))
    claimed = reader.locator(".claims dt a")
    assert title in claimed.all_inner_texts()  # and back
    claimed.first.click()
    expect(reader).to_have_url(re.compile(f"/{language}/charter/[a-z]+/$"))
    assert reader.context.cookies() == []


def test_a_reader__narrows_the_library_and_takes_a_file_along(reader, language):
    opened(reader, f"/{language}/library/")
    picture(reader, f"library-{language}", height=1600)
    reader.select_option("[name=kind]", "digital-security")
    reader.locator(".narrow button").click()
    expect(reader).to_have_url(re.compile("kind=digital-security"))
    assert fits(reader)
    reader.locator(".insight h3 a").first.click()
    own = reader.locator(".files__own a")
    expect(own).to_have_attribute("hreflang", language)
    assert fits(reader)
    picture(reader, f"library-files-{language}", height=1400)
    with reader.expect_download() as caught:
        own.click()
    file = caught.value.path().read_bytes()
    assert file.startswith(b"%PDF")
    assert reader.context.cookies() == []


def test_a_reader__puts_a_meeting_into_a_calendar(reader, language):
    opened(reader, f"/{language}/library/?kind=meeting")
    reader.locator(".meeting h3 a").first.click()
    assert fits(reader)
    picture(reader, f"meeting-{language}", height=1400)
    with reader.expect_download() as caught:
        reader.locator(".keep a").click()
    written = caught.value.path().read_text()
    assert written.startswith("BEGIN:VCALENDAR\n")
    assert f"SUMMARY;LANGUAGE={language}:" in written
    assert "DTSTART:20180627T060000Z" in written


def test_a_reader__sees_insights_as_a_picture_and_goes_from_a_figure_to_them(reader, language):
    opened(reader, f"/{language}/library/insights/")
    expect(reader.locator(".seen__in .mark").first).to_be_visible()
    picture(reader, f"insights-{language}", height=1300)
    reader.locator(".seen__table td a").first.click()
    expect(reader.locator(".insight h3 a").first).to_be_visible()


def test_a_reader__finds_a_tool_by_its_kind(reader, language):
    opened(reader, f"/{language}/toolbox/")
    picture(reader, f"toolbox-{language}", height=1400)
    reader.locator(".kinds a[href='?kind=methodology']").click()
    expect(reader.locator("section h2.band__title")).to_have_count(1)
    reader.locator(".campaign h3 a").first.click()
    assert fits(reader)
    expect(reader.locator(".note-of--risk")).to_be_visible()
    picture(reader, f"tool-{language}", height=1400)
