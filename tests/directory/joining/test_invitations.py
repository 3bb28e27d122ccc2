"""A link by which one new person joins: who makes it, what it opens, and that it opens nothing twice."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import User
from directory.joining import invitations
from directory.lifecycle import move
from directory.models import Member, MemberInvitation, RecoveryCode
from directory.states import By, State
from regions.invitations import InvitationSpent
from regions.mandates import end
from regions.models import Mandate
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.joining.acts import FILLED, LEAD, PASSWORD, from_elsewhere, link, newcomer, signed_in
from tests.factories import MemberFactory, Person, region
from tests.races import at_once

pytestmark = pytest.mark.django_db
NOBODY_TO_INVITE = (
    "kenya-editor",
    "kenya-approver",
    "kenya-safety",
    "everywhere-safety",
    "macedonia-lead",
    "coordinator",
    "sw-translator",
    "sw-reviewer",
)


def token_of(address: str) -> str:
    return address.split("/")[-2]


# Refusals --------------------------------------------------------------------------------------------


def test_invite__denied_for_everybody_but_leads_and_active_members_of_the_region():
    people = [somebody(word) for word in NOBODY_TO_INVITE]
    people += [Person(), Person(root=True), newcomer().user, from_elsewhere().user]
    people += [MemberFactory(**{state: True}).user for state in ("paused", "hidden", "sealed", "suspended")]
    for person in people:
        with pytest.raises(PermissionDenied):
            invitations.invite(region("kenya"), by=person)
    assert not MemberInvitation.objects.exists()


def test_invite__a_member_has_five_open_links_at_most():
    member = MemberFactory()
    for _ in range(invitations.OPEN_AT_ONCE):
        row, _token = invitations.invite(region("kenya"), by=member.user)
    with pytest.raises(ValidationError):
        invitations.invite(region("kenya"), by=member.user)
    invitations.withdraw(row, by=member.user)
    assert invitations.invite(region("kenya"), by=member.user)


def test_withdraw__denied_for_others():
    row, _token = invitations.invite(region("kenya"), by=MemberFactory().user)
    for person in (somebody("macedonia-lead"), somebody("coordinator"), MemberFactory().user):
        with pytest.raises(PermissionDenied):
            invitations.withdraw(row, by=person)
    assert MemberInvitation.objects.open().exists()
    invitations.withdraw(row, by=somebody(LEAD))
    assert not MemberInvitation.objects.open().exists()


def words_of(answer, address: str) -> str:
    """A page without its form token and its own address."""
    page = re.sub(r'(csrfmiddlewaretoken") value="[^"]*"', "", answer.content.decode())
    return page.replace(token_of(address), "").replace(quote(token_of(address)), "")


def dead_links() -> dict[str, str]:
    """Every kind of link that does nothing."""
    dead = {"invented": "/en/directory/join/" + "x" * 43 + "/", "malformed": "/en/directory/join/ж/"}
    dead["old"] = link()
    MemberInvitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    dead["withdrawn"] = link()
    MemberInvitation.objects.filter(expires_at__gt=timezone.now()).update(withdrawn_at=timezone.now())
    dead["used"] = link()
    invitations.join(token_of(dead["used"]), Person(), display_name="Reed", languages=["en"])
    lead = Person(mandates=["kenya-lead"])
    dead["of a lead no more"] = link(by=lead)
    end(Mandate.objects.get(user=lead), by=somebody("coordinator"))
    inviter = MemberFactory()
    dead["of somebody suspended"] = link(by=inviter.user)
    move(inviter, State.SUSPENDED, by=By.LEAD)
    return dead


def test_dead_links__answer_alike_and_open_nothing():
    dead, before = dead_links(), Member.objects.count()
    answers = {name: Client().post(address, FILLED) for name, address in dead.items()}
    assert {answer.status_code for answer in answers.values()} == {404}
    pages = {name: words_of(answer, dead[name]) for name, answer in answers.items()}
    assert set(pages.values()) == {pages["invented"]}
    assert "This link does nothing" in pages["invented"]
    assert Member.objects.count() == before
    assert not User.objects.filter(handle="acacia").exists()


def test_link__is_stored_nowhere_and_ends_after_seven_days():
    address = link()
    assert token_of(address) not in str(MemberInvitation.objects.values())
    assert len(token_of(address)) >= 43
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        assert Client().get(address).status_code == 404


def test_links__are_tried_thirty_times_an_hour_at_most():
    address, client = link(), Client()
    assert client.get(address).status_code == 200
    for number in range(29):
        client.get(f"/en/directory/join/{number}/")
    assert client.get(address).status_code == 404


def test_nobody__joins_by_their_own_link():
    lead = somebody(LEAD)
    with pytest.raises(InvitationSpent):
        invitations.join(token_of(link(by=lead)), lead, display_name="Reed", languages=[])


def test_member__is_told_so_and_the_link_stays():
    answer = signed_in(MemberFactory().user).post(link(), FILLED)
    assert "You are a member already" in answer.content.decode()
    assert MemberInvitation.objects.open().count() == 1


def test_join__what_is_not_right_is_said_and_nothing_is_lost():
    MemberFactory(user=Person(handle="acacia"))
    address = link()
    for wrong in ({"password": "1234"}, {"languages": ["xx"]}, {"display_name": " "}, {}):
        page = Client().post(address, {**FILLED, **wrong}).content.decode()
        assert "Nothing is lost" in page
        assert 'value="acacia"' in page
        assert PASSWORD not in page
    assert MemberInvitation.objects.open().count() == 1
    assert Member.objects.count() == 1


# Joining ----------------------------------------------------------------------------------------------


def test_join__makes_an_account_without_mandate_and_a_provisional_member():
    inviter = MemberFactory()
    client = Client()
    page = client.post(link(by=inviter.user).replace("/en/", "/sw/"), FILLED)
    member = Member.objects.get(user__handle="acacia")
    assert (member.state, member.region.code, member.invited_by) == ("provisional", "kenya", inviter.user_id)
    assert (member.display_name, member.user.language, member.user.email) == ("Acacia Wind", "sw", None)
    assert {row.code for row in member.languages.all()} == {"sw", "ar"}
    assert not Mandate.objects.filter(user=member.user).exists()
    assert member.notices.get().kind == "welcome"
    assert client.session["_auth_user_id"] == str(member.user_id)
    assert not hasattr(member, "listing")
    assert "no-store" in page["Cache-Control"]
    assert AuditEvent.objects.filter(event="member.joined", facts={}).exists()


def test_join__shows_eight_codes_once_and_keeps_none_of_them():
    page = Client().post(link(), FILLED)
    codes = page.context["codes"]
    assert len(set(codes)) == 8
    assert all(code in page.content.decode() for code in codes)
    stored = str(RecoveryCode.objects.values())
    assert not [code for code in codes if code in stored or code.replace("-", "") in stored]


def test_join__somebody_with_an_account_joins_with_it():
    person = somebody("kenya-editor")
    client = signed_in(person)
    address = link()
    assert "kenya-editor" in client.get(address).content.decode()
    client.post(address, {"display_name": "Acacia Wind", "languages": ["sw"]})
    assert Member.objects.get().user == person
    assert client.get("/en/directory/me/").status_code == 200


def test_member__invites_on_their_own_page_and_withdraws():
    client = signed_in(MemberFactory().user)
    page = client.post("/en/directory/invite/")
    row = MemberInvitation.objects.get()
    assert "/en/directory/join/" in page.context["link"]
    assert client.get("/en/directory/invite/").context["rows"].get() == row
    others = signed_in(MemberFactory().user)
    assert others.post(f"/en/directory/invite/{row.public_id}/withdraw/").status_code == 404
    client.post(f"/en/directory/invite/{row.public_id}/withdraw/")
    assert Client().get(page.context["link"]).status_code == 404


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_join__two_people_with_one_link_leave_one_member():
    token, people = token_of(link()), [Person(), Person()]
    outcomes = at_once(
        *(
            lambda person=person: invitations.join(token, person, display_name="Reed", languages=["en"])
            for person in people
        )
    )
    assert sum(isinstance(outcome, InvitationSpent) for outcome in outcomes) == 1
    assert Member.objects.count() == 1
