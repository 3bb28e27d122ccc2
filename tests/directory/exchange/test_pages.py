"""The pages of the exchange: from a request to a conversation, and what they do not tell."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Ask, Introduction, Message, Offer, Request
from tests.factories import MemberFactory, skill

from .actions import SUMMARY, ask_for, asked, helper, match, say_yes

pytestmark = pytest.mark.django_db


def browser(member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


def page(member, name, *args) -> str:
    return browser(member).get(reverse(f"directory:{name}", args=args)).content.decode()


def without_form_keys(text: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)


REQUEST = {
    "level": "0",
    "urgency": "1",
    "modes": ["1", "2"],
    "near": "either",
    "summary": SUMMARY,
    "detail": "Sealed words",
}


def test_page_of_a_request__is_the_same_whether_nobody_one_or_five_were_asked():
    skill("law")
    seeker = MemberFactory(languages=["en"])
    request = ask_for(seeker)
    seen = []
    for number in (0, 1, 5):
        for _more in range(number - Ask.objects.count()):
            Ask.objects.create(request=request, member=helper(), answer_by=request.opened_at)
        seen.append(without_form_keys(page(seeker, "request", request.public_id)))
        seen.append(without_form_keys(page(seeker, "requests")))
    assert len(set(seen[::2])) == 1
    assert len(set(seen[1::2])) == 1


def test_summary_with_an_address__keeps_every_word_typed():
    seeker = MemberFactory(languages=["en"])
    sent = REQUEST | {
        "skill": skill("law").pk,
        "summary": "Write to me@example.org, please",
        "detail": "Long words",
    }
    answer = browser(seeker).post(reverse("directory:new_request"), sent)
    assert "an e-mail address" in answer.content.decode()
    assert "Write to me@example.org, please" in answer.content.decode()
    assert "Long words" in answer.content.decode()
    assert not Request.objects.exists()


def test_legal_help__needs_a_country():
    seeker = MemberFactory(languages=["en"])
    law = skill("law", needs_jurisdiction=True)
    skill("asylum", below="law")
    sent = REQUEST | {"skill": skill("asylum").pk}
    answer = browser(seeker).post(reverse("directory:new_request"), sent)
    assert "choose it" in answer.content.decode()
    browser(seeker).post(reverse("directory:new_request"), sent | {"jurisdiction": "404"})
    assert Request.objects.get().jurisdiction == 404
    assert law.needs_jurisdiction


def test_member_without_a_language__is_told_before_and_after():
    seeker = MemberFactory()
    assert "Tell your languages in your profile first" in page(seeker, "new_request")
    answer = browser(seeker).post(reverse("directory:new_request"), REQUEST | {"skill": skill("law").pk})
    assert "names no language yet" in answer.content.decode()


def test_asking_a_person__finds_only_those_one_can_see():
    seeker, shown, hidden = MemberFactory(languages=["en"]), helper(), helper(invisible=True)
    assert browser(seeker).get(reverse("directory:ask", args=[shown.public_id])).status_code == 200
    invented = browser(seeker).get(reverse("directory:ask", args=["A" * 22]))
    for somebody in (hidden, seeker):
        answer = browser(seeker).get(reverse("directory:ask", args=[somebody.public_id]))
        body = answer.content.decode().replace(somebody.public_id, "A" * 22)
        assert (answer.status_code, body) == (404, invented.content.decode())
    answer = browser(seeker).post(
        reverse("directory:ask", args=[shown.public_id]), REQUEST | {"skill": skill("law").pk}
    )
    assert answer.status_code == 302
    match()
    assert asked(Request.objects.get()) == [shown]


def test_other_people__find_no_request_ask_offer_or_introduction():
    one = helper()
    request = ask_for(MemberFactory(languages=["en"]))
    match()
    row = say_yes(one)
    stranger = browser(MemberFactory())
    for name, public_id in {
        "request": request.public_id,
        "ask_to_answer": one.asks.get().public_id,
        "introduction": row.public_id,
    }.items():
        assert stranger.get(reverse(f"directory:{name}", args=[public_id])).status_code == 404
    offer = one.offers.get()
    assert (
        stranger.post(reverse("directory:change_offer", args=[offer.public_id]), {"take_back": 1}).status_code
        == 404
    )
    assert Offer.objects.open().get() == offer


def test_from_an_offer_to_a_conversation():
    skill("law")
    one, seeker = MemberFactory(languages=["en", "sw"], contact=["a number"]), MemberFactory(languages=["en"])
    offer = {"skill": skill("law").pk, "level": "2", "modes": ["1"], "effort": "hour", "hours": ["4"]}
    browser(one).post(reverse("directory:new_offer"), offer)
    browser(seeker).post(reverse("directory:new_request"), REQUEST | {"skill": skill("law").pk})
    match()
    ask = one.asks.get()
    shown = page(one, "ask_to_answer", ask.public_id)
    assert (
        SUMMARY in shown
        and "Sealed words" not in shown
        and "You have a language in common: English." in shown
    )
    browser(one).post(reverse("directory:ask_to_answer", args=[ask.public_id]), {"yes": 1})
    row = Introduction.objects.get()
    assert one.display_name in page(seeker, "introduction", row.public_id)
    assert seeker.display_name not in page(one, "introduction", row.public_id)
    browser(seeker).post(reverse("directory:answer_proposal", args=[row.public_id]), {"yes": 1})
    assert "Sealed words" in page(one, "introduction", row.public_id)
    message = {"text": "Karibu", "form_key": "one"}
    for _twice in range(2):
        browser(one).post(reverse("directory:write", args=[row.public_id]), message)
    assert Message.objects.get().text == "Karibu"
    assert "a number" not in page(seeker, "introduction", row.public_id)
    detail = one.contact_details.get()
    browser(one).post(reverse("directory:show_way", args=[row.public_id, detail.public_id]), {"show": 1})
    assert "a number" in page(seeker, "introduction", row.public_id)
    browser(one).post(reverse("directory:show_way", args=[row.public_id, detail.public_id]), {"take_back": 1})
    assert "a number" not in page(seeker, "introduction", row.public_id)


def test_empty_message__says_so_and_a_report_may_be_empty():
    one = helper()
    ask_for(MemberFactory(languages=["en"]))
    match()
    row = say_yes(one)
    browser(row.requester).post(reverse("directory:answer_proposal", args=[row.public_id]), {"yes": 1})
    answer = browser(one).post(
        reverse("directory:write", args=[row.public_id]), {"text": " ", "form_key": "x"}
    )
    assert "This field is required." in answer.content.decode()
    browser(one).post(reverse("directory:report", args=[row.public_id]), {"text": ""})
    assert row.reports.get().member == one
