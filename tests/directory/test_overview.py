"""The member's first page: what waits for them, what is open, and nothing of what others do."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from directory.introductions import acts, afterwards
from directory.joining.vetting import ask_to_vouch
from directory.models import Ask, Introduction, Member, Request
from directory.models.member import today
from tests.directory.browse.acts import browser
from tests.directory.exchange.actions import ask_for, helper, later, match, offer, say_yes
from tests.directory.mentorship.actions import proposal
from tests.factories import MemberFactory, skill

pytestmark = pytest.mark.django_db


def first_page(member) -> str:
    return browser(member).get("/en/directory/me/").content.decode()


def part(member, name: str) -> list[str]:
    """The lines of "waits" or "open", as words."""
    found = re.search(rf'aria-labelledby="{name}">(.*?)</section>', first_page(member), re.DOTALL)
    lines = re.findall(r"<li>(.*?)</li>", found[1], re.DOTALL) if found else []
    return [" ".join(re.sub(r"<[^>]+>", " ", line).split()) for line in lines]


def test_asker__is_told_the_same_whether_nobody_was_asked_or_three():
    skill("law")
    alone, lucky = MemberFactory(languages=["fr"]), MemberFactory(languages=["en"])
    for _number in range(3):
        helper()
    for seeker in (alone, lucky):
        ask_for(seeker, urgency=3)
    match()
    assert Ask.objects.count() == 3
    assert part(alone, "open") == part(lucky, "open") == ["You asked for help. law looking"]
    assert part(alone, "waits") == part(lucky, "waits") == []


def test_helper__finds_who_asks_then_the_thread_and_the_one_who_asked_what_is_theirs():
    seeker, one = MemberFactory(languages=["en"], display_name="Seeker"), helper()
    ask_for(seeker)
    match()
    assert [line.startswith("Somebody could use your help. law until") for line in part(one, "waits")] == [
        True
    ]
    assert "Seeker" not in first_page(one)
    row = say_yes(one)
    assert part(one, "waits") == []
    assert part(seeker, "waits")[0].startswith("Somebody would like to help you. law until")
    acts.accept(row, by=seeker)
    acts.write(row, author=seeker, text="Words of theirs", form_key="1")
    assert part(one, "waits") == ["Somebody wrote to you. law"]
    assert part(one, "open") == ["You help somebody. law open"]
    assert part(seeker, "open") == ["Somebody helps you. law open"]
    assert "Words of theirs" not in first_page(one)
    later(Introduction.objects.get(), "opened_at", days=8)
    afterwards.ask_what_came_of_it()
    assert "What came of your introduction? One question. law" in part(seeker, "waits")


def test_what_ends_soon__is_told_a_week_before():
    member = helper()
    ask_for(member, "media")
    assert part(member, "waits") == []
    member.offers.update(expires_on=today() + timedelta(days=7))
    member.requests.update(expires_on=today() + timedelta(days=7))
    assert [line.split(".")[0] for line in part(member, "waits")] == [
        "Your request ends soon",
        "Your offer ends soon",
    ]


def test_mentorship_and_newcomers__wait_for_a_word():
    row = proposal()
    assert part(row.mentee, "waits")[0].startswith("Somebody fits for a mentorship with you. law until")
    newcomer = MemberFactory(provisional=True, code="kenya")
    voucher = MemberFactory(code="macedonia")
    ask_to_vouch(newcomer, voucher.user.handle, by=newcomer.user)
    assert part(voucher, "waits") == ["Somebody asks you to vouch for a newcomer."]


def test_request_for_somebody_without_an_account__does_not_stand_there():
    lead = MemberFactory(languages=["en"])
    ask_for(lead, origin="intake")
    assert part(lead, "open") == []


def test_first_page__asks_the_database_as_often_for_many_things_as_for_one():
    member, counts = helper(), []
    for more in (1, 4):
        for _number in range(more):
            Ask.objects.create(
                request=ask_for(MemberFactory(languages=["en"])),
                member=member,
                answer_by=Request.objects.latest("pk").opened_at,
            )
        offer(member, f"skill-{more}")
        client = browser(Member.objects.get(pk=member.pk))
        client.get("/en/directory/me/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/directory/me/")
        counts.append(len(queries))
    assert counts[0] == counts[1]
