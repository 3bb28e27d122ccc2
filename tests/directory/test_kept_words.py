"""Words that a member sends when the sign-in has ended come back, and tell a stranger nothing."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from directory.models import Request
from tests.directory.exchange.actions import ask_for
from tests.factories import MemberFactory, skill

pytestmark = pytest.mark.django_db
NEW, WORDS = "/en/directory/requests/new/", "Somebody who reads summonses with us."


def test_words__come_back_in_the_page_and_nothing_is_kept(client):
    answer = client.post(NEW, {"summary": WORDS, "password": "three secret words", "form_key": "k"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert WORDS in page
    assert "three secret words" not in page
    assert "/accounts/login/?next=/en/directory/me/" in page
    assert "no-store" in answer["Cache-Control"]
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert set(answer.cookies) <= {"csrftoken"}
    assert not Request.objects.exists()


def test_press_without_words__leads_to_the_sign_in(client):
    answer = client.post("/en/directory/me/hide/", {"form_key": "k"})
    assert answer.url.startswith("/accounts/login/")


def test_words__come_back_alike_whether_there_is_something_at_the_address(client):
    def said(public_id):
        answer = client.post(reverse("directory:change_request", args=[public_id]), {"summary": WORDS})
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        return answer.status_code, text.replace(public_id, "")

    skill("law")
    real = ask_for(MemberFactory()).public_id
    assert said(real) == said("x" * len(real))


def test_words__sent_with_the_token_of_the_session_before_come_back_with_a_new_one():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(MemberFactory().user)
    answer = strict.post(NEW, {"summary": WORDS}, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    assert WORDS in answer.content.decode()
    assert "You signed in again" in answer.content.decode()


@pytest.mark.parametrize("said", ["cross-site", "same-site", "none", None])
def test_words__from_elsewhere_are_refused_and_not_handed_on(said):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(MemberFactory().user)
    answer = strict.post(NEW, {"summary": WORDS}, headers={"Sec-Fetch-Site": said} if said else {})
    assert answer.status_code == 403
    assert WORDS not in answer.content.decode()
