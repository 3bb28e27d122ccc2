"""Giving a content to another region: a logged act of coordinators."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from regions.permissions import is_coordinator

from .models import Ended
from .preview_links.ending import revoke


class TransferRefused(PermissionDenied):
    """Only coordinators transfer content."""


@transaction.atomic
def transfer(placement, region, *, by, reason: str) -> None:
    """Gives the content to `region`. What is under sign-off goes back to its author: the people who were
    asked belong to the old region.

    Args: reason, not empty, kept in the history of every language.
    Raises: TransferRefused for anybody but a coordinator; ValidationError without a reason, or for the
    region it is in already.
    """
    if not is_coordinator(by):
        raise TransferRefused(_("Only coordinators can give content to another region."))
    if not reason.strip():
        raise ValidationError(_("Say why it goes to another region."))
    if region == placement.region or not region.is_active:
        raise ValidationError(_("Choose another region."))
    placement = placement.lock()
    for page in placement.pages():
        if page.current_workflow_state and not page.is_translation:
            page.current_workflow_state.cancel(user=by)
    placement.transfer(region, by=by, reason=reason.strip())
    revoke(placement.preview_links.running(), Ended.TRANSFERRED, by=by)
