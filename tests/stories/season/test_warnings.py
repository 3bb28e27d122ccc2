"""Warnings of what a month lacks: once a stage, in the receiver's daytime, in words that name nothing."""

import datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client

from safekeeping.models import OutboxMessage
from stories.models import Slot, SlotWarning
from stories.season import slots
from stories.season.warnings import near_for, warn
from tests.actions import somebody, write_story
from tests.races import at_once
from tests.stories.season.actions import host, month, plan_season, put_in_month

pytestmark = pytest.mark.django_db
DAY = datetime.date(2027, 4, 1)  # of the month that the tests look at
NOON = 9  # hour of UTC, noon in Nairobi


def kenyan_month() -> Slot:
    """April, hosted by Kenya, with nobody named; the other months are nobody's."""
    slot = host(month(plan_season(year=2027, start_month=4, slug="2027-28"), 4))
    Slot.objects.filter(pk=slot.pk).update(owner=None)
    return Slot.objects.get(pk=slot.pk)


def at(days: int, hour: int = NOON):
    """So many days before the month's day, at an hour of UTC."""
    moment = datetime.datetime.combine(DAY - datetime.timedelta(days=days), datetime.time(hour))
    return time_machine.travel(moment.replace(tzinfo=datetime.UTC), tick=False)


def told(days: int, hour: int = NOON) -> list[str]:
    """Handles of the people whom a run at that time writes to."""
    before = set(OutboxMessage.objects.values_list("pk", flat=True))
    with at(days, hour):
        warn()
    mails = OutboxMessage.objects.filter(template="gap_warning").exclude(pk__in=before)
    return sorted(mail.address.removesuffix("@example.org") for mail in mails)


def test_warning__none_before_sixty_days_and_none_after_the_day():
    kenyan_month()
    assert [told(days) for days in (90, 61)] == [[], []]
    with at(-1):
        assert DAY not in [warned.slot.when.first_day for warned in near_for(somebody("kenya-lead"))]


def test_warning__once_at_each_stage():
    kenyan_month()
    days = [day for day in range(62, -3, -1) if "kenya-lead" in told(day)]
    assert days == [60, 30, 14, 7]


def test_warning__a_second_run_in_the_same_stage_tells_nobody():
    kenyan_month()
    assert told(60) == ["kenya-lead"]
    assert [told(60), told(45)] == [[], []]


def test_warning__stages_that_were_missed_are_not_told_one_after_the_other():
    kenyan_month()
    assert "kenya-lead" in told(10)
    rows = SlotWarning.objects.filter(person=somebody("kenya-lead"))
    assert list(rows.values_list("days", flat=True)) == [14]
    assert told(10, NOON + 1) == []


@pytest.mark.parametrize(
    "zone, hours",
    [
        ("UTC", range(6, 15)),  # chosen by nobody: the site's, Nairobi
        ("Africa/Nairobi", range(6, 15)),
        ("Asia/Hong_Kong", range(1, 10)),
        ("Europe/Skopje", range(8, 17)),
        ("America/Los_Angeles", range(17, 24)),
    ],
)
def test_warning__waits_for_the_receivers_daytime(zone, hours):
    kenyan_month()
    lead = somebody("kenya-lead")
    lead.time_zone = zone
    lead.save(update_fields=["time_zone"])
    awake = []
    for hour in range(24):
        SlotWarning.objects.all().delete()
        if told(59, hour) == ["kenya-lead"]:
            awake.append(hour)
    assert set(hours) <= set(awake)
    assert len(awake) == 9


def test_warning__what_was_closed_in_the_night_is_not_told():
    slot = kenyan_month()
    assert told(60, 1) == []
    put_in_month(write_story(), slot, by=somebody("kenya-lead", "kenya-editor"))
    Slot.objects.filter(pk=slot.pk).update(owner=somebody("kenya-editor"))
    assert told(60) == []


def test_warning__a_skipped_month_lacks_nothing():
    slots.skip(kenyan_month(), reason="Nobody has the time.", by=somebody("kenya-lead"))
    assert told(59) == []


def test_warning__goes_to_who_answers_for_it_first_then_to_the_region_then_to_coordinators():
    slot = kenyan_month()
    owner, lead = somebody("kenya-editor"), somebody("kenya-lead")
    backup = somebody("kenya-approver")
    Slot.objects.filter(pk=slot.pk).update(owner=owner, backup=backup)
    somebody("macedonia-lead"), somebody("coordinator")
    assert told(59) == ["kenya-approver", "kenya-editor"]
    for person in (owner, backup):
        person.mandates.all().delete()
    assert told(29)[-1] == "kenya-lead"
    lead.is_active = False
    lead.save(update_fields=["is_active"])
    assert told(13) == ["coordinator"]
    assert "macedonia-lead" not in told(7)


def test_warning__names_nothing_and_nobody():
    kenyan_month()
    told(60)
    mail = OutboxMessage.objects.get(template="gap_warning")
    for word in ("Kenya", "kenya", "bench", "Twelve", "April", "2027"):
        assert word not in mail.subject + mail.body


def test_warn_of_gaps__is_the_hourly_command():
    kenyan_month()
    out = StringIO()
    with at(60):
        call_command("warn_of_gaps", stdout=out)
        call_command("warn_of_gaps", stdout=out)
    assert out.getvalue() == "1 warnings\n0 warnings\n"


@pytest.mark.parametrize(
    "who, sees",
    [
        ("macedonia-lead", False),
        ("macedonia-editor", False),
        ("kenya-approver", False),
        ("kenya-safety", False),
        ("fr-translator", False),
        ("kenya-editor", True),
        ("kenya-lead", True),
    ],
)
def test_first_page__shows_the_months_of_those_who_plan_them(who, sees):
    slot = kenyan_month()
    client = Client()
    with at(50):
        client.force_login(somebody(who))
        words = client.get("/admin/").content.decode()
    assert (f'href="/admin/season/month/{slot.pk}/"' in words) is sees


def test_first_page__asks_the_same_for_one_month_and_for_six(django_assert_max_num_queries):
    season = kenyan_month().season
    lead = somebody("kenya-lead")
    for number in range(5, 10):
        Slot.objects.filter(season=season, month=number).update(region=month(season, 4).region)
    with at(20), django_assert_max_num_queries(9):  # months, 7 facts, mandates
        near_for(type(lead).objects.get(pk=lead.pk))


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_warning__two_runs_at_once_tell_each_month_once():
    april = kenyan_month()
    may = host(month(april.season, 5))
    Slot.objects.filter(pk=may.pk).update(owner=None)
    with at(14):
        at_once(warn, warn, warn)
    assert OutboxMessage.objects.filter(template="gap_warning").count() == 1  # one mail for both
    rows = SlotWarning.objects.order_by("days").values_list("days", "slot")
    assert list(rows) == [(14, april.pk), (60, may.pk)]
