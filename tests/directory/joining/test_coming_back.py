"""Back without e-mail: by a code of one's own, or by a lead and the one who vouched, after a day."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.second_factor import give_totp, has_second_factor
from directory.joining import codes, reopening
from directory.lifecycle import move
from directory.models import RecoveryCode, Reopening
from directory.states import By, State
from safekeeping.models import AuditEvent
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, PASSWORD, fresh, from_elsewhere, newcomer, signed_in, vetted
from tests.directory.joining.test_invitations import NOBODY_TO_INVITE
from tests.factories import MemberFactory, Person
from tests.races import at_once

pytestmark = pytest.mark.django_db
RECOVER = "/en/directory/recover/"
A_DAY = timedelta(hours=24, minutes=1)


def words_of(answer) -> str:
    page = re.sub(
        r'(csrfmiddlewaretoken"|name="handle"|name="code") value="[^"]*"', "", answer.content.decode()
    )
    return page


def recover(handle, code, password=PASSWORD, client=None):
    return (client or Client()).post(RECOVER, {"handle": handle, "code": code, "password": password})


def has_password(member, password=PASSWORD) -> bool:
    return fresh(member).user.check_password(password)


# Codes -----------------------------------------------------------------------------------------------


def test_code__wrong_handle_wrong_code_and_used_code_are_one_answer_after_one_question():
    member, other = MemberFactory(), MemberFactory()
    mine, used, *_rest = codes.new_codes(member)
    recover(member.user.handle, used, "another four random words")
    tries = {
        "wrong code": (member.user.handle, "AAAA-AAAA-AAAA-AAAA"),
        "used": (member.user.handle, used),
        "of somebody else": (other.user.handle, mine),
        "nobody": ("nobody-here", mine),
        "no member": (Person().handle, mine),
        "nonsense": ("Not A Handle!", "ж"),
    }
    answers, questions = set(), set()
    recover("nobody-here", mine)  # what is kept between requests is kept now
    for handle, code in tries.values():
        with CaptureQueriesContext(connection) as queries:
            answer = recover(handle, code)
        answers.add((answer.status_code, words_of(answer)))
        questions.add(len(queries))
    assert len(answers) == 1
    assert "is not right" in answers.pop()[1]
    assert len(questions) == 1
    assert not has_password(member)
    assert not has_password(other)


def test_code__is_tried_ten_times_an_hour_at_most():
    member = MemberFactory()
    mine = codes.new_codes(member)[0]
    for _ in range(10):
        recover(member.user.handle, "AAAA-AAAA-AAAA-AAAA")
    assert recover(member.user.handle, mine).status_code == 429
    assert not has_password(member)


def test_code__a_weak_password_spends_nothing():
    member = MemberFactory()
    mine = codes.new_codes(member)[0]
    assert "Nothing is lost" in recover(member.user.handle, mine, "1234").content.decode()
    assert not RecoveryCode.objects.exclude(used_at=None).exists()


def test_code__sets_a_new_password_once_and_ends_every_session_but_takes_no_second_factor():
    member = MemberFactory(user=Person(mandates=["kenya-editor"]))
    give_totp(member.user, "JBSWY3DPEHPK3PXP")
    elsewhere = signed_in(member.user)
    mine = codes.new_codes(member)[0]
    answer = recover(f" {member.user.handle.upper()} ", mine.lower().replace("-", " "))
    assert answer.url == "/accounts/login/"
    assert has_password(member)
    assert has_second_factor(member.user)
    assert elsewhere.get("/en/directory/me/").url.startswith("/accounts/login/")
    assert fresh(member).state == State.ACTIVE
    assert member.notices.get().kind == "password-by-code"
    assert AuditEvent.objects.filter(event="member.recovered", facts={}).count() == 1


def test_new_codes__need_the_password_and_end_the_old_ones():
    member = MemberFactory()
    old = codes.new_codes(member)[0]
    client = signed_in(member.user)
    refused = client.post("/en/directory/codes/", {"password": "wrong"})
    assert "The password is not right" in refused.content.decode()
    made = client.post("/en/directory/codes/", {"password": "correct horse battery staple"}).context["codes"]
    assert len(made) == 8
    recover(member.user.handle, old)
    assert not has_password(member)


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_code__two_at_once_spend_it_once():
    member = MemberFactory()
    mine = codes.new_codes(member)[0]
    outcomes = at_once(
        *(
            lambda word=word: codes.use_code(member.user.handle, mine, word)
            for word in (PASSWORD, PASSWORD * 2)
        )
    )
    assert sorted(outcomes) == [False, True]


# By two others ----------------------------------------------------------------------------------------


def issued(member, voucher, lead=None) -> str:
    return reopening.second(reopening.begin(member, by=lead or somebody(LEAD)), by=voucher.user)


def reopen(token, password=PASSWORD, client=None):
    return (client or Client()).post(f"/en/directory/reopen/{token}/", {"password": password})


def test_begin__denied_for_everybody_but_a_lead_of_the_region_who_did_not_vouch():
    member, voucher = vetted()
    for person in (*(somebody(word) for word in NOBODY_TO_INVITE), voucher.user, member.user, Person()):
        with pytest.raises(PermissionDenied):
            reopening.begin(member, by=person)
    both = Person(mandates=[LEAD])
    type(voucher).objects.filter(pk=voucher.pk).update(user=both)
    member.vettings.model.objects.create(member=newcomer(), kind="vouch", by=both.pk)
    with pytest.raises(PermissionDenied):
        reopening.begin(member, by=both)
    assert not Reopening.objects.exists()


def test_begin__denied_where_nobody_who_vouched_is_left():
    member, voucher = vetted()
    move(voucher, State.SUSPENDED, by=By.LEAD)
    for somebody_else in (member, newcomer(), MemberFactory()):
        with pytest.raises(PermissionDenied):
            reopening.begin(somebody_else, by=somebody(LEAD))


def test_second__denied_for_everybody_but_the_one_who_vouched():
    member, voucher = vetted()
    begun = reopening.begin(member, by=somebody(LEAD))
    for person in (somebody(LEAD), Person(mandates=[LEAD]), member.user, from_elsewhere().user, Person()):
        with pytest.raises(PermissionDenied):
            reopening.second(begun, by=person)
    reopening.second(begun, by=voucher.user)
    with pytest.raises(PermissionDenied):
        reopening.second(begun, by=voucher.user)


def test_link__does_nothing_before_its_day_is_over():
    member, voucher = vetted()
    token = issued(member, voucher)
    assert token not in str(Reopening.objects.values())
    assert "The day between protects you" in reopen(token).content.decode()
    assert not has_password(member)
    assert not reopening.use(token, PASSWORD)


def test_owner__is_told_where_they_are_signed_in_and_stops_it_by_one_press():
    member, voucher = vetted()
    client = signed_in(member.user)
    token = issued(member, voucher)
    notice = member.notices.get(kind="reopening")
    assert client.post(f"/en/directory/inbox/{notice.public_id}/").url == "/en/directory/not-me/"
    assert "It was not me" in client.get("/en/directory/not-me/").content.decode()
    client.post("/en/directory/not-me/")
    with time_machine.travel(timezone.now() + A_DAY):
        spent, invented = reopen(token), reopen("x" * 43)
        assert spent.status_code == invented.status_code == 404
        assert words_of(spent).replace(token, "") == words_of(invented).replace("x" * 43, "")
    assert not has_password(member)


def test_link__sets_a_password_ends_sessions_and_seals_until_the_owner_confirms():
    member, voucher = vetted(user=Person(mandates=["kenya-editor"]))
    give_totp(member.user, "JBSWY3DPEHPK3PXP")
    elsewhere = signed_in(member.user)
    token = issued(member, voucher)
    with time_machine.travel(timezone.now() + A_DAY):
        assert "Nothing is lost" in reopen(token, "1234").content.decode()
        assert reopen(token).url == "/accounts/login/"
        assert reopen(token, "something else again now").status_code == 404
        assert has_password(member)
        assert has_second_factor(member.user)
        assert fresh(member).state == State.SEALED
        assert elsewhere.get("/en/directory/me/").url.startswith("/accounts/login/")
        back = signed_in(fresh(member).user)
        assert back.get("/en/directory/me/").url == "/en/directory/unseal/"
        back.post("/en/directory/unseal/", {"password": PASSWORD})
        assert fresh(member).state == State.SEALED
    with time_machine.travel(timezone.now() + 2 * A_DAY):
        signed_in(fresh(member).user).post("/en/directory/unseal/", {"password": PASSWORD})
    assert fresh(member).state == State.ACTIVE
    steps = AuditEvent.objects.filter(event="member.reopening").values_list("facts", flat=True)
    assert [facts["step"] for facts in steps] == ["begun", "issued", "used"]


def test_link__runs_out_after_a_week_and_leaves_somebody_suspended_suspended():
    member, voucher = vetted()
    late, token = issued(member, voucher), ""
    with time_machine.travel(timezone.now() + A_DAY + timedelta(days=7)):
        assert reopen(late).status_code == 404
        token = issued(member, voucher)
        move(member, State.SUSPENDED, by=By.LEAD)
    with time_machine.travel(timezone.now() + 2 * A_DAY + timedelta(days=7)):
        reopen(token)
    assert has_password(member)
    assert fresh(member).state == State.SUSPENDED


def test_voucher__is_shown_a_name_and_a_region_and_the_link_once():
    member, voucher = vetted(display_name="Quiet Reed", organisation="Kite House")
    begun = reopening.begin(member, by=somebody(LEAD))
    address, client = f"/en/directory/help-back/{begun.public_id}/", signed_in(voucher.user)
    page = client.get(address).content.decode()
    assert "Quiet Reed" in page
    assert "Kite House" not in page
    assert member.user.handle not in page
    assert signed_in(from_elsewhere().user).get(address).status_code == 404
    assert "/en/directory/reopen/" in client.post(address).context["link"]
    again = client.post(address).content.decode()
    assert "This question is closed" in again
    assert "Quiet Reed" not in again


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_link__stopped_and_used_at_once_is_one_of_both():
    member, voucher = vetted()
    token = issued(member, voucher)
    Reopening.objects.update(usable_from=timezone.now())
    stopped, used = at_once(
        lambda: reopening.stop(member, by=member.user), lambda: reopening.use(token, PASSWORD)
    )
    assert (stopped, used) in {(1, False), (0, True)}
    assert has_password(member) is used
