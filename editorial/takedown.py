"""The fast direction: everything down, for everybody, whatever is locked or broken.

Source: docs/rights.md, section 6.
"""

import logging
from datetime import UTC, datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action

from safekeeping import audit, erasure

from .models import Placement, PublicAddress, SignOff, Withdrawal
from .models.placement import lock_all
from .registries import goes_down_too, takedown_steps

log = logging.getLogger(__name__)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
TICK = timedelta(microseconds=1)
SILENT = ":silent"


class TakedownRefused(PermissionDenied):
    """The person has no mandate in the region of this content."""


def withdraw_sign_offs(page, user, reason: str, *, silent: bool = False) -> None:
    """Ends every standing sign-off of one language of a content, and puts that on the list of what is
    done again after a restore. The caller holds the placement's lock."""
    standing = SignOff.objects.standing().of(page)
    for sign_off in standing:
        Withdrawal.objects.create(sign_off=sign_off, user=user, reason=reason)
    if not page.is_translation and (standing or silent):
        # By its instant, not by numbers of rows: a restored database gives the same numbers again.
        instant = (timezone.now() - EPOCH) // TICK
        manner = SILENT if silent else ""
        erasure.remember("takedown", f"{page.translation_key}:{instant}{manner}")


def take_down(placement, *, by, reason: str, silent: bool = False) -> None:
    """Takes every language down at once and withdraws the original's sign-offs, so that no old revision
    returns. Translations cannot be public without it, and return with it unchanged.

    Args: by, anyone with a mandate in the region, or a coordinator; reason, for the log; silent, answer
    404 instead of 410 afterwards, as where a consent was withdrawn.
    Raises: TakedownRefused.
    """
    original = placement.pages()[0]
    if not original.permissions_for_user(by).can_take_down():
        raise TakedownRefused(_("This content is not yours to take down."))
    bring_down(placement, user=by, reason=reason, silent=silent)


@transaction.atomic
def bring_down(placement, *, user=None, reason: str, silent: bool = False) -> None:
    """The takedown itself, also for tasks that no person starts (an expired consent, a restore)."""
    lock_to_bring_down(Placement.objects.filter(pk=placement.pk))  # before looking: a release ends first
    pages = placement.pages()
    for page in pages:
        if page.locale_id == placement.source_locale_id:
            withdraw_sign_offs(page, user, reason, silent=silent)
        if page.current_workflow_state:
            page.current_workflow_state.cancel(user=user)
        if page.live:
            page.unpublish(user=user, log_action=False)
        log_action(page, "editorial.takedown", user=user, data={"reason": reason})
    if silent:  # a later takedown for another reason must not break the silence of this one
        PublicAddress.objects.filter(translation_key=placement.translation_key).update(silent=True)
    run_steps(placement, user)
    # Last: it holds the audit chain's lock until the transaction ends.
    audit.record("content.taken_down", actor_id=user and user.pk, subject=f"content:{placement.pk}")


@transaction.atomic
def bring_down_all(placements, *, user=None, reason: str, silent: bool = False) -> None:
    """Several contents, each as `bring_down` does. Args: placements, a queryset."""
    for placement in lock_to_bring_down(placements):
        bring_down(placement, user=user, reason=reason, silent=silent)


def lock_to_bring_down(placements) -> list[Placement]:
    """Locks them and what goes down with them, all before the first goes: its entry in the audit chain holds
    the chain's end, for which whoever signs another of them would wait with that one in hand."""
    rows = lock_all(placements)
    for ask in goes_down_too:
        for placement in rows:
            lock_all(ask(placement))
    return rows


def run_steps(placement, user) -> None:
    """The other rooms' part. A step that fails cannot stop a takedown: the pages stay down."""
    for step in takedown_steps:
        try:
            with transaction.atomic():
                step(placement, user)
        except Exception:
            log.exception("takedown step %s failed", step.__name__)


@transaction.atomic
def bring_down_again(key: str) -> int:
    """Re-applies a takedown that a restored backup does not know of.

    Args: key, `<translation key>:<its instant in microseconds>`, with `:silent` where the old addresses
    must not tell; what was signed after the takedown is not touched. Returns: 1 where something came down.
    """
    translation_key, instant, *manner = key.split(":")
    placement = Placement.objects.filter(translation_key=translation_key).first()
    if placement is None:
        return 0
    taken_down_at = EPOCH + int(instant) * TICK
    standing = SignOff.objects.standing().filter(
        translation_key=translation_key, locale_id=placement.source_locale_id
    )
    if standing.filter(created_at__lte=taken_down_at).exists():
        bring_down(placement, reason="restored", silent=bool(manner))
        return 1
    if manner and not standing.exists():  # down already, but the backup may be from before the silence
        PublicAddress.objects.filter(translation_key=translation_key).update(silent=True)
    return 0
