"""The library: what stands in it, and how readers narrow it."""

import pytest

from home.languages import names_of_languages
from tests.actions import release_page
from tests.home.test_query_counts import cold, statements, warm
from tests.library.shelving import (
    change,
    files,
    front_page_of,
    insight,
    leaflet,
    meeting,
    released_in,
    resource,
)

pytestmark = pytest.mark.django_db


def titles(client, query=""):
    response = client.get(f"/en/library/{query}")
    return [card.title for section in response.context["sections"] for card in section["cards"]]


def options(client, choice, query=""):
    choices = client.get(f"/en/library/{query}").context["choices"]
    return {option.value: option.number for option in getattr(choices, choice)()}


def test_the_library__costs_nine_queries_however_much_stands_in_it(client, library):
    for write in (resource, insight, meeting):
        release_page(write(library))
    # 1 address; 2 the page; 3–5 how much stands on each shelf; 6–8 the first of each shelf; 9 the picture
    few = warm(client, "/en/library/")
    assert len(few) <= 9
    for _number in range(5):
        for write in (resource, insight, meeting):
            release_page(write(library))
    assert len(warm(client, "/en/library/")) == len(few)
    # one shelf in full: 6 its rows; 7 the picture
    assert len(warm(client, "/en/library/?kind=insights&year=2018")) <= 7
    assert len(cold(client, "/en/library/")) <= 20


def test_a_shelf__is_divided_by_twenty_and_keeps_what_was_chosen(client, library):
    for number in range(21):
        release_page(insight(library, title=f"Insight {number}"))
    release_page(meeting(library, title="The meeting"))
    front = client.get("/en/library/")
    assert len(titles(client)) == 6 + 1
    assert 'href="?kind=insights"' in front.content.decode()
    first, second = (f"?kind=insights&year=2018&page={number}" for number in (1, 2))
    assert len(titles(client, first)) == 20
    assert len(titles(client, second)) == 1
    assert "?kind=insights&amp;year=2018&amp;page=2" in client.get(f"/en/library/{first}").content.decode()
    assert len(statements(client, f"/en/library/{second}")) <= 7
    assert client.get("/en/library/?kind=insights&page=3").status_code == 404


def test_readers__narrow_the_library_by_kind_year_and_region(client, library):
    front_page_of("kenya")
    release_page(insight(library, title="Of Kenya"))
    release_page(insight(library, title="Of Congo", code="congo", year=2021))
    release_page(insight(library, title="A chance", kind="opportunity"))
    release_page(resource(library, title="A list"))
    release_page(meeting(library, title="In Arusha"))
    assert titles(client, "?kind=trend") == ["Of Congo", "Of Kenya"]
    assert titles(client, "?kind=insights&year=2018") == ["A chance", "Of Kenya"]
    assert titles(client, "?year=2018") == ["A chance", "Of Kenya", "In Arusha"]
    assert titles(client, "?region=kenya&year=2021") == ["A list"]
    assert titles(client, "?kind=meeting&region=kenya") == []


def test_each_choice__counts_by_the_other_two(client, library):
    front_page_of("kenya")
    release_page(insight(library))
    release_page(insight(library, kind="challenge", year=2021))
    release_page(insight(library, code="congo", year=2021))
    release_page(resource(library))
    assert options(client, "kinds", "?year=2021&kind=meeting") == {
        "training": 1,
        "digital-security": 1,
        "insights": 2,
        "trend": 1,
        "challenge": 1,
        "meeting": 0,
    }
    assert options(client, "years", "?kind=trend&year=2018") == {"2021": 1, "2018": 1}
    # Congo has no public front page: its name stands in no choice either
    assert options(client, "regions", "?year=2021") == {"kenya": 2}


def test_a_content_in_two_languages__is_counted_once_and_shown_in_the_readers(client, library):
    released_in("fr", release_page(insight(library, title="Doors")))
    assert options(client, "years") == {"2018": 1}
    assert titles(client, "?kind=trend") == ["Doors"]
    french = client.get("/fr/library/?kind=trend").content.decode()
    assert "[fr] Doors" in french


@pytest.mark.parametrize(
    "query",
    ["?kind=spoons", "?year=%F0%9F", "?year=99999999999999999999", "?year=-1", "?region=' OR 1=1"],
)
def test_what_nobody_has__is_answered_calmly(client, library, query):
    release_page(insight(library, title="Doors"))
    response = client.get(f"/en/library/{query}")
    assert response.status_code == 200
    assert titles(client, query) == []
    assert "Nothing in the library fits all of this" in response.content.decode()


def test_drafts__are_neither_shown_nor_counted(client, library):
    released = release_page(insight(library, title="Doors"))
    insight(library, title="heron-draft", year=2031)
    resource(library, title="heron-leaflet", files=files(en=leaflet()))
    change(released, title="Doors stand open")
    assert options(client, "years") == {"2018": 1}
    assert titles(client) == ["Doors stand open"]


def test_an_empty_library__says_so(client, library):
    assert "Nothing is public here yet" in client.get("/en/library/").content.decode()


def test_an_insight__has_its_kind_year_and_words(client, library):
    page = release_page(insight(library, title="Doors", kind="opportunity", standfirst="They open."))
    html = client.get(page.get_url()).content.decode()
    assert "Opportunity" in html
    assert "2018" in html
    assert "They open." in html


def test_the_front_page__shows_the_newest_insights_and_the_last_meeting(client, library):
    release_page(insight(library, title="Doors"))
    release_page(meeting(library, title="In Arusha"))
    html = client.get("/en/").content.decode()
    assert "Doors" in html
    assert "In Arusha" in html
    assert len(warm(client, "/en/")) <= 6


def test_the_feed__holds_all_shelves_and_no_draft(client, library):
    front_page_of("kenya")
    released_in("fr", release_page(insight(library, title="Doors", standfirst="They open.")))
    release_page(meeting(library, title="In Arusha"))
    release_page(resource(library, title="A list"))
    resource(library, title="heron-draft")
    told = client.get("/en/feeds/library.json").json()["items"]
    assert {one["title"] for one in told} == {"Doors", "In Arusha", "A list"}
    assert next(one for one in told if one["title"] == "Doors")["tags"] == ["Trend", "Kenya"]
    french = client.get("/fr/feeds/library.json").json()["items"]
    assert {one["id"] for one in french} == {one["id"] for one in told}
    of_kenya = client.get("/en/feeds/library/regions/kenya.json").json()["items"]
    assert {one["title"] for one in of_kenya} == {"Doors", "A list"}


def test_unknown_codes_of_languages__are_left_out():
    assert [str(name) for name in names_of_languages(["sw", "tlh"])] == ["Swahili"]
