"""Somebody comes by a link, is vetted, tells what they can do, and helps: at a phone, in Arabic, without a
script. And a profile: seen as others see it, hidden with one press, back with another."""

import subprocess
import sys

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.e2e.exchanging import ask_now, choose_skill, press, sign_in
from tests.e2e.pictures import picture
from tests.e2e.reading import fits
from tests.e2e.test_joining import ask_to_vouch, invite, join, vet, vouch

pytestmark = pytest.mark.e2e

DESK = {"width": 1180, "height": 960}
HANDLE, NAME = "dune-swift", "سمامة الكثبان"
ABOUT = "أجلس مع من يمرّ بليلة صعبة حتى الصباح."
SKILL = "الدعم في الأزمات"  # what nobody else of the demonstration offers
WAY = "dune.swift.example"
SUMMARY, DETAIL = "صديقة لم تنم منذ أسبوع بعد استجواب طويل.", "هي في بيتي، ولا تريد أن تبقى وحدها."
FIRST, SECOND = "شكرًا لأنك هنا.", "هل أكلت شيئًا اليوم؟"
SEEKER = "member-17"
WEEK_LATER = """
import django; django.setup()
from demonstration.loading.earlier import earlier
from directory.models import Introduction
earlier(Introduction.objects.filter(state="open").order_by("-pk")[:1], days=8)
"""


def test_newcomer__joins_offers_and_helps_somebody_who_says_what_came_of_it(people, served):
    helper = people.stranger(java_script_enabled=False)
    become_a_member(people, helper)
    tell_about_oneself(helper)
    offer(helper)
    seeker = people.stranger(java_script_enabled=False)
    sign_in(seeker, SEEKER, "ar")
    ask(seeker)
    say_yes(helper)
    say_the_second_yes(seeker)
    talk(seeker, helper)
    reveal(helper, seeker)
    a_week_passes(served)
    say_what_came_of_it(seeker)
    close(seeker, helper)
    assert people.complaints == []


def become_a_member(people, newcomer):
    lead = people("kenya-lead")
    join(newcomer, invite(lead).replace("/en/", "/ar/"), handle=HANDLE, name=NAME)
    ask_to_vouch(newcomer)
    vet(lead, HANDLE)
    vouch(people, name=NAME, handle=HANDLE)


def tell_about_oneself(member):
    member.goto("/ar/directory/me/profile/")
    member.fill("[name=about]", ABOUT)
    member.fill("[name=contact-0-value]", WAY)
    press(member, "main button[name=preview]")
    expect(member.locator(".looking-glass")).to_contain_text(ABOUT)
    expect(member.locator(".looking-glass")).not_to_contain_text(WAY)
    press(member, "main .form__ends button:not([name])")
    expect(member.locator("[name=about]")).to_have_value(ABOUT)
    assert fits(member)
    member.goto("/ar/directory/me/seen-by/members/")
    picture(member, "member-seen-by-ar", height=1400)


def offer(member):
    member.goto("/ar/directory/offers/new/")
    choose_skill(member, SKILL)
    member.check("[name=modes] >> nth=0")
    press(member, "main form:has([name=effort]) button[type=submit]:not([name])")
    expect(member.locator(".things")).to_contain_text(SKILL)


def ask(member):
    member.goto("/ar/directory/requests/new/")
    assert fits(member)
    ask_now(member, SKILL, SUMMARY, DETAIL)
    expect(member.locator(".state--looking")).to_be_visible()
    expect(member.locator("main")).not_to_contain_text(NAME)  # nobody is told who was asked


def say_yes(member):
    member.goto("/ar/directory/asks/")
    press(member, f"main a:has-text('{SKILL}')")
    expect(member.locator("main")).to_contain_text(SUMMARY)
    expect(member.locator("main")).not_to_contain_text(DETAIL)
    assert fits(member)
    picture(member, "member-asked-ar", height=1300)
    press(member, "main button[name=yes]")


def say_the_second_yes(member):
    member.goto("/ar/directory/introductions/")
    press(member, f"main a:has-text('{SKILL}')")
    expect(member.locator("main")).to_contain_text(NAME)
    press(member, "main button[name=yes]")


def talk(seeker, helper):
    write(seeker, FIRST)
    helper.goto("/ar/directory/introductions/")
    press(helper, f"main a:has-text('{SKILL}')")
    expect(helper.locator("main")).to_contain_text(DETAIL)  # now it is theirs to read
    write(helper, SECOND)


def write(member, words):
    member.fill("form[action$='/write/'] textarea", words)
    press(member, "form[action$='/write/'] button[type=submit]")
    expect(member.locator(".thread")).to_contain_text(words)
    assert fits(member)


def reveal(helper, seeker):
    seeker.reload()
    expect(seeker.locator("main")).not_to_contain_text(WAY)
    press(helper, "main button[name=show]")
    seeker.reload()
    expect(seeker.locator("main")).to_contain_text(WAY)
    picture(seeker, "member-thread-ar", height=1900)


def a_week_passes(served):
    for command in ([sys.executable, "-c", WEEK_LATER], [sys.executable, "manage.py", "match"]):
        subprocess.run(command, cwd=settings.BASE_DIR, env=served, check=True, capture_output=True)


def say_what_came_of_it(seeker):
    seeker.reload()
    seeker.check("form[action$='/follow-up/'] [value=helped]")
    press(seeker, "form[action$='/follow-up/'] button[type=submit]")
    expect(seeker.locator("form[action$='/follow-up/']")).to_have_count(0)


def close(seeker, helper):
    press(seeker, "form[action$='/close/'] button")
    expect(seeker.locator(".state--closed")).to_be_visible()
    expect(seeker.locator("main")).not_to_contain_text(WAY)
    helper.goto("/ar/directory/inbox/")
    assert fits(helper)


def test_profile__is_seen_as_others_see_it_hidden_with_one_press_and_comes_back(people):
    member = people.stranger(java_script_enabled=False, viewport=DESK)
    sign_in(member, "member-26")
    edit(member)
    for who, sees in (("members", True), ("lead", True), ("world", False)):
        member.goto(f"/en/directory/me/seen-by/{who}/")
        assert (member.locator(".looking-glass").count() > 0) is sees
    hide_and_come_back(member)
    assert people.complaints == []


def edit(member):
    member.goto("/en/directory/me/profile/")
    member.fill("[name=about]", "I read rulings slowly, so that others need not.")
    press(member, "main .form__ends button:not([name])")
    member.goto("/en/directory/me/seen-by/members/")
    expect(member.locator(".looking-glass")).to_contain_text("so that others need not")
    picture(member, "member-seen-by", height=1200)


def hide_and_come_back(member):
    member.goto("/en/directory/me/")
    picture(member, "member-overview", height=900)
    press(member, ".panic button")
    member.goto("/en/directory/me/")
    expect(member.locator(".state--hidden")).to_be_visible()
    member.goto("/en/directory/me/seen-by/members/")
    expect(member.locator(".looking-glass")).to_have_count(0)
    press(member, ".panic button")
    member.goto("/en/directory/me/")
    expect(member.locator(".state--active")).to_be_visible()
