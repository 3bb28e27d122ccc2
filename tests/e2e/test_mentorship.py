"""A mentorship at a phone, without a script: a programme, two entries, two yeses, a goal, a session, a
check-in, and an end before its time. The mentee reads Arabic."""

import datetime
import subprocess
import sys

import pytest
from django.conf import settings
from playwright.sync_api import expect

from demonstration.loading.people import PASSWORD
from tests.e2e.reading import fits

pytestmark = pytest.mark.e2e

LEADER, MENTOR, MENTEE = "member-12", "member-16", "member-17"  # the last two share Arabic and French
NAME = "Autumn of two"
PAIR = "/directory/mentorship/with/"


@pytest.fixture
def command(served):
    """What the site runs by itself."""

    def run(*words: str) -> None:
        call = [sys.executable, "manage.py", *words]
        subprocess.run(call, cwd=settings.BASE_DIR, env=served, check=True)

    return run


def test_mentorship__from_the_programme_to_an_early_end(people, command):
    coordinator = people("coordinator")
    begin_programme(coordinator)
    lead(member(people, LEADER))
    open_programme(coordinator)
    mentor, mentee = member(people, MENTOR), member(people, MENTEE)
    enter(mentor, "en", "mentor")
    enter(mentee, "ar", "mentee")
    command("pair_mentors")
    agree(mentor, "en")
    page = agree(mentee, "ar")
    mentor.reload()
    live_through(mentor, mentee)
    a_month_later(command, page)
    check_in(mentee)
    health(coordinator)
    finish(mentee)
    expect(open_line(mentor, "en")).to_contain_text("شكرًا")
    assert people.complaints == []


def member(people, handle):
    """Signed in, by password alone, in a browser without scripts."""
    page = people.stranger(java_script_enabled=False)
    page.goto("/accounts/login/?next=/en/directory/mentorship/")
    page.fill("[name=login]", handle)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    return page


def begin_programme(coordinator):
    coordinator.goto("/admin/mentorship/add/")
    coordinator.fill("[name=name_en]", NAME)
    coordinator.fill("[name=name_ar]", "خريف اثنين")
    coordinator.fill("[name=closes_on]", day(60))
    coordinator.locator("main form button[type=submit]").last.click()
    coordinator.fill("[name=handle]", LEADER)
    coordinator.click("main form[action*='/lead/'] button")
    expect(coordinator.locator("body")).to_contain_text("If there is such a member")


def open_programme(coordinator):
    coordinator.reload()
    expect(coordinator.locator("main")).to_contain_text(LEADER)
    coordinator.click("main form[action*='/open/'] button")


def day(days: int) -> str:
    return (datetime.datetime.now(datetime.UTC).date() + datetime.timedelta(days=days)).isoformat()


def lead(leader):
    expect(leader.locator("main")).to_contain_text(NAME)
    leader.click("main form[action*='/lead/'] button[name=yes]")


def enter(page, language: str, role: str):
    page.goto(f"/{language}/directory/mentorship/")
    assert fits(page)
    name = NAME if language == "en" else "خريف اثنين"
    page.locator(f".things li:has-text('{name}') a[href*='/{role}/']").click()
    page.fill("[name=skill-sought]", "burnout")
    page.click("[name=skill-find]")
    page.locator("[name=skill]").first.check()
    page.fill("[name=words]", "سطران\nمن الأمل" if language == "ar" else "I listen, and I ask.")
    assert fits(page)
    page.locator("main form:has([name=words]) button[type=submit]").last.click()
    page.wait_for_url("**/directory/mentorship/")


def agree(page, language: str) -> str:
    """Finds the proposal in the inbox; nothing of it says who the other one is."""
    page.goto(f"/{language}/directory/inbox/")
    page.click("main .notices li:first-child button")
    for name in (MENTOR, MENTEE, "Tunis", "Lebanon"):
        expect(page.locator("main")).not_to_contain_text(name)
    assert fits(page)
    page.click("main button[name=yes]")
    return page.url


def live_through(mentor, mentee):
    mentee.fill("#goal-text", "أن أنام مساء الجمعة")
    mentee.click("main form[action$='/goals/'] button")
    mentor.locator("details:has([name=day]) summary").click()
    mentor.fill("[name=day]", day(7))
    mentor.fill("[name=hour]", "17:30")
    mentor.click("main form[action$='/sessions/'] button")
    expect(mentor.locator("main")).to_contain_text("أن أنام")
    mentee.reload()
    assert mentee.locator("html").get_attribute("dir") == "rtl"
    assert fits(mentee) and fits(mentor)
    mentee.click("main button[name=held]")
    expect(mentee.locator(".state--held")).to_be_visible()


def a_month_later(command, page: str) -> None:
    """The demonstration's clock cannot be turned; the day on which the two began can."""
    public_id = page.split(PAIR)[1].strip("/")
    command(
        "shell",
        "-c",
        "from datetime import timedelta; from directory.models import Mentorship; "
        f"row = Mentorship.objects.get(public_id='{public_id}'); "
        "row.opened_at -= timedelta(days=31); row.save()",
    )
    command("pair_mentors")


def check_in(mentee):
    mentee.reload()
    mentee.locator(".members__news a").click()
    mentee.check("[name=signal][value=attention]")
    mentee.check("[name=met][value=less]")
    mentee.fill("[name=words]", "وقت أطول")
    assert fits(mentee)
    mentee.locator("main form:has([name=signal]) button[type=submit]").click()


def health(coordinator):
    coordinator.reload()
    line = coordinator.locator(f"tr:has-text('{MENTEE}')")
    expect(line).to_contain_text("something needs attention")
    expect(coordinator.locator("main")).not_to_contain_text("وقت أطول")


def finish(mentee):
    mentee.locator("main a[href$='/finish/']").click()
    mentee.check("[name=outcome][value=partly]")
    mentee.fill("[name=thanks]", "شكرًا")
    mentee.locator("main form:has([name=outcome]) button[type=submit]").click()
    expect(mentee.locator(".state--early")).to_be_visible()
    assert fits(mentee)


def open_line(page, language: str):
    """The newest line of the inbox, opened."""
    page.goto(f"/{language}/directory/inbox/")
    page.click("main .notices li:first-child button")
    return page.locator("main")
