"""Who reads what was not safe: safety of the reporter's region and of everywhere, and nobody else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.introductions import acts, afterwards
from directory.models import SafetyReport
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.factories import MemberFactory, Person

from .exchange.actions import ask_for, helper, match, say_yes

pytestmark = pytest.mark.django_db
LIST = "/admin/safety-reports/"
WORDS = "They came to my door"


@pytest.fixture
def report():
    one = helper()
    ask_for(MemberFactory(languages=["en"]))
    match()
    row = say_yes(one)
    acts.accept(row, by=row.requester)
    return afterwards.report(row, by=row.requester, text=WORDS)


def at(report: SafetyReport) -> str:
    return f"{LIST}{report.pk}/"


@pytest.mark.parametrize(
    "word", ["kenya-lead", "coordinator", "kenya-editor", "kenya-approver", "macedonia-safety", "fr-reviewer"]
)
def test_others__find_no_report_and_settle_none(client, report, word):
    client.force_login(somebody(word))
    assert client.get(at(report)).status_code == 404
    assert client.post(at(report), {"settle": 1}).status_code == 404
    assert f"Report {report.pk}" not in client.get(LIST, follow=True).content.decode()
    assert SafetyReport.objects.get().settled_at is None


def test_root__finds_none(client, report):
    client.force_login(Person(root=True))
    assert client.get(at(report)).status_code == 404


@pytest.mark.parametrize("word", ["kenya-safety", "everywhere-safety"])
def test_safety__reads_it_by_a_press_that_is_kept(client, report, word):
    reader = somebody(word)
    client.force_login(reader)
    assert f"Report {report.pk}" in client.get(LIST).content.decode()
    assert WORDS not in client.get(at(report)).content.decode()
    assert WORDS in client.post(at(report)).content.decode()
    event = AuditEvent.objects.latest("sequence")
    assert (event.event, event.actor_id) == ("safety.read", reader.pk)
    for _twice in range(2):
        client.post(at(report), {"settle": 1})
    assert SafetyReport.objects.get().settled_by == reader.pk
    assert AuditEvent.objects.filter(event="safety.settled").count() == 1


def test_list__costs_the_same_for_one_report_and_for_many(client, report):
    client.force_login(somebody("everywhere-safety"))
    client.get(LIST)
    with CaptureQueriesContext(connection) as one:
        client.get(LIST)
    for _number in range(5):
        afterwards.report(report.introduction, by=report.member, text=WORDS)
    with CaptureQueriesContext(connection) as six:
        client.get(LIST)
    assert len(one) == len(six)
