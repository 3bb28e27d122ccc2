"""What members see, by region and year: a picture and the same in figures."""

import re

import pytest

from home.shell import Language, Link, Shell
from library.overview import MOST, picture_of
from tests.actions import release_page
from tests.home.test_query_counts import warm
from tests.library.shelving import front_page_of, insight, overview

pytestmark = pytest.mark.django_db


def test_the_picture__has_a_mark_for_each_insight_and_the_table_its_number(client, library):
    front_page_of("kenya")
    overview()
    for fields in ({}, {}, {"kind": "challenge", "year": 2020}, {"code": "congo", "kind": "opportunity"}):
        release_page(insight(library, **fields))
    insight(library, year=2031, title="heron")
    html = client.get("/en/library/insights/").content.decode()
    picture = html.split('class="seen__in"')[1].split("</svg>")[0]
    table = html.split("<table>")[1]
    marks = re.findall(r"mark--(\w+)", picture)
    assert sorted(marks) == ["challenge", "opportunity", "trend", "trend"]
    assert 'role="img" aria-labelledby="seen-title seen-desc"' in picture
    assert "Trend: 2" in table
    assert "/en/library/?kind=trend&amp;year=2018&amp;region=kenya" in table
    assert "2019" in table  # a year in which nothing was seen is no gap in time
    assert "2031" not in html


def test_a_region_without_a_public_page__keeps_its_name(client, library):
    overview()
    release_page(insight(library, code="congo"))
    html = client.get("/en/library/insights/").content.decode()
    assert "Elsewhere" in html
    assert "congo" not in html.lower()


def test_it__costs_the_same_whatever_there_is_to_see(client, library):
    overview()
    release_page(insight(library))
    # 1 address; 2 the page; 3 what was seen
    few = warm(client, "/en/library/insights/")
    assert len(few) <= 3
    for number in range(4):
        release_page(insight(library, year=2010 + number))
    assert len(warm(client, "/en/library/insights/")) == len(few)


def test_nothing_to_see__is_said(client, library):
    overview()
    assert "Nothing is public here yet" in client.get("/en/library/insights/").content.decode()


def test_many_insights_of_one_year__do_not_burst_the_picture():
    shell = reader_of("ar")
    seen = picture_of([("trend", 2018, 1, "kenya", 50), ("challenge", 2026, 1, "kenya", 1)], shell)
    assert len(seen.marks) == MOST + 1
    assert seen.total == 51
    assert all(0 <= mark.x <= seen.width and 0 <= mark.y <= seen.height for mark in seen.marks)
    assert seen.years == tuple(range(2018, 2027))


def test_in_languages_from_the_right__the_years_run_from_the_right():
    counted = [("trend", 2018, 1, "kenya", 1), ("trend", 2020, 1, "kenya", 1)]
    english, arabic = (picture_of(counted, reader_of(code)) for code in ("en", "ar"))
    assert english.marks[0].x < english.marks[1].x
    assert arabic.marks[0].x > arabic.marks[1].x


def reader_of(code):
    language = Language(code, 1, "/home/", True)
    return Shell(language, (language,), Link("", "/", language))
