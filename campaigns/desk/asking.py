"""A need of a campaign is looked for among members: one request at a time, closed together with it.

Campaigns know no request and no member, only that one was opened. The rule of locks: who closes locks the
request first and the need after it, from whichever side it begins.
"""

from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from home.skill_requests import Origin, end_request_for
from safekeeping import audit

from ..models import ActionKind, ActionPage, Need
from ..models.signature import today
from ..states import Solidarity
from . import rights
from .keeping import DeskRefused, note, require

# What the directory asks -----------------------------------------------------------------------------------


def start(number: int, user) -> str | None:
    need = Need.objects.open().filter(pk=number, asked_on=None).select_related("placement__region").first()
    if need is None or not rights.may_keep_needs(user, need.placement.region):
        return None
    return need.words


def claim(number: int, user) -> bool:
    """The update is the lock: of two who ask at once, the second finds it asked for."""
    if start(number, user) is None:
        return False
    audit.take_turn()  # as everybody who comes to a need with the chain in hand: a takedown, whoever hides
    if not Need.objects.open().filter(pk=number, asked_on=None).update(asked_on=today()):
        return False
    note("need_asked", Need.objects.select_related("placement").get(pk=number).placement, user)
    return True


def ended(number: int) -> None:
    if Need.objects.open().filter(pk=number).update(closed_on=today()):
        audit.record("campaign.need_closed", actor_id=None, subject=f"need:{number}")


def lost(number: int) -> None:
    Need.objects.open().filter(pk=number).update(asked_on=None)


ORIGIN = Origin(start, claim, ended, lost)


# What the desk does ----------------------------------------------------------------------------------------


@transaction.atomic
def close(need: Need, *, by) -> None:
    """Closes it, and what was opened for it. A second time nothing happens."""
    require(rights.may_keep_needs(by, need.placement.region))
    if close_with_request(need, actor_id=by.pk):
        note("need_closed", need.placement, by)


def close_with_request(need: Need, *, actor_id: int | None) -> bool:
    audit.take_turn()
    was_open = Need.objects.open().filter(pk=need.pk).exists()
    end_request_for(need.key, actor_id=actor_id)
    Need.objects.open().filter(pk=need.pk).update(closed_on=today())
    end_request_for(need.key, actor_id=actor_id)  # opened while this one waited for the need
    return was_open


@transaction.atomic
def reopen(need: Need, *, by) -> None:
    """Begins anew: another request may be opened for it."""
    require(rights.may_keep_needs(by, need.placement.region))
    audit.take_turn()
    if Need.objects.filter(pk=need.pk, closed_on__isnull=False).update(closed_on=None, asked_on=None):
        note("need_opened", need.placement, by)


# Ask actions -----------------------------------------------------------------------------------------------


@transaction.atomic
def need_of_action(action: ActionPage, *, by) -> Need:
    """The need that an ask stands for, made where there is none yet: one, however many press at once."""
    placement = action.placement.lock()
    require(rights.may_keep_needs(by, placement.region))
    if action.kind != ActionKind.ASK or not action.is_open:
        raise DeskRefused(_("This action is over, or asks for no skill."))
    need = Need.objects.filter(action=placement).first()
    if need is None:
        above = action.get_parent().specific.placement
        words = f"{action.title}\n{action.standfirst}"
        need = Need.objects.create(placement=above, action=placement, kind=Solidarity.SKILLS, words=words)
        note("need_added", above, by, kind=need.kind)
    return need


def action_went_down(placement, user) -> None:
    """A step of taking down: nobody looks any more for what an ask asked."""
    for need in Need.objects.open().filter(action=placement):
        close_with_request(need, actor_id=user and user.pk)


def close_overdue() -> int:
    """Needs of asks whose last day is over. Returns how many."""
    closed = 0
    for need in Need.objects.open().filter(action__isnull=False).select_related("action"):
        pages = Page.objects.filter(translation_key=need.action.translation_key).specific()
        page = next((page for page in pages if page.locale_id == need.action.source_locale_id), None)
        if page is not None and page.is_over:
            with transaction.atomic():
                closed += close_with_request(need, actor_id=None)
    return closed
