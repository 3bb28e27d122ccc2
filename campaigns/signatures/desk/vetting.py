"""Looking at names before they are read in public: one answer each, by those who sign for the region."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from regions.permissions import may_sign_regional
from safekeeping import audit

from ...models import Signature
from ...models.signature import today
from .. import counting


class VettingRefused(PermissionDenied):
    """The person does not sign for the region whose action it is."""


@transaction.atomic
def look_at(signature: Signature, *, shown: bool, by) -> bool:
    """Lets a name be read, or keeps it away for good; the number of people does not change by it. A second
    person's answer at the same time changes nothing: returns False. Raises VettingRefused."""
    if not may_sign_regional(by, signature.placement.region):
        raise VettingRefused(_("Only those who sign for this region look at its signatures."))
    waiting = Signature.objects.to_look_at().filter(pk=signature.pk)
    if not waiting.update(looked_at=today(), is_refused=not shown):
        return False
    counting.forget(signature.placement)
    act = "signature.shown" if shown else "signature.kept_away"
    audit.record(act, actor_id=by.pk, subject=f"signature:{signature.pk}")
    return True


@transaction.atomic
def take_away(signature: Signature, *, by) -> bool:
    """A name that was let through by mistake, or turned out to be somebody else's. Raises VettingRefused."""
    if not may_sign_regional(by, signature.placement.region):
        raise VettingRefused(_("Only those who sign for this region look at its signatures."))
    if not Signature.objects.shown().filter(pk=signature.pk).update(is_refused=True):
        return False
    counting.forget(signature.placement)
    audit.record("signature.kept_away", actor_id=by.pk, subject=f"signature:{signature.pk}")
    return True
