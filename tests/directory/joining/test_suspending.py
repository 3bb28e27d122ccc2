"""A lead closes a membership with a reason, and opens it again. It hides the member at once."""

import pytest
from django.core.exceptions import PermissionDenied

from directory.joining import suspending
from directory.models import Listing, Member
from directory.states import State
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, fresh, newcomer, signed_in
from tests.directory.joining.test_invitations import NOBODY_TO_INVITE
from tests.factories import MemberFactory, Person

pytestmark = pytest.mark.django_db


def test_suspend_and_reinstate__denied_for_everybody_but_another_lead_of_the_region():
    own = Person(mandates=[LEAD])
    member, closed = MemberFactory(user=own), MemberFactory(suspended=True)
    people = [somebody(word) for word in NOBODY_TO_INVITE]
    with pytest.raises(PermissionDenied):
        suspending.suspend(member, "rules", by=own)
    for person in (*people, closed.user, MemberFactory().user, Person(root=True)):
        with pytest.raises(PermissionDenied):
            suspending.suspend(member, "rules", by=person)
        with pytest.raises(PermissionDenied):
            suspending.reinstate(closed, by=person)
    assert (fresh(member).state, fresh(closed).state) == (State.ACTIVE, State.SUSPENDED)


def test_suspend__refuses_free_words():
    member = MemberFactory()
    with pytest.raises(ValueError, match="She talks to the press"):
        suspending.suspend(member, "She talks to the press", by=somebody(LEAD))
    assert fresh(member).state == State.ACTIVE


def test_suspended__is_hidden_at_once_and_reads_the_reason():
    member = MemberFactory()
    assert Listing.objects.filter(member=member).exists()
    suspending.suspend(member, "stolen", by=somebody(LEAD))
    assert not Listing.objects.filter(member=member).exists()
    page = signed_in(member.user).get("/en/directory/me/")
    assert "the account may be in other hands" in page.content.decode()
    moved = AuditEvent.objects.get(event="member.moved", facts__why="stolen")
    assert moved.facts == {"from": "active", "to": "suspended", "why": "stolen"}
    assert moved.actor_id == somebody(LEAD).pk


def test_reinstated__stands_where_the_vetting_left_them():
    for member, standing in ((MemberFactory(paused=True), "active"), (newcomer(), "provisional")):
        suspending.suspend(member, "unclear", by=somebody(LEAD))
        suspending.reinstate(Member.objects.get(pk=member.pk), by=somebody(LEAD))
        assert (fresh(member).state, fresh(member).suspended_for) == (standing, "")
