"""What joining keeps is taken back, deleted and told with the rest of a member."""

import json

import pytest

from directory.joining import codes, invitations, reopening
from directory.models import MemberInvitation, RecoveryCode, Reopening, Vetting, VouchAsk
from directory.profiles.hiding import hide
from directory.profiles.registries import erasure_steps, exporters
from tests.actions import somebody
from tests.directory.joining.acts import LEAD, ask, from_elsewhere, newcomer, vetted, vouch
from tests.factories import region

pytestmark = pytest.mark.django_db


def test_member_made__whom_they_asked_is_kept_no_longer():
    member, _voucher = vetted()
    assert not VouchAsk.objects.filter(newcomer=member).exists()
    assert Vetting.objects.filter(member=member).count() == 2


def test_hiding__takes_back_what_is_open_and_touches_no_answer():
    voucher = from_elsewhere()
    answered = vouch(newcomer(), voucher)
    ask(newcomer(), voucher)
    invitations.invite(region("macedonia"), by=voucher.user)
    hide(voucher, actor_id=voucher.user_id)
    assert VouchAsk.objects.get().newcomer == answered
    assert not MemberInvitation.objects.open().exists()


def test_erasure__leaves_no_row_that_says_who_knows_whom():
    member, voucher = vetted()
    codes.new_codes(member)
    reopening.begin(member, by=somebody(LEAD))
    invitations.invite(region("kenya"), by=member.user)
    ask(newcomer(), member)
    for one in (member, voucher):
        for step in erasure_steps:
            step(one)
    for model in (VouchAsk, Reopening, RecoveryCode, MemberInvitation):
        assert not model.objects.exists(), model


def test_export__is_plain_data_without_anybody_else():
    member, voucher = vetted()
    invitations.invite(region("kenya"), by=member.user)
    told = exporters["joining"](member)
    assert [kind for kind, _day in told["words_for_me"]] == ["lead", "vouch"]
    assert len(told["invitations_made"]) == 1
    assert voucher.user.handle not in json.dumps(told)
