"""Who sees what: narrowing counts at once, widening after a yes to exactly what was shown."""

import re

import pytest

from directory.audiences import PROFILE_FIELDS, Audience
from directory.models import Listing, Member
from directory.profiles.choosing import sets_of
from tests.directory.test_visibility import full_member
from tests.factories import MemberFactory

pytestmark = pytest.mark.django_db
PAGE = "/en/directory/me/audiences/"


def boxes(member, **changes):
    """What a browser sends of the lines as they stand, but for some."""
    ticked = {name: sorted(who) for name, who in sets_of(member).items()}
    return {"boxes": "1", **ticked, **changes}


def fresh(member):
    return Member.objects.get(pk=member.pk)


def seal_in(answer) -> str:
    return re.search(r'name="yes_to" value="(\w+)"', answer.content.decode())[1]


def test_widening__waits_for_a_yes_that_names_who_will_see(client):
    member = full_member()
    for _number in range(12):
        MemberFactory()
    client.force_login(member.user)
    wish = boxes(member, country=["partner", "lead", "members"], about=["partner"])
    asked = client.post(PAGE, wish)
    text = asked.content.decode()
    assert "“Country” will be seen by every verified member: at least 10 people today." in text
    assert sets_of(fresh(member))["country"] == {Audience.PARTNER, Audience.LEAD}
    assert sets_of(fresh(member))["about"] == {Audience.PARTNER}  # what narrows did not wait
    client.post(PAGE, wish | {"yes_to": seal_in(asked)})
    assert Audience.MEMBERS in sets_of(fresh(member))["country"]
    assert Listing.objects.get(member=member).shown["country"] == "KE"


def test_yes__holds_for_what_was_shown_and_for_nothing_else(client):
    member = full_member()
    client.force_login(member.user)
    asked = client.post(PAGE, boxes(member, country=["members"]))
    wish = boxes(fresh(member), country=["members"], organisation=["members"])
    client.post(PAGE, wish | {"yes_to": seal_in(asked)})
    assert not any(Audience.MEMBERS in sets_of(fresh(member))[name] for name in ("country", "organisation"))


def test_forged_box__is_refused_and_nothing_changes(client):
    member = full_member()
    before = sets_of(member)
    client.force_login(member.user)
    for name in ("risk_notes", "contact", "availability"):
        answer = client.post(PAGE, boxes(member, **{name: ["partner", "members"]}))
        assert 'role="alert"' in answer.content.decode()
    answer = client.post(PAGE, boxes(member, about=["world"]))  # the world reads the public page alone
    assert 'role="alert"' in answer.content.decode()
    assert sets_of(fresh(member)) == before


def test_preset__narrows_at_once_and_asks_on_the_way_back(client):
    member = full_member()
    client.force_login(member.user)
    client.post(PAGE, {"preset": "invisible"})
    assert not Listing.objects.filter(member=member).exists()
    asked = client.post(PAGE, {"preset": "members"})
    assert "fewer than 5 people today" in asked.content.decode()
    assert not Listing.objects.filter(member=member).exists()
    client.post(PAGE, {"preset": "members", "yes_to": seal_in(asked)})
    assert fresh(member).audiences == {}
    assert Listing.objects.filter(member=member).exists()
    assert client.post(PAGE, {"preset": "everything"}).status_code == 200
    assert fresh(member).preset == "members"


def test_no_field__goes_to_the_world_whatever_is_stored():
    member = full_member(preset="open", audiences={"about": ["members", "world"]})
    assert not any(Audience.WORLD in who for who in sets_of(member).values())


def test_page__shows_every_field(client):
    member = full_member()
    client.force_login(member.user)
    text = client.get(PAGE).content.decode()
    assert all(f'name="{name}"' in text for name in PROFILE_FIELDS)
    assert "Nobody has." in text
