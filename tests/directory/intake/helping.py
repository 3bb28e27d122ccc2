"""What leads, members and the person do while members help somebody without an account, as verbs."""

from django.test import Client

from directory.models import CaseProposal, Introduction, Request
from tests.directory.exchange.actions import helper, match, say_yes
from tests.directory.joining.acts import signed_in
from tests.factories import skill

from .acts import at, come_back

SUMMARY, DETAIL = "Somebody is followed and needs advice.", "It happens on the way home, since Monday."


def screen(found) -> str:
    return f"{at(found)}members/"


def filled(**fields) -> dict:
    return {
        "act": "propose",
        "skill": skill("law").pk,
        "urgency": 2,
        "languages": [1],
        "summary": SUMMARY,
        "detail": DETAIL,
        **fields,
    }


def proposed(found, lead) -> CaseProposal:
    signed_in(lead).post(screen(found), filled())
    return CaseProposal.objects.get(answer="")


def agree(code, said="yes", proposal=None):
    proposal = proposal or CaseProposal.objects.latest("pk")
    return come_back(Client(), code, act="agree", proposal=proposal.public_id, said=said)


def looked_for(case, lead) -> Request:
    """The person agreed, and members are asked."""
    proposed(case[0], lead)
    agree(case[1])
    match()
    return Request.objects.get(origin="intake")


def act(user, found, name, **data):
    return signed_in(user).post(screen(found), {"act": name, **data})


def opened(case, lead) -> tuple[Introduction, object]:
    """Somebody helps: both have said yes."""
    other = helper("law", place="macedonia")
    looked_for(case, lead)
    row = say_yes(other)
    act(lead, case[0], "accept")
    return Introduction.objects.get(pk=row.pk), other
