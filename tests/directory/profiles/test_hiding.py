"""Hiding at once, coming back, resting."""

import pytest
from django.test import Client

from directory.models import Listing, Member
from directory.profiles.registries import panic_steps
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db


def state_of(member) -> str:
    return Member.objects.get(pk=member.pk).state


def signed_in(member) -> Client:
    client = Client()
    client.force_login(member.user)
    return client


@pytest.fixture
def step():
    steps = []

    def add(function):
        steps.append(panic_steps.register(function))

    yield add
    for function in steps:
        panic_steps.remove(function)


def test_strangers_and_people_without_membership__hide_nobody(client):
    member = MemberFactory()
    client.post("/en/directory/me/hide/")
    client.force_login(Person())
    assert client.post("/en/directory/me/hide/").status_code == 404
    assert signed_in(member).get("/en/directory/me/hide/").status_code == 405
    assert state_of(member) == "active"


def test_one_press__hides_ends_other_sessions_and_undoes_what_is_open(step):
    member, taken_back = MemberFactory(), []
    step(lambda row: taken_back.append(row.pk))
    here, elsewhere = signed_in(member), signed_in(member)
    assert "Hide me now" in here.get("/en/directory/inbox/").content.decode()
    here.post("/en/directory/me/hide/")
    assert state_of(member) == "hidden"
    assert not Listing.objects.filter(member=member).exists()
    assert taken_back == [member.pk]
    assert here.get("/en/directory/me/").status_code == 200
    assert elsewhere.get("/en/directory/me/").status_code == 302


def test_a_step_that_fails__keeps_nobody_visible(step):
    def fail(row):
        Member.objects.filter(pk=row.pk).update(per_month=9)
        raise RuntimeError("no")

    step(fail)
    member = MemberFactory()
    signed_in(member).post("/en/directory/me/hide/")
    assert state_of(member) == "hidden"
    assert Member.objects.get(pk=member.pk).per_month != 9


@pytest.mark.parametrize("state", ["provisional", "active", "paused"])
def test_showing_again__leads_back_to_where_one_was(state):
    member = MemberFactory(**{state: True})
    client = signed_in(member)
    client.post("/en/directory/me/hide/")
    client.post("/en/directory/me/hide/")
    client.post("/en/directory/me/show/")
    assert state_of(member) == state
    client.post("/en/directory/me/show/")
    assert state_of(member) == state


def test_rest__is_begun_and_ended_by_the_owner_alone():
    member = MemberFactory()
    client = signed_in(member)
    assert "Take a rest" in client.get("/en/directory/me/").content.decode()
    client.post("/en/directory/me/rest/")
    assert state_of(member) == "paused"
    assert "End my rest" in client.get("/en/directory/me/").content.decode()
    client.post("/en/directory/me/rest/end/")
    assert state_of(member) == "active"
    newcomer = MemberFactory(provisional=True)
    signed_in(newcomer).post("/en/directory/me/rest/end/")
    signed_in(newcomer).post("/en/directory/me/rest/")
    assert state_of(newcomer) == "provisional"
