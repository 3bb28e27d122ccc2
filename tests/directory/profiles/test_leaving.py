"""Taking the own data along, and leaving for good."""

import json

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.cache import cache

from directory.checks import IMPERSONAL
from directory.models import ContactDetail, Member
from directory.profiles.erasing import erase, erase_again
from directory.profiles.registries import erasure_steps, exporters
from directory.states import By, WrongTransition
from safekeeping.models import ErasureRecord
from tests.directory.test_visibility import MARKER, full_member
from tests.factories import MemberFactory, Person
from tests.factories.people import PASSWORD

pytestmark = pytest.mark.django_db
TAKE, ERASE = "/en/directory/me/take-along/", "/en/directory/me/erase/"

# Part of the export -> the personal models it tells of.
TOLD = {
    "membership": {"Member"},
    "languages": {"MemberLanguage"},
    "skills": {"MemberSkill"},
    "contact": {"ContactDetail"},
    "listing": {"Listing"},
    "notices": {"Notice"},
    "looks": {"PrivateLook"},
    "offers": {"Offer"},
    "requests": {"Request", "Suggestion"},
    "asks": {"Ask"},
    "introductions": {"Introduction", "Message", "Reveal", "FollowUp"},
    "mentorship_entries": {"MentorshipEntry"},
    "mentorships": {"Mentorship", "Goal", "Session", "CheckIn", "Farewell"},
    "programmes_led": {"Programme"},
    "safety_reports": {"SafetyReport"},
    "public_page": {"OpenProfile", "Agreement"},
    "exclusions": {"Exclusion"},
    "excesses": {"Excess"},
    "joining": {"MemberInvitation", "Vetting", "VouchAsk", "RecoveryCode", "Reopening"},
}
NOT_TOLD = {
    "IntakeCase": "of people without an account, by whom no member can be found",
    "IntakeMessage": "the same",
    "CaseProposal": "the same",
    "IntakeMail": "a lead's number and a day: when a lead was mailed",
}


def test_every_personal_model__is_in_the_export_or_has_its_reason():
    models = {model.__name__ for model in apps.get_app_config("directory").get_models()}
    models -= {label.partition(".")[2] for label in IMPERSONAL}
    assert models == set().union(*TOLD.values()) | NOT_TOLD.keys()
    assert exporters.keys() >= TOLD.keys()


def test_export__is_for_the_member_alone_and_not_endless(client):
    member = full_member()
    assert client.post(TAKE).url.startswith("/accounts/login/")
    client.force_login(Person())
    assert client.post(TAKE).status_code == 404
    client.force_login(member.user)
    assert client.get(TAKE).status_code == 405
    kinds = [client.post(TAKE)["Content-Type"] for _number in range(6)]
    assert kinds.count("application/json") == 5


def test_export__is_closed_while_the_seal_stands(client):
    """Whoever holds an account that others helped to open again takes nothing along before the seal is
    lifted."""
    member = full_member(sealed=True)
    client.force_login(member.user)
    answer = client.post(TAKE)
    assert answer.url == "/en/directory/unseal/"
    assert MARKER.encode() not in answer.content


@pytest.mark.parametrize("state", ["active", "suspended"])
def test_export__holds_everything_even_for_somebody_suspended(client, state):
    member = full_member(**{state: True})
    client.force_login(member.user)
    answer = client.post(TAKE)
    kept = json.loads(answer.content)
    assert "no-store" in answer["Cache-Control"]
    assert kept["membership"]["risk_notes"] == f"{MARKER} risk"
    assert kept["contact"][0]["value"] == f"{MARKER} contact"
    assert kept["skills"][0]["skill"] == "law"
    assert kept["account"]["handle"] == member.user.handle
    assert "password" not in kept["account"]


# Erasure ---------------------------------------------------------------------------------------------


def wish(member, **changes):
    return {"handle": member.user.handle, "password": PASSWORD, **changes}


@pytest.mark.parametrize(
    "wrong", [{"handle": "somebody"}, {"password": "wrong"}, {"handle": ""}, {"password": ""}]
)
def test_erasure__asks_for_handle_and_password(client, wrong):
    cache.clear()
    member = full_member()
    client.force_login(member.user)
    assert client.post(ERASE, wish(member, **wrong)).status_code == 200
    assert Member.objects.get(pk=member.pk).state == "active"
    assert not ErasureRecord.objects.exists()


@pytest.mark.parametrize("state", ["active", "sealed", "suspended", "hidden"])
def test_erasure__leaves_a_row_without_anybody(client, state):
    member = full_member(**{state: True})
    user = member.user_id
    client.force_login(member.user)
    assert "Nothing about you is kept here any more" in client.post(ERASE, wish(member)).content.decode()
    row = Member.objects.get(pk=member.pk)
    assert (row.state, row.user, row.display_name, row.photo) == ("erased", None, "", None)
    assert not ContactDetail.objects.filter(member=row).exists()
    assert not get_user_model().objects.filter(pk=user).exists()
    assert ErasureRecord.objects.get().key == row.public_id
    assert client.get("/en/directory/me/").url.startswith("/accounts/login/")
    with pytest.raises(WrongTransition):
        erase(row, by=By.SITE)


def test_erasure__again_after_a_restore():
    member = MemberFactory()
    assert erase_again(member.public_id) == 1
    assert erase_again(member.public_id) == 0
    assert erase_again("nobody") == 0


def test_everything_or_nothing__is_erased():
    def fail(row):
        raise RuntimeError("no")

    member = full_member()
    erasure_steps.register(fail)
    try:
        with pytest.raises(RuntimeError):
            erase(member, by=By.OWNER)
    finally:
        erasure_steps.remove(fail)
    assert Member.objects.get(pk=member.pk).display_name == f"{MARKER} display_name"
