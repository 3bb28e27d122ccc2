from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from regions import invitations, mandates
from regions.models import Invitation, Mandate
from tests.factories import Person, region

LEAD = "kenya-lead"


@pytest.fixture
def invited(db):
    lead = Person(mandates=[LEAD])
    return invitations.invite("editor", by=lead, region=region("kenya"))


def test_invite__denied_beyond_what_the_inviter_may_grant(db):
    for word in ("kenya-editor", "macedonia-lead", "fr-reviewer"):
        with pytest.raises(PermissionDenied):
            invitations.invite("editor", by=Person(mandates=[word]), region=region("kenya"))
    assert not Invitation.objects.exists()


def test_invite__stores_no_token(invited):
    invitation, token = invited
    assert token not in str(Invitation.objects.filter(pk=invitation.pk).values())
    assert len(token) >= 43


def test_accept__works_once(invited):
    _, token = invited
    newcomer = Person()
    mandate = invitations.accept(token, newcomer)
    assert (mandate.role, mandate.region.code) == ("editor", "kenya")
    with pytest.raises(invitations.InvitationSpent):
        invitations.accept(token, Person())
    assert Mandate.objects.filter(role="editor").count() == 1


def test_accept__denied_after_seven_days(invited):
    later = timezone.now() + timedelta(days=7, minutes=1)
    with time_machine.travel(later), pytest.raises(invitations.InvitationSpent):
        invitations.accept(invited[1], Person())


def test_accept__denied_when_withdrawn(invited):
    invitation, token = invited
    invitations.withdraw(invitation, by=invitation.invited_by)
    with pytest.raises(invitations.InvitationSpent):
        invitations.accept(token, Person())


def test_accept__denied_when_the_inviter_lost_the_mandate(invited):
    invitation, token = invited
    mandates.end(invitation.invited_by.mandates.get(), by=Person(mandates=["coordinator"]))
    with pytest.raises(invitations.InvitationSpent):
        invitations.accept(token, Person())


def test_accept__denied_for_the_inviter(invited):
    invitation, token = invited
    with pytest.raises(invitations.InvitationSpent):
        invitations.accept(token, invitation.invited_by)


def test_page__spent_and_invented_links_answer_alike(client, invited):
    _, token = invited
    invitations.accept(token, Person())
    spent = client.get(reverse("accept_invitation", args=[token]))
    invented = client.get(reverse("accept_invitation", args=["x" * 43]))
    assert spent.status_code == invented.status_code == 404
    assert spent.content.replace(token.encode(), b"") == invented.content.replace(b"x" * 43, b"")


def test_page__makes_an_account_with_its_mandate_and_no_address(client, invited):
    answer = client.post(
        reverse("accept_invitation", args=[invited[1]]),
        {"handle": "acacia", "password": "four random words here", "language": "sw"},
    )
    assert answer.status_code == 302
    joined = Mandate.objects.get(role="editor").user
    assert (joined.handle, joined.email, joined.language) == ("acacia", None, "sw")
    assert client.session["_auth_user_id"] == str(joined.pk)


def test_page__a_weak_password_keeps_what_was_typed_and_the_link(client, invited):
    answer = client.post(
        reverse("accept_invitation", args=[invited[1]]),
        {"handle": "acacia", "password": "1234", "language": "en"},
    )
    assert 'value="acacia"' in answer.content.decode()
    assert Invitation.objects.open().count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_accept__two_people_at_once_leave_one_mandate():
    if connection.vendor != "postgresql":
        pytest.skip("row locks are PostgreSQL's")
    _, token = invitations.invite("editor", by=Person(mandates=[LEAD]), region=region("kenya"))
    people, barrier, outcomes = [Person(), Person()], Barrier(2), []

    def take(person):
        barrier.wait()
        try:
            invitations.accept(token, person)
            outcomes.append("accepted")
        except invitations.InvitationSpent:
            outcomes.append("spent")
        finally:
            connection.close()

    threads = [Thread(target=take, args=[person]) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["accepted", "spent"]
    assert Mandate.objects.filter(role="editor").count() == 1
