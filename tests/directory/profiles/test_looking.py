"""Somebody's profile at its address: who gets an answer, and that all the others get the same one."""

import re
import secrets

import pytest
from django.urls import reverse

from directory.models import Member, PrivateLook
from directory.profiles.registries import before_look
from tests.actions import somebody
from tests.directory.test_visibility import MARKER, full_member
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')


def address(member) -> str:
    return reverse("directory:member", args=[member.public_id])


def page(client, user, path, method="get"):
    client.force_login(user)
    return getattr(client, method)(path)


def words(answer) -> bytes:
    """What came, without the form's own key, which no two pages share."""
    return TOKEN.sub(b"", answer.content)


def test_whoever_is_not_there__is_not_there_in_the_same_bytes(client):
    viewer = MemberFactory()
    erased = MemberFactory()
    Member.objects.filter(pk=erased.pk).update(user=None, state="erased")
    silent = full_member()
    Member.objects.filter(pk=silent.pk).update(audiences={"display_name": ["partner"]})
    nobodies = [
        full_member(hidden=True).public_id,
        full_member(sealed=True).public_id,
        full_member(suspended=True).public_id,
        full_member(preset="invisible").public_id,
        full_member(provisional=True).public_id,
        erased.public_id,
        silent.public_id,
        secrets.token_urlsafe(16),
        "1",
        "x" * 500,
        "\u202e",
    ]
    client.force_login(viewer.user)
    answers = [client.get(f"/en/directory/members/{one}/") for one in nobodies]
    assert {answer.status_code for answer in answers} == {404}
    assert len({words(answer) for answer in answers}) == 1
    headers = [{name: value for name, value in answer.items() if name != "Expires"} for answer in answers]
    assert all(one == headers[0] for one in headers)  # "Expires" is the time of the answer


def test_those_outside__learn_nothing(client):
    member = full_member()
    assert client.get(address(member)).url.startswith("/accounts/login/")
    for user in (Person(), somebody("kenya-editor"), somebody("macedonia-lead"), Person(root=True)):
        assert page(client, user, address(member)).status_code == 404
    for state in ("provisional", "hidden"):
        answer = page(client, MemberFactory(**{state: True}).user, address(member))
        assert answer.status_code == 404
        assert MARKER not in answer.content.decode()


def test_member__reads_what_the_owner_shows_and_no_more(client):
    member = full_member()
    text = page(client, MemberFactory().user, address(member)).content.decode()
    assert f"{MARKER} display_name" in text
    assert f"{MARKER} about" in text
    assert "Kiswahili (fluently)" in text
    for hidden in ("organisation", "availability", "risk", "contact"):
        assert f"{MARKER} {hidden}" not in text


def test_owner__is_led_to_the_eyes_of_others(client):
    member = full_member()
    assert page(client, member.user, address(member)).url == "/en/directory/me/seen-by/members/"


def test_lead__sees_more_only_on_asking_and_the_member_reads_that_they_did(client):
    member, lead = full_member(), somebody("kenya-lead")
    closed = page(client, lead, address(member))
    assert f"{MARKER} display_name" in closed.content.decode()
    assert f"{MARKER} risk" not in closed.content.decode()
    assert not PrivateLook.objects.exists()
    for _again in range(2):
        opened = page(client, lead, address(member), "post").content.decode()
    assert f"{MARKER} risk" in opened
    assert f"{MARKER} contact" not in opened
    assert PrivateLook.objects.get().by == lead.pk
    own = page(client, member.user, "/en/directory/me/audiences/").content.decode()
    assert str(lead) in own


def test_member__leaves_no_trace_by_looking(client):
    page(client, MemberFactory().user, address(full_member()), "post")
    assert not PrivateLook.objects.exists()


def test_a_part_that_counts_looks__is_asked_before_anybody_is_looked_for(client):
    member, calls = full_member(), []
    count = before_look.register(lambda _request, public_id: calls.append(public_id))
    try:
        page(client, MemberFactory().user, address(member))
        client.get("/en/directory/members/nobody/")
    finally:
        before_look.remove(count)
    assert len(calls) == 2


def test_profile__costs_the_same_whatever_is_in_it(client, django_assert_num_queries):
    viewer, one = MemberFactory(), full_member()
    many = full_member()
    for code in ("fr", "ar", "mk"):
        many.languages.create(code=code)
    client.force_login(viewer.user)
    client.get(address(one))
    for member in (one, many):
        # session, user, own membership; member with region, languages, skills, contact; partners by an
        # introduction, partners by a mentorship; exclusions; mandates; names of skills
        with django_assert_num_queries(12):
            client.get(address(member))


@pytest.mark.parametrize("audience", ["members", "partner", "lead", "world"])
def test_see_as__shows_what_the_others_are_told(client, audience):
    member = full_member()
    text = page(client, member.user, f"/en/directory/me/seen-by/{audience}/").content.decode()
    shown = {
        word
        for word in ("about", "organisation", "availability", "risk", "contact")
        if f"{MARKER} {word}" in text
    }
    assert (
        shown
        == {
            "members": {"about"},
            "partner": {"about", "organisation", "availability"},
            "lead": {"about", "organisation", "availability", "risk"},
            "world": set(),
        }[audience]
    )


def test_see_as__is_the_page_that_a_member_gets(client):
    member = full_member()
    card = re.compile(r'<article class="profile">.*?</article>', re.DOTALL)
    theirs = page(client, MemberFactory().user, address(member)).content.decode()
    own = page(client, member.user, "/en/directory/me/seen-by/members/").content.decode()
    assert card.search(own)[0] == card.search(theirs)[0]
    assert page(client, member.user, "/en/directory/me/seen-by/nobody/").status_code == 404
