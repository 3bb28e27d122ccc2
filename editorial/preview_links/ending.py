"""Links that show nothing any more."""

from collections.abc import Iterable
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log as log_action
from wagtail.models import Page

from safekeeping import audit, erasure

from ..models import Ended, PreviewLink, RegionalPage

KEPT_AFTER_ITS_END = timedelta(days=30)
ERASURE = "preview_link"


@transaction.atomic
def revoke(links: Iterable[PreviewLink], why: Ended, *, by=None) -> int:
    """Ends running links; with them go the files they show. Returns how many.

    Args: by, the person who did it or what led to it; None for the site itself.
    """
    ids = [link.pk for link in links]
    if ids:
        audit.take_turn()  # a takedown of several contents has it when it comes to the links of the next
    running = list(
        PreviewLink.objects.running().filter(pk__in=ids).select_for_update(no_key=True).order_by("pk")
    )
    for link in running:
        PreviewLink.objects.filter(pk=link.pk).update(revoked_at=timezone.now(), revoked_because=why)
        erasure.remember(ERASURE, link.token_hash)
        action = "editorial.preview_revoked" if why == Ended.BY_HAND else "editorial.preview_ended"
        if page := Page.objects.filter(pk=link.page_id).first():
            log_action(page, action, user=by)
    for link in running:
        facts = {"why": str(why)}
        subject = f"preview_link:{link.pk}"
        audit.record("preview_link.revoked", actor_id=by and by.pk, subject=subject, facts=facts)
    return len(running)


def revoke_by_hand(link: PreviewLink, page: RegionalPage, *, by) -> None:
    """Raises: PermissionDenied."""
    if not page.permissions_for_user(by).can_end_preview_links() or link.page_id != page.pk:
        raise PermissionDenied(_("You may not revoke this link."))
    revoke([link], Ended.BY_HAND, by=by)


def revoke_at_takedown(placement, user) -> None:
    """A takedown step: in every language at once."""
    revoke(placement.preview_links.running(), Ended.TAKEN_DOWN, by=user)


def revoke_again(key: str) -> int:
    """After a restore: the backup does not know that the link was revoked."""
    return revoke(PreviewLink.objects.filter(token_hash=key), Ended.RESTORED)


def purge() -> int:
    """Forgets links 30 days after their end; the audit chain still says that they were. Returns how many."""
    before = timezone.now() - KEPT_AFTER_ITS_END
    ended = PreviewLink.objects.filter(Q(revoked_at__lt=before) | Q(expires_at__lt=before))
    count, _rows = ended.delete()
    return count
