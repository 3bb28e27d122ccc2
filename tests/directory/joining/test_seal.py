"""The seal after a reopening, and the banner before it: who lifts it, by what, and when."""

import pytest
import time_machine
from django.utils import timezone

from directory.joining import codes, reopening
from directory.joining.sealed import lift
from directory.models import Reopening
from directory.states import State
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, fresh, signed_in, vetted
from tests.directory.joining.test_coming_back import A_DAY, issued
from tests.factories import PASSWORD, MemberFactory, Person
from tests.races import at_once

pytestmark = pytest.mark.django_db
UNSEAL, NOT_ME = "/en/directory/unseal/", "/en/directory/not-me/"
BANNER = 'class="coming-back"'


def unseal(client, password=PASSWORD, code=""):
    return client.post(UNSEAL, {"password": password, "code": code})


def is_sealed(member) -> bool:
    return fresh(member).state == State.SEALED


# The seal --------------------------------------------------------------------------------------------


def test_seal__a_press_alone_or_a_wrong_password_opens_nothing():
    member = MemberFactory(sealed=True)
    mine = codes.new_codes(member)[0]
    client = signed_in(member.user)
    assert "Nothing is lost" in client.post(UNSEAL).content.decode()
    assert "The password is not right" in unseal(client, "wrong", mine).content.decode()
    with time_machine.travel(timezone.now() + A_DAY):
        signed_in(member.user).post(UNSEAL, {"password": "wrong"})
    assert is_sealed(member)
    assert not member.recovery_codes.exclude(used_at=None).exists()


def test_seal__within_the_day_needs_a_code_of_ones_own():
    member, other = MemberFactory(sealed=True), MemberFactory()
    theirs = codes.new_codes(other)[0]
    client = signed_in(member.user)
    assert "after a day" in unseal(client).content.decode()
    for code in ("AAAA-AAAA-AAAA-AAAA", theirs, "ж\x00"):
        assert "opens nothing" in unseal(client, code=code).content.decode() or "\x00" in code
    assert is_sealed(member)
    mine, again = codes.new_codes(member)[:2]
    assert unseal(client, code=mine).url == "/en/directory/me/"
    assert fresh(member).state == State.ACTIVE
    assert member.recovery_codes.filter(used_at=None).count() == 7
    unseal(client, code=again)  # sent twice: nothing is sealed, no code is spent
    assert member.recovery_codes.filter(used_at=None).count() == 7


def test_seal__after_the_day_the_password_is_enough():
    member = MemberFactory(sealed=True)
    with time_machine.travel(timezone.now() + A_DAY):
        unseal(signed_in(member.user))
    assert fresh(member).state == State.ACTIVE


def test_seal__is_tried_ten_times_an_hour_at_most():
    member = MemberFactory(sealed=True)
    mine, client = codes.new_codes(member)[0], signed_in(member.user)
    for _ in range(10):
        unseal(client, "wrong")
    assert unseal(client, code=mine).status_code == 429
    assert is_sealed(member)


def test_those_who_helped__are_told_while_it_can_still_be_stopped():
    member, voucher = vetted()
    lead = MemberFactory(user=Person(mandates=[LEAD]))
    token = issued(member, voucher, lead.user)
    with time_machine.travel(timezone.now() + A_DAY):
        reopening.use(token, "four random words here")
    for helper in (voucher, lead):
        assert helper.notices.filter(kind="came-back").count() == 1
    assert not member.notices.filter(kind="came-back").exists()


@pytest.mark.races
@pytest.mark.django_db(transaction=True)
def test_seal__two_at_once_spend_one_code():
    member = MemberFactory(sealed=True)
    mine = codes.new_codes(member)[:2]
    at_once(*(lambda code=code: lift(member, password=PASSWORD, code=code, by=member.user) for code in mine))
    assert fresh(member).state == State.ACTIVE
    assert member.recovery_codes.filter(used_at=None).count() == 7


# The banner ------------------------------------------------------------------------------------------


def test_banner__is_seen_by_nobody_whom_it_does_not_concern():
    member, voucher = vetted()
    reopening.begin(member, by=somebody(LEAD))
    editor = Person(mandates=["kenya-editor"])
    for person in (voucher.user, somebody(LEAD), editor, MemberFactory().user):
        client = signed_in(person)
        for address in ("/en/directory/me/", "/admin/", "/accounts/"):
            assert BANNER not in client.get(address, follow=True).content.decode(), (person, address)


def test_banner__stands_on_every_page_of_the_member_and_in_their_admin_area_until_they_stop_it():
    member, voucher = vetted(user=Person(mandates=["kenya-editor"]))
    client = signed_in(member.user)
    pages = ("/en/directory/me/", "/en/directory/inbox/", "/ar/directory/requests/", "/admin/", "/accounts/")
    assert BANNER not in client.get("/admin/").content.decode()
    issued(member, voucher)
    for address in pages:
        shown = client.get(address).content.decode()
        assert BANNER in shown, address
        assert 'directory/not-me/"' in shown, address
    assert "Two people made a link" in client.get(NOT_ME).content.decode()
    client.post(NOT_ME)
    assert not Reopening.objects.alive().exists()
    for address in pages:
        assert BANNER not in client.get(address).content.decode(), address


def test_banner__is_there_from_the_first_of_the_two_presses():
    member, _voucher = vetted()
    client = signed_in(member.user)
    reopening.begin(member, by=somebody(LEAD))
    assert BANNER in client.get("/en/directory/me/").content.decode()
    assert "is asked to agree" in client.get(NOT_ME).content.decode()
    client.post(NOT_ME)
    assert BANNER not in client.get("/en/directory/me/").content.decode()


def test_banner__costs_a_member_page_no_statement(django_assert_num_queries):
    member = MemberFactory()
    client = signed_in(member.user)
    client.get("/en/directory/inbox/")
    # session, user, member with region and whether somebody comes back as them, lines
    with django_assert_num_queries(4):
        client.get("/en/directory/inbox/")
