"""Who does not come back: day by day, each stage once."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.core.management import call_command

from directory.models import Member, Notice
from directory.profiles.keeping import keep
from safekeeping.models import OutboxMessage
from tests.directory.test_visibility import MARKER, full_member

pytestmark = pytest.mark.django_db
START = datetime(2027, 1, 10, 12, tzinfo=UTC)


def day(number: int):
    return time_machine.travel(START + timedelta(days=number), tick=False)


@pytest.fixture
def member():
    with day(0):
        found = full_member()
    Member.objects.filter(pk=found.pk).update(last_seen_on=START.date())
    return found


def fresh(member):
    return Member.objects.get(pk=member.pk)


def done_on(number: int) -> set[str]:
    with day(number):
        return {stage for stage, count in keep().items() if count}


def test_each_stage__comes_on_its_day_and_once(member):
    user = member.user_id
    expected = {60: "reminded", 90: "hidden", 180: "emptied", 365: "erased"}
    for number in (1, 59, 60, 61, 89, 90, 91, 179, 180, 181, 364, 365, 366):
        assert done_on(number) == ({expected[number]} if number in expected else set()), number
        row = fresh(member)
        if number == 60:
            assert Notice.objects.filter(member=member, kind="still-there").count() == 1
            assert OutboxMessage.objects.count() == 1
        if number == 90:
            assert (row.state, row.display_name) == ("hidden", f"{MARKER} display_name")
        if number == 180:
            assert (row.display_name, row.risk_notes, row.contact_details.count()) == ("", "", 0)
            assert row.user_id == user
    assert fresh(member).state == "erased"
    assert not get_user_model().objects.filter(pk=user).exists()


def test_a_visit__begins_anew(member, client):
    done_on(61)
    with day(62):
        client.force_login(member.user)
        client.get("/en/directory/me/")
    assert fresh(member).last_seen_on == date(2027, 3, 13)
    assert done_on(62 + 59) == set()
    assert done_on(62 + 60) == {"reminded"}


def test_the_own_shorter_wish__is_kept_and_reminded_of_half_way(member):
    Member.objects.filter(pk=member.pk).update(erase_after_days=30)
    assert done_on(14) == set()
    assert done_on(15) == {"reminded"}
    assert done_on(29) == set()
    assert done_on(30) == {"erased"}


def test_a_late_run__makes_up_for_everything(member):
    assert done_on(200) == {"reminded", "hidden", "emptied"}


def test_suspended__stays_suspended_and_is_still_forgotten(member):
    Member.objects.filter(pk=member.pk).update(state="suspended")
    assert done_on(100) == {"reminded"}
    assert done_on(365) == {"emptied", "erased"}


def test_command__says_how_many(member, capsys):
    with day(90):
        call_command("keep_members")
    assert "1 reminded, 1 hidden, 0 emptied, 0 erased" in capsys.readouterr().out
