"""Somebody withdraws at the very instant at which their page is released: they win, whoever was first."""

import pytest

from accounts.closing import lock_account
from directory.models import PublicProfilePage
from directory.profiles import hiding
from directory.profiles.erasing import erase
from directory.public_page.closing import close
from directory.states import By
from editorial import signing
from editorial.models import RegionalImage
from tests.actions import SAFETY_CHECKLIST, check_pictures, sign_off, somebody
from tests.directory.public_page.acts import directory_page, open_member, send_page
from tests.directory.public_page.test_closing import photograph
from tests.races import at_once, while_somebody_signs

pytestmark = [pytest.mark.races, pytest.mark.django_db(transaction=True)]

WITHDRAWALS = {
    "closing": close,
    "hiding": lambda member: hiding.hide(member, actor_id=member.user_id),
    "erasing": lambda member: erase(member, by=By.OWNER),
}


@pytest.mark.parametrize("way", WITHDRAWALS)
def test_withdrawal_while_the_last_signature_is_given__leaves_nothing_public(way):
    directory_page()
    safety = somebody("kenya-safety")
    for _round in range(3):
        member = open_member()
        page = sign_off(send_page(member), by=somebody("kenya-approver"))
        check_pictures(page)
        results = at_once(
            lambda page=page: signing.sign_off(page, by=safety, checklist=SAFETY_CHECKLIST),
            lambda member=member: WITHDRAWALS[way](member),
        )
        assert not PublicProfilePage.objects.live().exists(), results
        assert not isinstance(results[1], Exception), results


LOCKS = {
    "their page": lambda member, page: page.placement.lock(),
    "their account": lambda member, page: lock_account(member.user),
}


@pytest.mark.parametrize("what", LOCKS)
def test_erasure__waits_for_what_others_hold_before_it_takes_the_chain(what):
    directory_page()
    member = open_member()
    page = send_page(member)
    done = while_somebody_signs(lambda: LOCKS[what](member, page), lambda: erase(member, by=By.OWNER))
    assert done == [None, None]
    assert not PublicProfilePage.objects.filter(pk=page.pk).exists()


def test_erasure_while_safety_looks_at_the_photograph__takes_it_along():
    directory_page()
    member = open_member()
    photograph(member)
    picture = send_page(member, with_photo=True, photo_alt="A person at a window").hero

    def look():
        RegionalImage.objects.select_for_update(no_key=True).get(pk=picture.pk)

    assert while_somebody_signs(look, lambda: erase(member, by=By.OWNER)) == [None, None]
    assert not RegionalImage.objects.filter(pk=picture.pk).exists()
