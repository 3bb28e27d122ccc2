"""Members on the page that searches the whole site: for verified members, and nobody else notices."""

import pytest
from django.test import Client

from directory.models import Excess
from tests.factories import MemberFactory, Person

from .acts import browser

pytestmark = pytest.mark.django_db


def page(client, words="amani") -> str:
    return client.get(f"/en/search/?q={words}").content.decode()


def test_strangers_and_accounts_without_membership__get_the_same_bytes_whether_a_word_exists(client):
    lead = Client()
    lead.force_login(Person(mandates=["kenya-lead"]))
    before = page(client), page(lead)
    MemberFactory(display_name="Amani")
    assert (page(client), page(lead)) == before
    assert "Amani" not in before[0] + before[1]


@pytest.mark.parametrize("state", ["provisional", "hidden", "sealed", "suspended"])
def test_members_who_may_not_look__find_nobody(state):
    MemberFactory(display_name="Amani")
    assert "Amani" not in page(browser(MemberFactory(**{state: True})))


def test_a_verified_member__finds_what_others_show_and_nothing_else():
    viewer = browser(MemberFactory(display_name="Me"))
    MemberFactory(display_name="Amani", organisation="Heron House")  # an organisation is for partners
    MemberFactory(display_name="Amani unseen", invisible=True)
    answer = viewer.get("/en/search/?q=amani")
    found = answer.content.decode()
    assert ">Amani</a>" in found and "unseen" not in found
    assert "no-store" in answer["Cache-Control"]
    assert ">Amani</a>" not in page(viewer, "heron")
    assert ">Amani</a>" not in page(viewer, "amani&kind=story")


def test_whoever_searched_often__is_told_so_and_safety_is_not_troubled():
    viewer = browser(MemberFactory(display_name="Me"))
    MemberFactory(display_name="Amani")
    for number in range(20):
        page(viewer, f"word{number}")
    assert ">Amani</a>" not in page(viewer) and "often in this hour" in page(viewer)
    assert not Excess.objects.exists()
