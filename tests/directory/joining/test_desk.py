"""The leads' screens: their own region's members by handle and name, and not one word more."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.joining import vetting
from directory.models import MemberInvitation, Reopening, VouchAsk
from directory.states import State
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, fresh, from_elsewhere, newcomer, signed_in, vetted
from tests.directory.joining.test_invitations import NOBODY_TO_INVITE
from tests.factories import MemberFactory, Person, region

pytestmark = pytest.mark.django_db
LIST = "/admin/members/"
SECRETS = {
    "country": "KE",
    "organisation": "Kite House",
    "about": "What I do",
    "risk_notes": "Followed",
    "availability": "Nights",
}


def screen(member) -> str:
    return reverse("members:member", args=[member.public_id])


def act(client, member, name, **data):
    return client.post(reverse("members:act", args=[member.public_id, name]), data)


def test_nobody_else__finds_a_member_in_the_admin_area():
    member = MemberFactory(display_name="Quiet Reed", user=Person(handle="quiet-owl"))
    words = [word for word in NOBODY_TO_INVITE if word != "macedonia-lead"]
    for person in [*(somebody(word) for word in words), MemberFactory().user]:
        client = signed_in(person)
        # Wagtail's own people, search and reports are no way around it.
        for address in (
            LIST,
            screen(member),
            "/admin/users/",
            "/admin/users/?q=owl",
            "/admin/reports/site-history/",
        ):
            page = client.get(address, follow=True).content.decode()
            assert "quiet-owl" not in page, (person, address)
            assert "Quiet Reed" not in page, (person, address)


def test_lead_of_another_region__finds_neither_list_nor_member_nor_act():
    member, lead = newcomer(display_name="Quiet Reed"), signed_in(somebody("macedonia-lead"))
    assert "Quiet Reed" not in lead.get(LIST).content.decode()
    invented = "x" * len(member.public_id)
    assert lead.get(screen(member)).status_code == 404
    assert lead.get(reverse("members:member", args=[invented])).status_code == 404
    for name in ("vet", "ask", "suspend", "reinstate", "reopen"):
        assert act(lead, member, name, reason="rules", sure="on", handle="x").status_code == 404
    assert lead.post(reverse("members:invite", args=[region("kenya").pk])).status_code == 404
    assert fresh(member).state == State.PROVISIONAL
    assert not MemberInvitation.objects.exists()


def test_lead__sees_handle_name_and_state_and_no_private_word():
    member = newcomer(display_name="Quiet Reed", languages=["lua"], contact=["+254 700"], **SECRETS)
    client = signed_in(somebody(LEAD))
    for address in (LIST, screen(member)):
        page = client.get(address).content.decode()
        assert member.user.handle in page
        assert "Quiet Reed" in page
        assert "provisional" in page
        for hidden in (*list(SECRETS.values())[1:], "Tshilub", "+254 700"):
            assert hidden not in page


def test_name__is_the_members_to_keep_from_the_lead():
    MemberFactory(display_name="Quiet Reed", audiences={"display_name": ["members"]})
    MemberFactory(display_name="Sealed Reed", sealed=True)
    page = signed_in(somebody(LEAD)).get(LIST).content.decode()
    assert "Reed" not in page
    assert page.count("/admin/members/") >= 2


def test_lead__vets_asks_suspends_and_opens_again_from_one_screen():
    member, voucher = newcomer(), from_elsewhere()
    client = signed_in(somebody(LEAD))
    act(client, member, "vet")
    act(client, member, "ask", handle=voucher.user.handle.upper())
    vetting.answer(VouchAsk.objects.get(), "yes", by=voucher.user)
    assert fresh(member).state == State.ACTIVE
    unsure = act(client, member, "suspend", reason="rules").content.decode()
    assert 'value="rules"' in unsure
    assert "checked" in unsure  # nothing is lost
    assert fresh(member).state == State.ACTIVE
    act(client, member, "suspend", reason="rules", sure="on")
    assert fresh(member).state == State.SUSPENDED
    act(client, member, "reinstate", sure="on")
    assert fresh(member).state == State.ACTIVE
    page = act(client, member, "vet")  # sent twice
    assert page.status_code == 302
    assert act(client, member, "nonsense").status_code == 404


def test_first_page__tells_leads_how_many_wait_and_nobody_else():
    newcomer(display_name="Quiet Reed"), newcomer(), MemberFactory()
    said = "2 newcomers of your region wait"
    for word in (LEAD, *NOBODY_TO_INVITE):
        page = signed_in(somebody(word)).get("/admin/").content.decode()
        assert (said in page) is (word == LEAD), word
        assert "Quiet Reed" not in page


def test_lead__begins_to_open_an_account_anew():
    member, voucher = vetted()
    client = signed_in(somebody(LEAD))
    act(client, member, "reopen")
    act(client, member, "reopen")
    assert Reopening.objects.get().voucher == voucher
    assert "was asked to help them back" in client.get(screen(member)).content.decode()


def test_lead__invites_and_withdraws():
    client = signed_in(somebody(LEAD))
    page = client.post(reverse("members:invite", args=[region("kenya").pk]))
    assert "/en/directory/join/" in page.context["link"]
    row = MemberInvitation.objects.get()
    assert page.context["link"].split("/")[-2] not in client.get(LIST).content.decode()
    assert row.public_id in client.get(LIST).content.decode()
    client.post(reverse("members:withdraw", args=[row.public_id]))
    assert not MemberInvitation.objects.open().exists()


def test_list__asks_the_database_as_often_for_20_members_as_for_2():
    client, counts = signed_in(somebody(LEAD)), []
    client.get(LIST)
    for more in (2, 18):
        for number in range(more):
            member = MemberFactory(provisional=number % 2 == 0)
            if number % 2 == 0:
                vetting.vet(member, by=Person(mandates=[LEAD]))
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST)
        counts.append(len(queries))
    assert counts[0] == counts[1], counts
