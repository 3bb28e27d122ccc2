"""What a lead may do to one member, in one table: the screen shows what is open, the service asks again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..models import Member
from . import reopening, suspending, vetting
from .forms import AskToVouchForm, SureForm, SuspendForm


@dataclass(frozen=True)
class Act:
    """is_open(user, member); run(member, cleaned data, user). is_silent: done after the answer has left, so
    that its time tells nothing."""

    name: str
    title: str | Promise
    explanation: str | Promise
    button: str | Promise
    done: str | Promise
    is_open: Callable[[Any, Member], bool]
    run: Callable[[Member, dict, Any], Any]
    form: type[forms.Form] | None = None
    is_serious: bool = False
    is_silent: bool = False


def can_come_back(user: Any, member: Member) -> bool:
    voucher = reopening.voucher_of(member)
    return reopening.may_begin(user, member) and voucher is not None and voucher.user_id != user.pk


ACTS = [
    Act(
        "vet",
        _("Your word"),
        _(
            "You know this person, or somebody you trust does. Together with a vouch from elsewhere it makes "
            "them a member."
        ),
        _("I vouch for this newcomer"),
        _("Your word is kept."),
        is_open=vetting.may_vet,
        run=lambda member, data, user: vetting.vet(member, by=user),
    ),
    Act(
        "ask",
        _("Ask somebody to vouch"),
        _("They see the name shown, the region, and that a lead asks. You are not told what they answer."),
        _("Ask"),
        _("If this is the handle of an active member, your question is in their inbox now."),
        is_open=vetting.may_ask,
        run=lambda member, data, user: vetting.ask_to_vouch(member, data["handle"], by=user),
        form=AskToVouchForm,
        is_silent=True,
    ),
    Act(
        "reopen",
        _("Open the account anew"),
        _(
            "For somebody who lost password and codes. Make sure that it is them, by a way you trust. The "
            "member who vouched for them has to press, too, and is shown the link; it works after 24 hours."
        ),
        _("I am sure that it is them"),
        _("The member who vouched for them is asked now."),
        is_open=can_come_back,
        run=lambda member, data, user: reopening.begin(member, by=user),
    ),
    Act(
        "suspend",
        _("Suspend the membership"),
        _("Nobody sees this member any more, at once. They can take their data with them, or erase it."),
        _("Suspend"),
        _("The membership is suspended."),
        is_open=suspending.may_close,
        run=lambda member, data, user: suspending.suspend(member, data["reason"], by=user),
        form=SuspendForm,
        is_serious=True,
    ),
    Act(
        "reinstate",
        _("Open the membership again"),
        _("The member is where the vetting left them."),
        _("Open again"),
        _("The membership is open again."),
        is_open=suspending.may_open_again,
        run=lambda member, data, user: suspending.reinstate(member, by=user),
        form=SureForm,
    ),
]
