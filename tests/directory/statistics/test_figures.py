"""The figures of months: who is told, what is counted, and that a month is told once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.introductions import acts, afterwards
from directory.models import FollowUp, Introduction, Member, MonthlyFigures, Request, Skill
from directory.profiles.erasing import erase
from directory.states import By
from directory.statistics.counting import count
from directory.statistics.publishing import publish_due
from tests.actions import somebody
from tests.directory.joining.acts import signed_in
from tests.factories import MemberFactory, Person, region, skill
from tests.races import at_once

pytestmark = pytest.mark.django_db
FIGURES = "/admin/figures/"
IN_OCTOBER, IN_NOVEMBER = datetime(2026, 10, 12, 9, tzinfo=UTC), datetime(2026, 11, 5, 9, tzinfo=UTC)
OCTOBER = (datetime(2026, 10, 1, tzinfo=UTC), datetime(2026, 11, 1, tzinfo=UTC))
NOBODY = ("macedonia-editor", "kenya-approver", "kenya-safety", "coordinator", "fr-reviewer", "fr-translator")


def asking(many, field="law", at=IN_OCTOBER, **options) -> list[Request]:
    """So many open requests of as many members."""
    concept = skill(field)
    return [
        Request.objects.create(
            member=MemberFactory(**options), skill=concept, modes=1, summary="Checked.", opened_at=at
        )
        for _ in range(many)
    ]


def met(request, after=timedelta(hours=2)) -> Introduction:
    moment = request.opened_at + after
    return Introduction.objects.create(
        request=request,
        requester=request.member,
        helper=MemberFactory(code="macedonia"),
        state="open",
        proposed_at=moment,
        opened_at=moment,
        expires_at=moment + timedelta(days=60),
    )


def answered(introduction, word, at=IN_OCTOBER):
    member = introduction.requester
    FollowUp.objects.create(
        introduction=introduction, member=member, after_days=7, answer=word, answered_at=at
    )


def page(*words, query="") -> str:
    return signed_in(somebody(*words)).get(FIGURES + query, follow=True).content.decode()


@pytest.mark.parametrize("word", NOBODY)
def test_figures__are_for_leads_alone(word):
    asking(12)
    with time_machine.travel(IN_NOVEMBER):
        publish_due()
        assert "October 2026" not in page(word)
        assert "October 2026" not in signed_in(Person(root=True)).get(FIGURES, follow=True).content.decode()
        assert "October 2026" in page("kenya-lead")


def test_counts__region_field_outcome_and_time_and_never_what_was_not_safe():
    below = skill("appeals", below="law")
    quick, slow, _third = asking(3)
    Request.objects.filter(pk=slow.pk).update(skill=below)
    slow.refresh_from_db()
    elsewhere = asking(2, "health", at=IN_NOVEMBER) + asking(1, "health")
    answered(met(quick), "helped")
    answered(met(slow, timedelta(days=9)), "unsafe")
    answered(met(elsewhere[2], timedelta(days=2)), "no", at=IN_NOVEMBER)
    found = count(*OCTOBER)
    law, health = (str(Skill.objects.get(code=code).pk) for code in ("law", "health"))
    kenya = str(region("kenya").pk)
    assert found["requests"]["field"] == {law: 3, health: 1}
    assert {place: number for place, number in found["requests"]["region"].items() if number} == {kenya: 4}
    assert found["introductions"]["field"] == {law: 2, health: 1}
    assert found["answers"]["outcome"] == {"helped": 1, "partly": 0, "no": 0}
    assert found["first_yes"]["wait"] == {"hours": 1, "day": 0, "days": 1, "week": 0, "later": 1}


def test_second_yes_for_a_request__is_not_a_first_one():
    request = asking(1)[0]
    acts.decline(met_as_proposal(request), by=None)
    met(request, timedelta(days=2))
    assert sum(count(*OCTOBER)["first_yes"]["wait"].values()) == 1


def met_as_proposal(request) -> Introduction:
    row = met(request)
    row.state, row.opened_at = "proposed", None
    row.save()
    return row


def test_month__is_told_when_it_is_over_and_stays_as_it_was_told():
    requests = asking(12)
    with time_machine.travel(IN_OCTOBER + timedelta(days=1)):
        assert publish_due() == 0
    with time_machine.travel(IN_NOVEMBER):
        call_command("publish_statistics")
        told = MonthlyFigures.objects.get().figures
        erase(requests[0].member, by=By.SITE)
        assert publish_due() == 0
    assert MonthlyFigures.objects.get().figures == told
    assert told["requests"]["total"] == 10
    assert told["introductions"]["total"] is None


def test_page__shows_the_picture_and_the_same_numbers_in_a_table_and_nothing_under_five():
    asking(13), asking(3, "health"), asking(4, "media", code="congo")
    with time_machine.travel(IN_NOVEMBER):
        publish_due()
        shown = page("kenya-lead", query="?month=nonsense\x00")
        assert "<svg" in shown
        assert shown.count("October 2026") >= 2
        assert "not told" in shown
        for small in (">3<", ">4<"):
            assert small not in shown


def test_unsafe_answers__are_in_no_figure():
    request = asking(1)[0]
    row = met(request)
    follow_up = FollowUp.objects.create(introduction=row, member=row.helper, after_days=7)
    afterwards.answer(follow_up, answer="unsafe")
    found = count(datetime(2020, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC))
    assert set(found["answers"]["outcome"].values()) == {0}


def test_statements__are_as_many_for_20_as_for_2():
    counts, pages = [], []
    client = signed_in(somebody("kenya-lead"))
    for more in (2, 18):
        for request in asking(more):
            answered(met(request), "helped")
        with CaptureQueriesContext(connection) as queries:
            count(*OCTOBER)
        counts.append(len(queries))
        with time_machine.travel(IN_NOVEMBER):
            MonthlyFigures.objects.all().delete()
            publish_due()
            client.get(FIGURES)
            with CaptureQueriesContext(connection) as queries:
                client.get(FIGURES)
            pages.append(len(queries))
    # Fields, regions, requests, introductions, answers, first yeses.
    assert counts == [6, 6]
    assert pages[0] <= pages[1] <= pages[0] + 2, pages  # regions and fields, once there is a part to name


def test_ten_thousand_members__are_counted_right():
    people = [MemberFactory(code=code) for code in ("kenya", "congo")]
    kenya, congo = people[0].region_id, people[1].region_id
    law, health = skill("law"), skill("health")
    members = Member.objects.bulk_create(
        Member(region_id=kenya if n % 4 else congo, display_name="M", vetted_at=IN_OCTOBER)
        for n in range(10_000)
    )
    Request.objects.bulk_create(
        Request(member=member, skill=law if n % 2 else health, modes=1, summary="S", opened_at=IN_OCTOBER)
        for n, member in enumerate(members)
    )
    with CaptureQueriesContext(connection) as queries:
        found = count(*OCTOBER)
    told = found["requests"]["region"]
    assert (told[str(kenya)], told[str(congo)]) == (7500, 2500)
    assert found["requests"]["field"] == {str(law.pk): 5000, str(health.pk): 5000}
    assert len(queries) == 6


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_two_runs_at_once__tell_a_month_once():
    asking(6)
    with time_machine.travel(IN_NOVEMBER):
        assert sorted(at_once(publish_due, publish_due)) == [0, 1]
    assert MonthlyFigures.objects.count() == 1
