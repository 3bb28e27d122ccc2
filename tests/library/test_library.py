"""Meetings and insights."""

import datetime

import pytest
from django.core.exceptions import ValidationError

from home.languages import names_of_languages
from library.models import InsightPage, LibraryIndexPage, MeetingPage
from tests.actions import draft, release_page, release_structure, somebody
from tests.factories import locale
from tests.home.test_query_counts import statements, warm

pytestmark = pytest.mark.django_db
ARUSHA = {
    "starts_at": datetime.datetime(2018, 6, 27, 6, 0, tzinfo=datetime.UTC),
    "ends_at": datetime.datetime(2018, 6, 29, 15, 0, tzinfo=datetime.UTC),
    "zone": "Africa/Nairobi",
    "spoken": ["en", "fr"],
    "interpretation": ["sw"],
    "place_policy": "public",
    "place": "Usa River, Arusha",
}


@pytest.fixture
def library():
    release_structure()
    index = LibraryIndexPage.objects.get(locale=locale("en"))
    return release_page(index, by=somebody("coordinator"))


def meeting(library, **fields):
    return draft(MeetingPage, library, by=somebody("network-editor"), code="network", **ARUSHA | fields)


def insight(library, **fields):
    values = {"kind": "trend", "year": 2018, "code": "kenya"} | fields
    return draft(InsightPage, library, by=somebody(f"{values['code']}-editor"), **values)


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"ends_at": ARUSHA["starts_at"] - datetime.timedelta(hours=1)}, "ends_at"),
        ({"zone": "Arusha"}, "zone"),
        ({"place_policy": "withheld"}, "place"),
    ],
)
def test_a_meeting__is_refused_when_it_contradicts_itself(library, fields, wrong):
    page = meeting(library)
    for name, value in fields.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as refused:
        page.clean()
    assert wrong in refused.value.message_dict


def test_a_place__is_shown_only_where_it_is_public(client, library):
    page = release_page(meeting(library))
    assert "Usa River" in client.get(page.get_url()).content.decode()
    page.place_policy = "on-request"
    assert page.public_place == ""


def test_a_meeting__is_told_in_its_own_zone_and_in_utc(client, library):
    html = client.get(release_page(meeting(library)).get_url()).content.decode()
    assert "9 a.m." in html
    assert "06:00 UTC" in html
    assert "Africa/Nairobi" in html
    assert "English, French" in html
    assert "Swahili" in html


def test_a_zone_that_is_no_longer_known__does_not_break_the_page(library):
    page = meeting(library)
    page.zone = "Atlantis/Capital"
    assert page.zone_info is datetime.UTC
    assert page.local_end == page.ends_at
    assert page.is_over


def test_a_meeting__shows_what_was_learnt_that_year(client, library):
    release_page(insight(library, title="Movements answer"))
    release_page(insight(library, title="Of another year", year=2019))
    insight(library, title="Not signed")
    html = client.get(release_page(meeting(library)).get_url()).content.decode()
    assert "Movements answer" in html
    assert "Of another year" not in html
    assert "Not signed" not in html


def test_the_library__lists_meetings_and_insights_for_the_same_price(client, library):
    release_page(insight(library))
    release_page(meeting(library))
    # 1 address; 2 the page; 3 insights; 4 meetings
    few = warm(client, "/en/library/")
    assert len(few) <= 4
    for _number in range(5):
        release_page(insight(library))
    assert len(warm(client, "/en/library/")) == len(few)


def test_the_library__is_divided_by_twenty(client, library):
    for number in range(21):
        release_page(insight(library, title=f"Insight {number}"))
    release_page(meeting(library, title="The meeting"))
    first, second = (client.get(f"/en/library/?page={number}") for number in (1, 2))
    assert len(first.context["insights"]) == 20
    assert len(second.context["insights"]) == 1
    assert "The meeting" in first.content.decode()
    assert "The meeting" not in second.content.decode()
    assert len(statements(client, "/en/library/?page=2")) <= 4


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


def test_unknown_codes_of_languages__are_left_out():
    assert [str(name) for name in names_of_languages(["sw", "tlh"])] == ["Swahili"]
