"""What people do on the way into the directory, as verbs."""

from django.test import Client

from directory.joining import invitations, vetting
from directory.models import Member, VouchAsk
from tests.actions import somebody
from tests.factories import MemberFactory, Person, region

PASSWORD = "four random words here"
LEAD = "kenya-lead"
FILLED = {"handle": "acacia", "password": PASSWORD, "display_name": "Acacia Wind", "languages": ["sw", "ar"]}


def link(*, by=None, code="kenya") -> str:
    """The address of a fresh invitation, made by a lead unless somebody else is named."""
    _row, token = invitations.invite(region(code), by=by or somebody(f"{code}-lead"))
    return f"/en/directory/join/{token}/"


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def newcomer(**facts) -> Member:
    return MemberFactory(provisional=True, code="kenya", **facts)


def from_elsewhere(**facts) -> Member:
    return MemberFactory(code="macedonia", **facts)


def ask(member: Member, voucher: Member, *, by=None) -> VouchAsk:
    vetting.ask_to_vouch(member, voucher.user.handle, by=by or somebody(LEAD))
    return VouchAsk.objects.get(newcomer=member, voucher=voucher)


def vouch(member: Member, voucher: Member, said="yes") -> Member:
    """`voucher` is asked and answers."""
    vetting.answer(ask(member, voucher), said, by=voucher.user)
    return fresh(member)


def fresh(member: Member) -> Member:
    return Member.objects.get(pk=member.pk)


def vetted(**facts) -> tuple[Member, Member]:
    """A member who came by the whole way, and the one who vouched for them."""
    member, voucher = newcomer(**facts), from_elsewhere()
    vetting.vet(member, by=somebody(LEAD))
    return vouch(member, voucher), voucher


def stranger() -> Person:
    return Person()
