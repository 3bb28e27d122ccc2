"""Dates as readers of each language write them."""

import datetime

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils.translation import override

from home.dates import date_format

NINTH = datetime.datetime(2026, 11, 9, 15, 5, tzinfo=datetime.UTC)
FIRST = datetime.date(2026, 11, 1)
EXPECTED = {
    "en": ("9 November 2026", "1 November 2026", "November 2026", "9 November", "9 November 2026, 15:05"),
    "fr": ("9 novembre 2026", "1er novembre 2026", "novembre 2026", "9 novembre", "9 novembre 2026 15:05"),
    "sw": ("9 Novemba 2026", "1 Novemba 2026", "Novemba 2026", "9 Novemba", "9 Novemba 2026, 15:05"),
    "mk": ("9 ноември 2026", "1 ноември 2026", "ноември 2026", "9 ноември", "9 ноември 2026, 15:05"),
    "zh-hant": ("2026年11月9日", "2026年11月1日", "2026年11月", "11月9日", "2026年11月9日 15:05"),
    "ar": ("9 نوفمبر 2026", "1 نوفمبر 2026", "نوفمبر 2026", "9 نوفمبر", "9 نوفمبر 2026، 3:05 م"),
}
ASKED = [
    (NINTH, "DATE_FORMAT"),
    (FIRST, "DATE_FORMAT"),
    (FIRST, "YEAR_MONTH_FORMAT"),
    (NINTH, "MONTH_DAY_FORMAT"),
    (NINTH, "DATETIME_FORMAT"),
]


def in_a_template(value, form: str) -> str:
    return Template(f'{{{{ value|date:"{form}" }}}}').render(Context({"value": value}))


@pytest.mark.parametrize("write", [date_format, in_a_template])
@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_a_date__is_written_as_its_readers_do(code, write):
    with override(code):
        assert tuple(write(value, form) for value, form in ASKED) == EXPECTED[code]


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_a_short_date__has_no_leading_zero_in_chinese_and_four_figures_of_the_year_everywhere(code):
    with override(code):
        assert "2026" in date_format(FIRST, "SHORT_DATE_FORMAT")
        month = date_format(datetime.date(2026, 2, 9), "MONTH_DAY_FORMAT")
        assert "0" not in month


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_a_date_for_machines__is_the_same_in_every_language(code):
    with override(code):
        assert in_a_template(NINTH, "c") == "2026-11-09T15:05:00+00:00"
        assert in_a_template(FIRST, "Y-m-d") == "2026-11-01"


def test_the_eleventh_and_twenty_first__are_no_first_in_french():
    with override("fr"):
        assert date_format(datetime.date(2026, 11, 11)) == "11 novembre 2026"
        assert date_format(datetime.date(2026, 11, 21)) == "21 novembre 2026"


def test_what_is_no_date__is_empty():
    assert in_a_template(None, "DATE_FORMAT") == in_a_template("", "DATE_FORMAT") == ""


def test_an_instant__is_written_in_the_zone_of_the_site():
    template = Template('{% load tz %}{% timezone "Asia/Hong_Kong" %}{{ value|date }}{% endtimezone %}')
    late = datetime.datetime(2026, 10, 31, 23, 0, tzinfo=datetime.UTC)
    with override("fr"):
        assert template.render(Context({"value": late})) == "1er novembre 2026"
